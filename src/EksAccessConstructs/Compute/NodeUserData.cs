using EksAccessConstructs.Text;

namespace EksAccessConstructs.Compute;

/// <summary>User data of nodes, with the cluster's address and certificate as references.</summary>
internal static class NodeUserData
{
    public static string? Of(NodesProps props, string? clusterDns = null, DocumentValue.Mapping? kubeletConfig = null, string? outpostClusterId = null)
    {
        var cluster = props.Cluster;
        var bootstrap = new NodeBootstrap
        {
            Family = props.Family,
            Managed = props.IsManaged,
            CustomImage = props.ImageId is not null,
            ClusterName = cluster.DisplayName,
            Endpoint = "",
            CertificateAuthority = "",
            ServiceCidr = cluster.ServiceIpv4Cidr,
            OutpostClusterId = outpostClusterId,
            ClusterDns = clusterDns,
            Labels = props.Labels,
            Taints = props.Taints,
            MaxPods = props.MaxPods,
            PreBootstrapCommands = props.PreBootstrapCommands,
            OverrideBootstrapCommand = props.OverrideBootstrapCommand,
            KubeletConfig = kubeletConfig ?? DocumentValue.Mapping.Empty,
            BottlerocketSettings = props.BottlerocketSettings,
            AdminContainer = props.AdminContainer ?? (props.Ssh is { Allow: true } ? true : null),
        };
        return bootstrap.TellsHowToJoin
            ? (bootstrap with { Endpoint = cluster.Endpoint, CertificateAuthority = cluster.CertificateAuthorityData }).UserData()
            : bootstrap.UserData();
    }
}
