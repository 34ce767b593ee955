using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Naming;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>Access entries with their groups and policies.</summary>
internal sealed class AccessEntryFacts(NamedTemplates templates, FactSheet facts)
{
    public void Say()
    {
        foreach (var entry in templates.Resources("AWS::EKS::AccessEntry"))
        {
            OfEntry(templates.Values(entry));
        }

        foreach (var entry in templates.Source.CallsOf("eks:CreateAccessEntry"))
        {
            OfEntry(new JsonObject { ["PrincipalArn"] = entry.At("PrincipalArn")?.DeepClone(), ["Type"] = entry.At("Type")?.DeepClone() });
        }
    }

    private void OfEntry(JsonNode? entry)
    {
        var key = $"accessEntry[{FactText.Of(entry.At("PrincipalArn"))}]";
        facts.Mark($"{key}.exists");
        facts.Say($"{key}.type", entry.At("Type"));
        facts.Say($"{key}.username", entry.At("Username"));
        facts.MarkEach($"{key}.group", entry.At("KubernetesGroups").Items());
        foreach (var policy in entry.At("AccessPolicies").Items())
        {
            facts.Say($"{key}.policy[{FactText.Of(policy.At("PolicyArn")).Split('/')[^1]}]", Scope(policy.At("AccessScope")));
        }
    }

    private static string Scope(JsonNode? scope) =>
        scope.At("Type").Text() == "cluster" ? "cluster" : $"namespaces {FactText.Of(scope.At("Namespaces") ?? new JsonArray())}";
}
