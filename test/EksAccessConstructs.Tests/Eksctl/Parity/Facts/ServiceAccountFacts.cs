using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Naming;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>Service accounts that are made for pods.</summary>
internal sealed class ServiceAccountFacts(NamedTemplates templates, FactSheet facts)
{
    private const string RoleAnnotation = "eks.amazonaws.com/role-arn";

    public void Say()
    {
        var accounts = templates.Source.CallsOf("kubernetes:ServiceAccount")
            .Concat(templates.Source.Manifests.Where(manifest => manifest.At("kind").Text() == "ServiceAccount").Select(manifest => manifest.At("metadata")));
        foreach (var account in accounts)
        {
            OfAccount(account);
        }
    }

    // The role's ARN holds a generated name, so it is only known to be there.
    private void OfAccount(JsonNode? account)
    {
        var key = $"serviceAccount[{account.At("namespace").Text() ?? "default"}/{FactText.Of(account.At("name"))}]";
        facts.Mark($"{key}.exists");
        foreach (var (name, value) in account.At("annotations").Entries())
        {
            facts.Say($"{key}.annotation[{name}]", name == RoleAnnotation ? "present" : value);
        }

        foreach (var (name, value) in account.At("labels").Entries().Where(label => !IsBookkeeping(label.Key)))
        {
            facts.Say($"{key}.label[{name}]", value);
        }
    }

    private static bool IsBookkeeping(string label) =>
        label.StartsWith("app.kubernetes.io/managed-by", StringComparison.Ordinal) || label.StartsWith("alpha.eksctl", StringComparison.Ordinal);
}
