namespace EksAccessConstructs.Compute;

/// <summary>Nodes that join by themselves must be told the addresses of services.</summary>
internal static class ServiceAddresses
{
    /// <summary>Why they cannot be; empty where they can or need not.</summary>
    public static string[] Problem(NodesProps props) =>
        props.Cluster.ServiceIpv4Cidr is null
        && props.Family.Kind is AmiFamilyKind.AmazonLinux2023 or AmiFamilyKind.Windows
        && (!props.IsManaged || (props.ImageId is not null && props.Family.Kind is AmiFamilyKind.AmazonLinux2023))
            ? ["the nodes must be told the addresses of services, which CloudFormation cannot read back; give the cluster a ServiceIpv4Cidr (EKS's own choice would be 10.100.0.0/16)"]
            : [];
}
