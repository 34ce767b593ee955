using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Addons;

/// <summary>The add-ons that nearly every cluster needs: vpc-cni, kube-proxy, coredns, eks-pod-identity-agent, aws-ebs-csi-driver, metrics-server and
/// eks-node-monitoring-agent, those that call AWS with a role of their own.</summary>
/// <remarks>What Auto Mode brings is left out there; beside nodes of your own, define it by its own construct. So is what EKS does not offer in the partition.
/// Where there is no Pod Identity, as in China, the VPC CNI uses the role of the nodes, and the driver for EBS is left out. Give node groups
/// <c>Role = new NodeRoleRequest { CniPolicy = false }</c>: the VPC CNI has a role of its own.</remarks>
public sealed class BaselineAddons : Construct
{
    private static readonly string[] Names =
    [
        AddonNames.VpcCni, AddonNames.KubeProxy, AddonNames.CoreDns, AddonNames.PodIdentityAgent, AddonNames.EbsCsiDriver, AddonNames.MetricsServer,
        AddonNames.NodeMonitoringAgent,
    ];

    private readonly OrderedDictionary<string, ClusterAddon> addons = new(StringComparer.Ordinal);

    /// <summary>Defines the add-ons.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Which, and how.</param>
    /// <exception cref="ArgumentException">A name is none of the set, an add-on is there already (EKS020), or EKS would refuse one.</exception>
    public BaselineAddons(Construct scope, string id, BaselineAddonsProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Findings(props).ThrowOrWarn(this, nameof(props));
        foreach (var name in Names.Where(name => IsWanted(name, props)))
        {
            addons.Add(name, Define(name, props));
        }
    }

    /// <summary>The add-ons by name.</summary>
    public IReadOnlyDictionary<string, ClusterAddon> Addons => addons;

    /// <summary>The VPC CNI with its role; null where it has none of its own.</summary>
    public VpcCni? VpcCni { get; private set; }

    /// <summary>The driver for EBS with its role; null where it is left out.</summary>
    public EbsCsiDriver? EbsCsiDriver { get; private set; }

    private static bool IsWanted(string name, BaselineAddonsProps props)
    {
        var addon = AddonTable.Known(name);
        var partition = AwsRegions.PartitionOf(Cdk.Stack.Of(props.Cluster).Region);
        var isBrought = addon.BroughtBy is { } part && (props.Cluster as EksCluster)?.AutoMode.Brings(part) is true;
        var isForPodIdentity = name is AddonNames.PodIdentityAgent or AddonNames.EbsCsiDriver;
        return !props.LeaveOut.Contains(name) && !isBrought && addon.IsOfferedIn(partition)
            && (!isForPodIdentity || PodIdentityFindings.IsOffered(props.Cluster));
    }

    private static IEnumerable<Finding> Findings(BaselineAddonsProps props) => props.LeaveOut
        .Concat(props.Versions.Select(version => version.Key))
        .Concat(props.Configurations.Select(configuration => configuration.Key))
        .Except(Names)
        .Select(name => EksctlRules.Addons.At(null,
            $"add-on '{name}' is none of the usual set, which is {string.Join(", ", Names)}{Suggestion.DidYouMean(name, Names)}"));

    private ClusterAddon Define(string name, BaselineAddonsProps props) => name switch
    {
        AddonNames.VpcCni when PodIdentityFindings.IsOffered(props.Cluster) => (VpcCni = Cni(props)).Addon,
        AddonNames.EbsCsiDriver => (EbsCsiDriver = Ebs(props)).Addon,
        _ => new ClusterAddon(this, name, new ClusterAddonProps
        {
            Cluster = props.Cluster,
            AddonName = name,
            Version = props.Versions[name],
            Configuration = props.Configurations[name],
            OnConflict = props.OnConflict,
            Tags = props.Tags,
        }),
    };

    private VpcCni Cni(BaselineAddonsProps props) => new(this, AddonNames.VpcCni, new VpcCniProps
    {
        Cluster = props.Cluster,
        Version = props.Versions[AddonNames.VpcCni],
        Configuration = props.Configurations[AddonNames.VpcCni],
        OnConflict = props.OnConflict,
        PermissionsBoundaryArn = props.BoundaryArn,
        Tags = props.Tags,
    });

    private EbsCsiDriver Ebs(BaselineAddonsProps props) => new(this, AddonNames.EbsCsiDriver, new EbsCsiDriverProps
    {
        Cluster = props.Cluster,
        Version = props.Versions[AddonNames.EbsCsiDriver],
        Configuration = props.Configurations[AddonNames.EbsCsiDriver],
        OnConflict = props.OnConflict,
        Volumes = props.Volumes,
        Keys = props.VolumeKeys,
        PermissionsBoundaryArn = props.BoundaryArn,
        Tags = props.Tags,
    });
}
