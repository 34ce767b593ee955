using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl;

/// <summary>The words of the key table that other parts of the model know: the table names them <c>@Name</c>.</summary>
internal static class KeyWords
{
    /// <summary>The words of a list such as <c>ssm, ira</c> or <c>@LogTypes, all</c>.</summary>
    /// <exception cref="FormatException">A name is not known.</exception>
    public static ValueList<string> Of(string list) => list.Split(", ").SelectMany(Spread).ToValueList();

    private static IEnumerable<string> Spread(string word) => word switch
    {
        "@AmiFamilies" => AmiFamily.All.Select(family => family.Name),
        "@EntryTypes" => EntryType.Known.Select(type => type.Name),
        "@LogTypes" => ClusterLogTypes.All,
        "@NodePools" => ControlPlaneLimits.NodePools,
        "@Regions" => AwsRegions.Known,
        "@VolumeTypes" => NodeVolume.Types,
        ['@', ..] => throw new FormatException($"the key table names '{word}', which stands for no words"),
        _ => [word],
    };
}
