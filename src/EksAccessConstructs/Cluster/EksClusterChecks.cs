using System.Net;
using System.Text.RegularExpressions;
using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>What EKS would refuse, said before anything is defined.</summary>
internal static partial class EksClusterChecks
{
    private static readonly int[] RetentionDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public static void Check(EksClusterProps props, string path)
    {
        if (Problem(props) is { } problem)
        {
            throw new ArgumentException($"{path}: {problem}", nameof(props));
        }
    }

    private static string? Problem(EksClusterProps props) =>
        Names(props) ?? Access(props) ?? Logs(props) ?? Network(props) ?? Hybrid(props) ?? Modes(props);

    private static string? Names(EksClusterProps props) =>
        !IsToken(props.ClusterName) && ClusterNames.Problem(props.ClusterName) is { } name ? name
        : !IsToken(props.Version) && !Versions().IsMatch(props.Version)
            ? $"'{props.Version}' is no Kubernetes version; write it like 1.34"
        : null;

    private static string? Access(EksClusterProps props) =>
        props.AuthenticationMode is AuthenticationMode.ConfigMap && !props.CreatorIsAdmin
            ? "in mode CONFIG_MAP without an administrator by creation nobody can enter; use AuthenticationMode.Api, or set CreatorIsAdmin"
        : props.DeletionProtection && props.Outpost is not null
            ? "a local cluster on Outposts has no deletion protection; set DeletionProtection = false"
        : null;

    private static string? Logs(EksClusterProps props) =>
        props.LogRetentionDays is { } days && !RetentionDays.Contains(days)
            ? $"logs cannot be kept {days} days; CloudWatch knows {string.Join(", ", RetentionDays)}"
        : null;

    private static string? Network(EksClusterProps props) =>
        props.PrivateEndpointClients.FirstOrDefault(NoRange) is { } client ? $"'{client}' is no address range; write it like 10.0.0.0/8"
        : !props.PrivateEndpointClients.IsEmpty && props.ControlPlaneSecurityGroups is not []
            ? "PrivateEndpointClients needs the control plane's security group to be made here; put the ranges into the given group instead"
        : props.IpFamily is IpFamily.Ipv6 && props.ServiceIpv4Cidr is { } range
            ? $"service range '{range}' is IPv4 but the cluster is IPv6; leave ServiceIpv4Cidr out"
        : props.ServiceIpv4Cidr is { } services && NoServiceRange(services)
            ? $"'{services}' is no range for services; use one between /12 and /24 in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16"
        : null;

    private static string? Hybrid(EksClusterProps props) =>
        props.RemoteNodeNetworks.Concat(props.RemotePodNetworks).FirstOrDefault(NoRange) is { } bad ? $"'{bad}' is no address range; write it like 10.80.0.0/16"
        : props.RemoteNodeNetworks.IsEmpty && !props.RemotePodNetworks.IsEmpty ? "pods on hybrid nodes need hybrid nodes; give RemoteNodeNetworks as well"
        : null;

    private static string? Modes(EksClusterProps props) =>
        props.AutoMode is { } auto && auto.NodePools.FirstOrDefault(pool => pool is not ("general-purpose" or "system")) is { } pool
            ? $"node pool '{pool}' is not built in; Auto Mode has general-purpose and system"
        : props.AutoMode is { Compute: true } && props.BootstrapSelfManagedAddons
            ? "Auto Mode brings its own networking; leave BootstrapSelfManagedAddons false"
        : props.RollbackMinutes is < 120 or > 10080
            ? $"an upgrade cannot be rolled back for {props.RollbackMinutes} minutes; use 120 to 10080"
        : props.Scheduler is { Strategy: not ("LeastAllocated" or "MostAllocated") and var strategy }
            ? $"the scheduler has no strategy '{strategy}'; use LeastAllocated or MostAllocated"
        : null;

    private static bool NoRange(string cidr) => !IsToken(cidr) && !IPNetwork.TryParse(cidr, out _);

    private static bool NoServiceRange(string cidr)
    {
        if (IsToken(cidr))
        {
            return false;
        }

        return !IPNetwork.TryParse(cidr, out var range) || range.PrefixLength is < 12 or > 24
            || !PrivateRanges.Any(allowed => allowed.Contains(range.BaseAddress) && allowed.PrefixLength <= range.PrefixLength);
    }

    private static readonly IPNetwork[] PrivateRanges = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16")];

    private static bool IsToken(string text) => Cdk.Token.IsUnresolved(text);

    [GeneratedRegex(@"^1\.[0-9]{2}\z")]
    private static partial Regex Versions();
}
