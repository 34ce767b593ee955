using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Naming;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>Add-ons with their versions, settings and roles.</summary>
internal sealed class AddonFacts(NamedTemplates templates, FactSheet facts)
{
    // What the oracle's EKS answers where eksctl asks for the default.
    private const string DefaultVersion = "v1.0.0-eksbuild.1";

    public void Say()
    {
        var resources = templates.Resources("AWS::EKS::Addon").Select(templates.Values);
        foreach (var addon in resources.Concat(templates.Source.CallsOf("eks:CreateAddon").Select(templates.ValueOfCall)))
        {
            OfAddon(addon);
        }
    }

    private void OfAddon(JsonNode? addon)
    {
        var key = $"addon[{FactText.Of(addon.At("AddonName"))}]";
        facts.Mark($"{key}.exists");
        facts.Say($"{key}.version", Version(addon.At("AddonVersion").Text()));
        facts.Say($"{key}.configuration", Configuration(addon.At("ConfigurationValues").Text() ?? ""));
        facts.Say($"{key}.resolveConflicts", addon.At("ResolveConflicts").Text()?.ToUpperInvariant());
        facts.Say($"{key}.role", addon.At("ServiceAccountRoleArn"));
        facts.Say($"{key}.namespace", addon.At("NamespaceConfig", "Namespace"));
        foreach (var association in addon.At("PodIdentityAssociations").Items())
        {
            facts.Say($"{key}.podIdentity[{FactText.Of(association.At("ServiceAccount"))}]", association.At("RoleArn"));
        }

        facts.SayTags(key, addon.At("Tags"));
    }

    private static string Version(string? version) => version is null or "" or DefaultVersion ? "default" : version;

    private static string? Configuration(string text) => YamlJson.First(text) is { } settings ? FactText.Of(settings) : text;
}
