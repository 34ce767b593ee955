using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Eksctl;

/// <summary>Whether a ClusterConfig is about a new cluster or about one that exists.</summary>
internal static class ExistingCluster
{
    // The topmost keys of which all that is below makes or changes the cluster itself.
    private static readonly ValueList<string> OfCluster = Paths(CarriedKeys.Tree, "").ToValueList();

    /// <summary>What there is to say before anything is made: that a new cluster is, or what an existing one does not take.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="makesAdminRole">True where an administrator role is made, too.</param>
    public static IEnumerable<Finding> Findings(ResolvedCluster cluster, bool makesAdminRole) =>
        cluster.Config.Exists ? OfExisting(cluster.Config) : OfNew(cluster, makesAdminRole);

    private static IEnumerable<Finding> OfNew(ResolvedCluster cluster, bool makesAdminRole)
    {
        var config = cluster.Config;
        if (IsOfNodesAlone(config) && cluster.Network is ResolvedNetwork.Made network)
        {
            yield return JoinRules.NewClusterIsMeant.At(config.Origin.Location,
                $"a new cluster '{config.Metadata.Name}' is made for these nodes, as by 'eksctl create cluster': "
                    + $"{NewCluster.Parts(cluster, network, makesAdminRole)}; "
                    + $"where the cluster exists already, -c existing={config.Metadata.Name} adds the nodes to it and makes none of that");
        }
    }

    private static bool IsOfNodesAlone(ClusterConfig config)
    {
        var rest = config with { ManagedNodeGroups = [], NodeGroups = [], FargateProfiles = [], Metadata = new ClusterMetadata { Name = "", Region = "" } };
        return rest == new ClusterConfig { Metadata = rest.Metadata, Origin = config.Origin } && (config.Groups().Any() || !config.FargateProfiles.IsEmpty);
    }

    private static IEnumerable<Finding> OfExisting(ClusterConfig config)
    {
        foreach (var key in OfCluster.Where(config.Locations.IsWritten))
        {
            yield return JoinRules.ExistingStays.At(config.Locations.At(key),
                $"'{key}' is about the cluster itself, which exists, so it has no effect here; change the cluster where it is made");
        }

        if (DescribedNodes.NeedServiceRange(config) && config.Metadata.Version is null or "" or "auto" or "latest")
        {
            yield return JoinRules.ExistingIsDescribed.At(config.Metadata.Origin.Location,
                "'metadata.version' does not say the version of the existing cluster, and self-managed nodes must fit it; write it");
        }
    }

    private static IEnumerable<string> Paths(KeyTree keys, string path) => keys.Names.SelectMany(name => keys.Below(name) switch
    {
        { IsOfNewClusters: true } => [path + name],
        { IsList: true } => [],
        var below => Paths(below, $"{path}{name}."),
    });
}
