using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>The statements of a policy, and what each says, one action on one resource at a time.</summary>
internal static class PolicyStatements
{
    /// <summary>The statements of a policy that is worked out, given as JSON or as its text.</summary>
    public static IEnumerable<JsonNode> Of(JsonNode? policy) => (policy.Text() is { } text ? JsonNode.Parse(text) : policy).At("Statement").Items();

    /// <summary>Notes what a statement allows or denies an owner.</summary>
    public static void SayPermissions(this FactSheet facts, string owner, JsonNode statement)
    {
        var word = statement.At("Effect").Text() == "Allow" ? "allow" : "deny";
        foreach (var action in WithNot(statement, "Action"))
        {
            foreach (var resource in WithNot(statement, "Resource"))
            {
                facts.Mark($"{owner}.{word}[{action} on {resource}{Condition(statement)}]");
            }
        }
    }

    /// <summary>Notes whom a statement of a role's trust lets take the role.</summary>
    public static void SayTrust(this FactSheet facts, string role, JsonNode statement)
    {
        foreach (var (kind, principal) in Principals(statement.At("Principal")))
        {
            foreach (var action in statement.At("Action").Items())
            {
                facts.Mark($"{role}.trust[{kind} {principal} may {FactText.Of(action)}{Condition(statement)}]");
            }
        }
    }

    // The provider of an OIDC issuer is one of a kind, and each side names it in its own way.
    private static IEnumerable<(string Kind, string Name)> Principals(JsonNode? principal) =>
        from entry in ByKind(principal)
        from one in entry.Value.Items()
        select (entry.Key, entry.Key == "Federated" ? "@oidc" : FactText.Of(one).Split("oidc-provider/")[0]);

    private static IEnumerable<(string Key, JsonNode Value)> ByKind(JsonNode? principal) => principal switch
    {
        JsonObject map => map.Entries(),
        null => [],
        _ => [("Any", principal)],
    };

    private static IEnumerable<string> WithNot(JsonNode statement, string key) =>
        statement.At(key).Items().Select(FactText.Of).Concat(statement.At($"Not{key}").Items().Select(one => $"not {FactText.Of(one)}"));

    private static string Condition(JsonNode statement) =>
        statement.At("Condition") is JsonObject { Count: > 0 } condition ? $" if {FactText.Of(condition)}" : "";
}
