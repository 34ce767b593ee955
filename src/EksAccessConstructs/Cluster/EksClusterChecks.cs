using EksAccessConstructs.Access;
using EksAccessConstructs.Access.Rules;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cluster;

/// <summary>What EKS would refuse of a cluster, said before anything is defined.</summary>
internal static class EksClusterChecks
{
    public static IEnumerable<Finding> Findings(EksClusterProps props) => Problems(props).Where(problem => problem.Text is not null)
        .Select(problem => problem.Rule.At(null, problem.Text ?? "")).Concat(Version(props)).Concat(Kubectl(props));

    private static IEnumerable<Finding> Kubectl(EksClusterProps props) => props switch
    {
        { KubectlProvider: null } => [],
        { AuthenticationMode: ClusterAuthenticationMode.ConfigMap } =>
        [
            ModeHasEntries.Rule.Info.At(null,
                "KubectlProvider gets its rights by an access entry, which mode CONFIG_MAP does not know; use API_AND_CONFIG_MAP or API, or leave it out"),
        ],
        _ =>
        [
            AdminRules.NoFunctionAdministers.At(null,
                "KubectlProvider makes a Lambda function that holds cluster-admin; RbacManifests and Helm by hand need none, so keep it for what needs it"),
        ],
    };

    private static IEnumerable<(RuleInfo Rule, string? Text)> Problems(EksClusterProps props) =>
    [
        (EksctlRules.Metadata, Of(props.ClusterName, ControlPlaneLimits.ProblemWithName)),
        (EksctlRules.Metadata, Of(props.Version, ControlPlaneLimits.ProblemWithVersion)),
        (EksctlRules.Metadata, props.RollbackMinutes is { } minutes ? ControlPlaneLimits.ProblemWithRollback(minutes) : null),
        (ConfigMapNeedsTheCreator.Rule.Info, Access(props)),
        (AppRules.AdministratorInTheStack, Creator(props)),
        .. props.Endpoint.Problems().Select(problem => (EksctlRules.Endpoints, problem)),
        (EksctlRules.Outpost, Outpost(props)),
        (EksctlRules.Logs, props.LogRetentionDays is { } days ? ControlPlaneLimits.ProblemWithRetention(days) : null),
        .. props.PrivateEndpointClients.Select(client => (EksctlRules.Network, Of(client, ControlPlaneLimits.ProblemWithRange))),
        (EksctlRules.Network, Clients(props)),
        .. Services(props),
        (EksctlRules.Ipv6, Pods(props)),
        .. props.RemoteNodeNetworks.Concat(props.RemotePodNetworks).Select(range =>
            (EksctlRules.RemoteNetwork, Of(range, ControlPlaneLimits.ProblemWithRange))),
        (EksctlRules.RemoteNetwork, Hybrid(props)),
        .. (props.AutoMode?.NodePools ?? []).Select(pool => (EksctlRules.AutoMode, ControlPlaneLimits.ProblemWithNodePool(pool))),
        (EksctlRules.AutoMode, AutoMode(props)),
        (TextRules.BadValue, props.Scheduler is { } scheduler ? ControlPlaneLimits.ProblemWithStrategy(scheduler.Strategy) : null),
        .. (props.Scheduler?.Resources ?? []).Select(weighed => (TextRules.BadValue, ControlPlaneLimits.ProblemWithWeight(weighed.Resource, weighed.Weight))),
    ];

    private static IEnumerable<Finding> Version(EksClusterProps props)
    {
        if (props.AllowAnyVersion || Cdk.Token.IsUnresolved(props.Version) || KubernetesVersions.Remark(props.Version) is not { } remark)
        {
            return [];
        }

        return KubernetesVersions.SupportOf(props.Version) switch
        {
            VersionSupport.Extended => [EksctlRules.VersionIsInStandardSupport.At(null, remark)],
            VersionSupport.PerhapsOffered => [EksctlRules.VersionIsOffered.At(null, remark) with { Severity = Severity.Warning }],
            _ => [EksctlRules.VersionIsOffered.At(null, $"{remark}; or set AllowAnyVersion for a cluster that exists")],
        };
    }

    private static string? Access(EksClusterProps props) => props is { AuthenticationMode: ClusterAuthenticationMode.ConfigMap, CreatorIsAdmin: false }
        ? "in mode CONFIG_MAP without an administrator by creation nobody can enter; use AuthenticationMode.Api, or set CreatorIsAdmin"
        : null;

    private static string? Creator(EksClusterProps props) => props is { CreatorIsAdmin: false, AdministratorGuard.Kind: GuardKind.Creator }
        ? "AdministratorGuard.CreatorOfDevCluster leaves the cluster to its creator, who is no administrator; set CreatorIsAdmin"
        : null;

    private static string? Outpost(EksClusterProps props) => props is { DeletionProtection: true, Outpost: not null }
        ? "a local cluster on Outposts has no deletion protection; set DeletionProtection = false"
        : null;

    private static string? Clients(EksClusterProps props) => !props.PrivateEndpointClients.IsEmpty && props.ControlPlaneSecurityGroups is not []
        ? "PrivateEndpointClients needs the control plane's security group to be made here; put the ranges into the given group instead"
        : null;

    private static IEnumerable<(RuleInfo Rule, string? Text)> Services(EksClusterProps props) => props switch
    {
        { ServiceIpv4Cidr: null } => [],
        { IpFamily: IpFamily.Ipv6 } => [(EksctlRules.Ipv6,
            $"service range '{props.ServiceIpv4Cidr}' is IPv4 but the cluster is IPv6; leave ServiceIpv4Cidr out")],
        _ => [(EksctlRules.Network, Of(props.ServiceIpv4Cidr, ControlPlaneLimits.ProblemWithServiceRange))],
    };

    private static string? Pods(EksClusterProps props) => props is { IpFamily: IpFamily.Ipv6, Network: ClusterNetwork { HasIpv6ForPods: false } }
        ? "the cluster is IPv6, but its network gives pods no such addresses; set ClusterNetworkProps.Ipv6 = new Ipv6Ranges { ForPods = true }"
        : null;

    private static string? Hybrid(EksClusterProps props) => props is { RemoteNodeNetworks.IsEmpty: true, RemotePodNetworks.IsEmpty: false }
        ? "pods on hybrid nodes need hybrid nodes; give RemoteNodeNetworks as well"
        : null;

    private static string? AutoMode(EksClusterProps props) => props is { AutoMode.Compute: true, BootstrapSelfManagedAddons: true }
        ? "Auto Mode brings its own networking; leave BootstrapSelfManagedAddons false"
        : null;

    private static string? Of(string text, Func<string, string?> problem) => Cdk.Token.IsUnresolved(text) ? null : problem(text);
}
