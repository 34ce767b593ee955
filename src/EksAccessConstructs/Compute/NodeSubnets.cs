namespace EksAccessConstructs.Compute;

/// <summary>The subnets of nodes.</summary>
internal static class NodeSubnets
{
    public static string[] Of(NodesProps props)
    {
        IEnumerable<Ec2.ISubnet> subnets = !props.Subnets.IsEmpty ? props.Subnets
            : props.PrivateNetworking ? props.Cluster.Network.PrivateSubnets
            : props.Cluster.Network.PublicSubnets;
        string[] ids = [.. subnets.Select(subnet => subnet.SubnetId)];
        var (side, other) = props.PrivateNetworking ? ("private", "off") : ("public", "on");
        return ids.Length > 0 ? ids : throw new ArgumentException(
            $"node group '{props.Name}': the cluster's network has no {side} subnets; name some in Subnets or turn PrivateNetworking {other}");
    }
}
