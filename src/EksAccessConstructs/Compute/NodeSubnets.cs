namespace EksAccessConstructs.Compute;

/// <summary>The subnets of nodes.</summary>
internal static class NodeSubnets
{
    /// <summary>The ids of the subnets named, else of those of the cluster that fit.</summary>
    public static string[] Of(NodesProps props)
    {
        IEnumerable<Ec2.ISubnet> subnets = props switch
        {
            { Subnets.IsEmpty: false } => props.Subnets,
            { PrivateNetworking: true } => props.Cluster.Network.PrivateSubnets,
            _ => props.Cluster.Network.PublicSubnets,
        };
        return [.. subnets.Select(subnet => subnet.SubnetId)];
    }
}
