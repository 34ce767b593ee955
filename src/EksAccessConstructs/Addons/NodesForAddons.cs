using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Addons;

/// <summary>Whether somebody runs the pods of an add-on, without which it never becomes active and CloudFormation waits for it in vain.</summary>
internal static class NodesForAddons
{
    /// <summary>Why nobody does; null where somebody does.</summary>
    public static string? Problem(EksCluster cluster, AddedAddon addon)
    {
        if (cluster.AutoMode.Brings(AutoModePart.Compute) || cluster.HasHybridNodes || IsOnFargate(cluster, addon) || HasOtherNodes(cluster))
        {
            return null;
        }

        var stack = Cdk.Stack.Of(addon.Source).Node.Path;
        var comesBeforeOtherStacks = stack == Cdk.Stack.Of(cluster).Node.Path;
        return (cluster.NodeStacks.Count, comesBeforeOtherStacks && !cluster.NodeStacks.Contains(stack)) switch
        {
            (0, _) => $"add-on '{addon.Name}' has no node to run on, so it never becomes active and the stack may wait for it in vain; define nodes, or "
                + "use Auto Mode",
            (_, true) => $"the nodes that add-on '{addon.Name}' runs on are in another stack, which comes after this one, so this stack waits for it in vain; "
                + "define it in the stack of the nodes",
            _ => null,
        };
    }

    private static bool IsOnFargate(EksCluster cluster, AddedAddon addon) => addon.Namespace is { } space && FargateNamespaces.TakesAll(cluster, space);

    // The CDK's own node groups are inside the CDK's own cluster.
    private static bool HasOtherNodes(EksCluster cluster) =>
        cluster.NodeStacks.Count == 0 && cluster.Cluster.Node.FindAll().OfType<Eks.CfnNodegroup>().Any();
}
