using EksAccessConstructs.Access;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Admin;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Eksctl;

/// <summary>What an eksctl ClusterConfig adds to a cluster that exists, as <c>eksctl create nodegroup -f</c>, <c>create fargateprofile -f</c>,
/// <c>create addon -f</c> and <c>create accessentry -f</c> would: node groups, Fargate profiles, add-ons, access entries,
/// identity providers, service accounts with their roles, capabilities.
/// No cluster and no network is made.</summary>
/// <remarks>What the ClusterConfig does not say about the cluster and something needs (subnets, security groups, the endpoint) becomes a parameter of the
/// stack, or is imported from eksctl's own stack; see <see cref="EksctlAdditionsProps.MadeByEksctl"/>.</remarks>
public sealed class EksctlAdditions : Construct
{
    /// <summary>Adds what a ClusterConfig holds to a cluster that exists.</summary>
    /// <param name="scope">The scope; its stack should be in the region of the ClusterConfig.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What is added.</param>
    /// <exception cref="ArgumentException">The ClusterConfig is about a new cluster, or a rule of ClusterConfigs is broken; the message lists every problem,
    /// one a line.</exception>
    public EksctlAdditions(Construct scope, string id, EksctlAdditionsProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var config = props.Config;
        Findings(config).ThrowOrWarn(this, nameof(props));
        PassedOnIds.Acknowledge(this, config);

        var values = new ExistingValues(Cdk.Stack.Of(this), config.Config.Metadata.Name, props.MadeByEksctl, props.LogicalIdPrefix);
        var network = new EksctlNetwork(this, config, props.LogicalIdPrefix, values, props.Cluster);
        Cluster = props.Cluster ?? new AskedCluster(this, "Cluster", config, network.Network, values, props.LogicalIdPrefix);
        var plan = props.Access ?? EksctlAccess.Read(config).Value?.Plan ?? AccessPlan.Empty;
        AdminRole = props.Admins is []
            ? null
            : new ClusterAdminRole(this, "Admin", new ClusterAdminRoleProps { Cluster = Cluster, AssumableBy = props.Admins });
        Entries = plan.Grants.IsEmpty ? null : new AccessEntries(this, "Access", new AccessEntriesProps { Cluster = Cluster, Plan = plan });
        var pods = new EksctlPods(this, config, Cluster);
        var provider = pods.ExistingProvider();
        AddonChoice[] addons = [.. new EksctlAddons(this, config, Cluster, provider).Choices()];
        Addons = addons is [] ? null : new ClusterAddons(this, "Addons", new ClusterAddonsProps { Cluster = Cluster, Addons = addons });
        IrsaRoles = pods.TokenRoles(provider);
        PodAccess = pods.PodAccess();
        EksctlIdentityProviders.Define(this, config, Cluster);
        Capabilities = EksctlCapabilities.Define(this, config, Cluster);

        var nodes = new EksctlNodes(this, config, Cluster, network);
        ManagedNodes = nodes.Managed();
        SelfManagedNodes = nodes.SelfManaged();
        Fargate = nodes.Fargate();
        AwsAuth = new EksctlAwsAuth(this, config, Cluster).Define(props.AwsAuth, SelfManagedNodes, karpenter: null);
        var objects = EksctlPods.Manifests(this, config, props.Rbac);
        Rbac = new RbacManifests(this, "Rbac", new RbacManifestsProps { Cluster = Cluster, Objects = objects });
    }

    /// <summary>The cluster that exists.</summary>
    public IEksCluster Cluster { get; }

    /// <summary>The dedicated admin role; null where nobody was named for it.</summary>
    public ClusterAdminRole? AdminRole { get; }

    /// <summary>The access entries; null where there are none.</summary>
    public AccessEntries? Entries { get; }

    /// <summary>The add-ons that the ClusterConfig lists; null where it lists none.</summary>
    public ClusterAddons? Addons { get; }

    /// <summary>The roles of <c>iam.serviceAccounts</c> that are made, in the order of the ClusterConfig; they trust the provider that the cluster
    /// has.</summary>
    public IReadOnlyList<IrsaRole> IrsaRoles { get; }

    /// <summary>The pod identity associations, in the order of the ClusterConfig.</summary>
    public IReadOnlyList<PodAccess> PodAccess { get; }

    /// <summary>The capabilities, in the order of the ClusterConfig.</summary>
    public IReadOnlyList<ClusterCapability> Capabilities { get; }

    /// <summary>The managed node groups, in the order of the ClusterConfig.</summary>
    public IReadOnlyList<ManagedNodes> ManagedNodes { get; }

    /// <summary>The self-managed node groups, in the order of the ClusterConfig.</summary>
    public IReadOnlyList<SelfManagedNodes> SelfManagedNodes { get; }

    /// <summary>The Fargate profiles; null where there are none.</summary>
    public FargatePods? Fargate { get; }

    /// <summary>The rows that are added to aws-auth after the deployment; null where the mode knows access entries, or where there are none.</summary>
    public AwsAuthAdditions? AwsAuth { get; }

    /// <summary>The manifests beside the template.</summary>
    public RbacManifests Rbac { get; }

    private static IEnumerable<Finding> Findings(ResolvedCluster cluster)
    {
        var config = cluster.Config;
        if (!config.Exists)
        {
            return
            [
                JoinRules.ExistingIsDescribed.At(null, $"'{config.Metadata.Name}' is not said to exist; set Exists, or use EksctlCluster for a new cluster"),
            ];
        }

        return ClusterConfigRules.Check(config)
            .Concat(PassedOnRules.Check(config, cluster.Flavour))
            .Concat(ExistingCluster.Findings(cluster, makesAdminRole: false))
            .Where(finding => finding.Severity is Severity.Error);
    }
}
