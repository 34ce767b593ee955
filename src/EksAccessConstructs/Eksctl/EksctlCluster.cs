using EksAccessConstructs.Access;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Admin;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Eksctl.Steps;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Eksctl;

/// <summary>Everything that an eksctl ClusterConfig asks for: network, cluster, access entries,
/// add-ons, nodes and Fargate profiles, as constructs of one stack.</summary>
/// <remarks>What eksctl does by API calls after its stacks (add-ons, Fargate profiles, log retention) is part of the template here.</remarks>
public sealed class EksctlCluster : Construct
{
    /// <summary>Builds the cluster of a ClusterConfig.</summary>
    /// <param name="scope">The scope; its stack should be in the region of the ClusterConfig.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is built from.</param>
    /// <exception cref="ArgumentException">The stack is in another region, or a rule of ClusterConfigs is broken; the message lists every problem, one a
    /// line.</exception>
    public EksctlCluster(Construct scope, string id, EksctlClusterProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var config = props.Config;
        ClusterConfigRules.Check(config.Config)
            .Concat(PassedOnRules.Check(config.Config, config.Flavour))
            .Concat(RegionFindings(config))
            .Concat(ExistingFindings(config))
            .Where(finding => finding.Severity is Severity.Error)
            .ThrowOrWarn(this, nameof(props));
        PassedOnIds.Acknowledge(this, config);

        var network = new EksctlNetwork(this, config, props.LogicalIdPrefix,
            new ExistingValues(Cdk.Stack.Of(this), config.Config.Metadata.Name, madeByEksctl: false, props.LogicalIdPrefix));
        Cluster = new EksCluster(this, "Cluster", EksctlControlPlane.Props(this, config, network.Network, props.LogicalIdPrefix));
        var plan = props.Access ?? EksctlAccess.Read(config).Value?.Plan ?? AccessPlan.Empty;
        AdminRole = DefineAdminRole(props, plan);
        Entries = plan.Grants.IsEmpty ? null : new AccessEntries(this, "Access", new AccessEntriesProps { Cluster = Cluster, Plan = plan });
        var pods = new EksctlPods(this, config, Cluster);
        OidcProvider = pods.Provider();
        var addons = new EksctlAddons(this, config, Cluster, OidcProvider);
        Addons = new ClusterAddons(this, "Addons", new ClusterAddonsProps { Cluster = Cluster, Addons = [.. addons.Choices()] });
        IrsaRoles = pods.TokenRoles(OidcProvider);
        PodAccess = pods.PodAccess();
        DefineEndpoints(config);
        DefineHybridNodes(config);
        EksctlIdentityProviders.Define(this, config, Cluster);
        Capabilities = EksctlCapabilities.Define(this, config, Cluster);
        Karpenter = EksctlKarpenter.Define(this, config, Cluster, OidcProvider);

        var nodes = new EksctlNodes(this, config, Cluster, network);
        ManagedNodes = nodes.Managed();
        SelfManagedNodes = nodes.SelfManaged();
        Fargate = nodes.Fargate();
        AwsAuth = new EksctlAwsAuth(this, config, Cluster).Define(props.AwsAuth, SelfManagedNodes, Karpenter);
        Rbac = new RbacManifests(this, "Rbac", new RbacManifestsProps { Cluster = Cluster, Objects = EksctlPods.Manifests(this, config, props.Rbac) });
        Steps = [.. ManualSteps.Of(config.Config, Cdk.Stack.Of(this).StackName, props.AwsAuth is not null)];
    }

    /// <summary>The cluster.</summary>
    public EksCluster Cluster { get; }

    /// <summary>The dedicated admin role; null where nobody was named for it and a role is administrator by an entry.</summary>
    public ClusterAdminRole? AdminRole { get; }

    /// <summary>The access entries of the plan; null where it has none.</summary>
    public AccessEntries? Entries { get; }

    /// <summary>The provider that lets roles trust tokens of the cluster; null where <c>iam.withOIDC</c> is not true.</summary>
    public OidcProvider? OidcProvider { get; }

    /// <summary>The roles of <c>iam.serviceAccounts</c> that are made, in the order of the ClusterConfig.</summary>
    public IReadOnlyList<IrsaRole> IrsaRoles { get; }

    /// <summary>The associations of <c>iam.podIdentityAssociations</c>, in the order of the ClusterConfig.</summary>
    public IReadOnlyList<PodAccess> PodAccess { get; }

    /// <summary>The add-ons.</summary>
    public ClusterAddons Addons { get; }

    /// <summary>The capabilities, in the order of the ClusterConfig.</summary>
    public IReadOnlyList<ClusterCapability> Capabilities { get; }

    /// <summary>The AWS side of Karpenter; null where the ClusterConfig does not ask for it.</summary>
    public Karpenter? Karpenter { get; }

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

    /// <summary>What is to be done by hand once the stack is deployed, in this order.</summary>
    public IReadOnlyList<ManualStep> Steps { get; }

    // What the user gives comes first.
    private IEnumerable<Finding> RegionFindings(ResolvedCluster config)
    {
        var region = Cdk.Stack.Of(this).Region;
        if (!Cdk.Token.IsUnresolved(region) && region != config.Config.Metadata.Region)
        {
            yield return EksctlRules.Metadata.At(null,
                $"the stack is in {region}, but the cluster belongs in {config.Config.Metadata.Region}; give the stack that region");
        }
    }

    private static IEnumerable<Finding> ExistingFindings(ResolvedCluster config)
    {
        if (config.Config.Exists)
        {
            yield return JoinRules.ExistingIsDescribed.At(null, $"'{config.Config.Metadata.Name}' exists already; use EksctlAdditions to add to it");
        }
    }

    private ClusterAdminRole? DefineAdminRole(EksctlClusterProps props, AccessPlan plan)
    {
        var deployed = plan with
        {
            Mode = props.Config.AuthenticationMode,
            CreatorIsAdmin = props.Config.CreatorIsAdmin,
            CreatorSuffices = props.Config.Flavour is DefaultsFlavour.Eksctl,
        };
        var wanted = DedicatedAdmin.IsNeeded(deployed) || (deployed.Mode.HasEntries() && props.Admins is not []);
        return wanted ? new ClusterAdminRole(this, "Admin", new ClusterAdminRoleProps { Cluster = Cluster, AssumableBy = props.Admins }) : null;
    }

    private void DefineEndpoints(ResolvedCluster config)
    {
        if (config.Config.PrivateCluster is { Enabled: true, SkipEndpointCreation: not true } sealedOff)
        {
            var onOutposts = config.Config.Outpost is not null;
            ValueList<string> logs = config.LogTypes.IsEmpty ? [] : ["logs"];
            new PrivateEndpoints(this, "Endpoints", new PrivateEndpointsProps
            {
                Cluster = Cluster,
                More = [.. sealedOff.AdditionalEndpointServices, .. logs, .. onOutposts ? PrivateEndpoints.NeededOnOutposts : []],
                ClientCidrs = onOutposts ? PrivateRanges(config.Network) : [],
            });
        }
    }

    private static ValueList<string> PrivateRanges(ResolvedNetwork network) => network.Match(
        given => given.Private.Select(subnet => subnet.Cidr).OfType<string>().ToValueList(),
        made => made.Subnets.Where(subnet => !subnet.IsPublic).Select(subnet => subnet.Cidr).ToValueList(),
        unnamed => []);

    private void DefineHybridNodes(ResolvedCluster config)
    {
        if (config.Config.RemoteNetwork is { RemoteNodeNetworks.IsEmpty: false } remote && config.AuthenticationMode.HasEntries())
        {
            new HybridNodes(this, "HybridNodes", new HybridNodesProps
            {
                Cluster = Cluster,
                Role = remote.RoleArn is { Length: > 0 } role ? EksctlControlPlane.Existing(this, "HybridNodeRole", role) : null,
                CertificateBundle = remote.RoleArn is null && string.Equals(remote.Provider,
                    "ira", StringComparison.OrdinalIgnoreCase) ? remote.CaBundleCert : null,
            });
        }
    }
}
