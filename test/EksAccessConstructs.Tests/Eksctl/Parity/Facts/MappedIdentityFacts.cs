using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Naming;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>Who becomes which Kubernetes identity: eksctl's rows of aws-auth, ours as access entries or as aws-auth.</summary>
internal sealed class MappedIdentityFacts(NamedTemplates templates, FactSheet facts)
{
    public void Say()
    {
        foreach (var row in templates.Source.CallsOf("kubernetes:aws-auth"))
        {
            OfRow(row);
        }

        if (templates.Source.Calls.Count == 0)
        {
            SayOurs();
        }
    }

    private void SayOurs()
    {
        foreach (var entry in templates.Resources("AWS::EKS::AccessEntry").Select(templates.Values))
        {
            IEnumerable<JsonNode> masters = entry.At("AccessPolicies").Items().Any(IsClusterAdmin) ? ["system:masters"] : [];
            Mapped(entry.At("PrincipalArn"), entry.At("Username"), entry.At("KubernetesGroups").Items().Concat(masters));
        }

        foreach (var map in templates.Source.Manifests.Where(IsAwsAuth))
        {
            OfConfigMap(map.At("data"));
        }
    }

    private void OfRow(JsonNode? row)
    {
        if (row.At("arn") is { } arn)
        {
            Mapped(arn, row.At("username"), row.At("groups").Items());
        }
        else if (row.At("account") is { } account)
        {
            facts.Mark($"mapped[account {FactText.Of(account)}].exists");
        }
        else if (row.At("serviceName") is { } service)
        {
            facts.Mark($"mapped[service {FactText.Of(service)} {row.At("namespace").Text()}].exists");
        }
    }

    private void OfConfigMap(JsonNode? data)
    {
        foreach (var row in Section(data, "mapRoles"))
        {
            Mapped(row.At("rolearn"), row.At("username"), row.At("groups").Items());
        }

        foreach (var row in Section(data, "mapUsers"))
        {
            Mapped(row.At("userarn"), row.At("username"), row.At("groups").Items());
        }

        foreach (var account in Section(data, "mapAccounts"))
        {
            facts.Mark($"mapped[account {FactText.Of(account)}].exists");
        }
    }

    private void Mapped(JsonNode? arn, JsonNode? username, IEnumerable<JsonNode> groups)
    {
        var key = $"mapped[{FactText.Of(arn)}]";
        facts.Mark($"{key}.exists");
        facts.Say($"{key}.username", username);
        facts.MarkEach($"{key}.group", groups);
    }

    private static IEnumerable<JsonNode> Section(JsonNode? data, string key) => YamlJson.First(data.At(key).Text() ?? "").Items();

    private static bool IsAwsAuth(JsonNode manifest) => manifest.At("kind").Text() == "ConfigMap" && manifest.At("metadata", "name").Text() == "aws-auth";

    private static bool IsClusterAdmin(JsonNode policy) =>
        FactText.Of(policy.At("PolicyArn")).EndsWith("/AmazonEKSClusterAdminPolicy", StringComparison.Ordinal)
        && policy.At("AccessScope", "Type").Text() == "cluster";
}
