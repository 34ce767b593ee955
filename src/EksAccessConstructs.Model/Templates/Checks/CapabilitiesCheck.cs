using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates.Checks;

/// <summary>Holds capabilities of templates against what EKS takes of them.</summary>
internal static class CapabilitiesCheck
{
    /// <summary>What is wrong with the capabilities of a cluster.</summary>
    public static IEnumerable<Finding> Findings(TemplateCluster cluster) => cluster.Resources.Where(one => one.Resource.Type == CapabilityReader.Type)
        .SelectMany(one => one.Findings(properties => OfCapability(one.Resource, properties, cluster)));

    private static IEnumerable<Finding> OfCapability(TemplateResource resource, YamlMap properties, TemplateCluster cluster)
    {
        var isKnown = !Symbolic.Is(properties["Type"]) && !Symbolic.Is(properties["Configuration"]);
        var isArgoCd = isKnown && properties.TextAt("Type") == "ARGOCD";
        var hasSettings = isKnown && properties.MapAt("Configuration")?["ArgoCd"] is not null;
        return Symbolic.Known(properties["CapabilityName"]) is { } name
            ? CapabilityLimits.Problems(name, isArgoCd, hasSettings, cluster.Modes is [var mode] ? mode : null)
                .Select(problem => EksctlRules.Capabilities.At(resource.Location, $"capability '{name}': {problem}"))
            : [];
    }
}
