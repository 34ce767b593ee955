using EksAccessConstructs.Compute;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates.Checks;

/// <summary>There are images of the AMI type of a managed node group for its Kubernetes version.</summary>
internal static class NodesCheck
{
    /// <summary>The type of managed node groups.</summary>
    public const string Type = "AWS::EKS::Nodegroup";

    /// <summary>What is wrong with the node groups of a cluster.</summary>
    public static IEnumerable<Finding> Findings(TemplateCluster cluster) => cluster.Resources.Where(one => one.Resource.Type == Type)
        .SelectMany(one => one.Findings(properties => OfGroup(properties, cluster.Version)));

    private static IEnumerable<Finding> OfGroup(YamlMap properties, string? ofCluster)
    {
        var written = properties["Version"];
        var version = written is null ? ofCluster : Symbolic.Known(written);
        return version is not null && Symbolic.Known(properties["AmiType"]) is { } type && AmiFamily.OfAmiType(type)?.ProblemWith(version) is { } problem
            ? [NodeRules.Images.At(properties["AmiType"]!.Location, $"AmiType '{type}': {problem}")]
            : [];
    }
}
