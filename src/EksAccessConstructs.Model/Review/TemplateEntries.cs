using System.Text.Json;
using EksAccessConstructs.Access;

namespace EksAccessConstructs.Review;

/// <summary>The access entries of a synthesized CloudFormation template, so that a report tells what the template holds and not what was meant.</summary>
internal static class TemplateEntries
{
    /// <summary>The entries in the order of the template.</summary>
    /// <remarks>A principal that the template makes is called by its logical ID, and its grant names it unresolved. Values that only deployment knows
    /// stay as CloudFormation writes them.</remarks>
    /// <param name="template">The template as JSON.</param>
    /// <param name="origins">What was planned, to say where an entry was read from.</param>
    public static ValueList<ReportedPrincipal> Read(string template, AccessPlan origins)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(origins);
        using var document = JsonDocument.Parse(template);
        return !document.RootElement.TryGetProperty("Resources", out var resources) ? [] : resources.EnumerateObject()
            .Where(resource => TextOf(resource.Value, "Type") == "AWS::EKS::AccessEntry" && resource.Value.TryGetProperty("Properties", out _))
            .Select(resource => Entry(resource.Name, resource.Value.GetProperty("Properties"), origins))
            .ToValueList();
    }

    private static ReportedPrincipal Entry(string logicalId, JsonElement properties, AccessPlan origins)
    {
        var (label, principal) = Principal(properties.GetProperty("PrincipalArn"));
        var grant = new AccessGrant
        {
            Principal = principal,
            Type = EntryType.Custom(TextOf(properties, "Type") ?? EntryType.Standard.Name),
            Username = TextOf(properties, "Username"),
            Groups = Items(properties, "KubernetesGroups").Select(Words).ToValueList(),
            Policies = Items(properties, "AccessPolicies").Select(Policy).ToValueList(),
            Origin = origins.Grants.FirstOrDefault(planned => planned.Principal == principal)?.Origin ?? default,
        };
        return new ReportedPrincipal(label, grant, logicalId);
    }

    private static (string Label, PrincipalArn Principal) Principal(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && PrincipalArn.Read(value.GetString() ?? "").Value is { } known)
        {
            return (known.Text, known);
        }

        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("Fn::GetAtt", out var attribute) && attribute.ValueKind == JsonValueKind.Array)
        {
            var role = $"role {attribute[0].GetString()} of this stack";
            return (role, PrincipalArn.UnresolvedRole(role, role));
        }

        return (Words(value), PrincipalArn.Unresolved(Words(value)));
    }

    private static PolicyAssociation Policy(JsonElement association)
    {
        var arn = Words(association.GetProperty("PolicyArn"));
        var scope = association.GetProperty("AccessScope");
        var names = Items(scope, "Namespaces").Select(Words).ToArray();
        return new PolicyAssociation(
            AccessPolicyName.Custom(arn[(arn.LastIndexOf('/') + 1)..]),
            names.Length == 0 ? PolicyScope.Cluster : PolicyScope.Namespaces(names));
    }

    // Text as it is; a join as its parts joined; anything else as CloudFormation writes it.
    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Object when value.TryGetProperty("Fn::Join", out var join)
            && join.ValueKind == JsonValueKind.Array
            && join[1].ValueKind == JsonValueKind.Array =>
            string.Join(join[0].GetString(), join[1].EnumerateArray().Select(Words)),
        JsonValueKind.Object when value.TryGetProperty("Ref", out var name) => $"${{{name.GetString()}}}",
        _ => value.GetRawText(),
    };

    private static JsonElement[] Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string? TextOf(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? Words(value) : null;
}
