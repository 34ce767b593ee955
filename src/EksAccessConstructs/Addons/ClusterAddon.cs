using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What an add-on is like.</summary>
public sealed record ClusterAddonProps
{
    /// <summary>The cluster.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The name of the add-on, such as <c>vpc-cni</c>.</summary>
    public required string AddonName { get; init; }

    /// <summary>The version, such as <c>v1.20.1-eksbuild.1</c>.</summary>
    /// <value>Default: EKS's default for the Kubernetes version at the time of deployment.</value>
    public string? Version { get; init; }

    /// <summary>Configuration as JSON or YAML, checked by EKS against the add-on's schema.</summary>
    /// <value>Default: none.</value>
    public string? Configuration { get; init; }

    /// <summary>What becomes of objects that are in the cluster already with other values.</summary>
    /// <value>Default: EKS's: creation fails, updates leave them.</value>
    public ConflictResolution? OnConflict { get; init; }

    /// <summary>The role of the add-on's service account, by IAM roles for service accounts.</summary>
    /// <value>Default: none.</value>
    public Iam.IRole? ServiceAccountRole { get; init; }

    /// <summary>The roles of the add-on's service accounts, by EKS Pod Identity.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<AddonPodIdentity> PodIdentities { get; init; } = [];

    /// <summary>The namespace to install it into. Changing it replaces the add-on.</summary>
    /// <value>Default: the add-on's own.</value>
    public string? Namespace { get; init; }

    /// <summary>Whether its objects stay in the cluster when the add-on is taken away.</summary>
    /// <value>Default: false.</value>
    public bool PreserveOnDelete { get; init; }

    /// <summary>Whether it becomes active only once its pods run on nodes, so that it has to come after them.</summary>
    /// <value>Default: false for vpc-cni, kube-proxy, eks-pod-identity-agent and eks-node-monitoring-agent; true for every other.</value>
    public bool? NeedsNodes { get; init; }

    /// <summary>Tags of the add-on.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>True where a ClusterConfig asks for it, whose rules have said what there is to say.</summary>
    internal bool IsSettled { get; init; }

    /// <summary>The namespace of its pods; null where no table names it.</summary>
    internal string? KnownNamespace => Namespace ?? AddonTable.Find(AddonName)?.Namespace;
}

/// <summary>The role of one service account of an add-on.</summary>
/// <param name="ServiceAccount">The name of the service account.</param>
/// <param name="Role">The role; it has to trust <c>pods.eks.amazonaws.com</c>.</param>
public sealed record AddonPodIdentity(string ServiceAccount, Iam.IRole Role);

/// <summary>What becomes of objects that differ from the add-on's values.</summary>
public enum ConflictResolution
{
    /// <summary>Creation fails; updates leave them.</summary>
    None,

    /// <summary>They get the add-on's values.</summary>
    Overwrite,

    /// <summary>They are left as they are.</summary>
    Preserve,
}

/// <summary>An EKS add-on.</summary>
public sealed class ClusterAddon : Construct
{
    /// <summary>Defines an add-on.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">The cluster has the add-on already, a service account gets both kinds of roles, or two of one kind (EKS020), or has
    /// an association already (EKS019), a role is of another account (EKS147), or EKS does not offer Pod Identity there (EKS150); the message lists every
    /// problem, one a line.</exception>
    public ClusterAddon(Construct scope, string id, ClusterAddonProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        ArgumentException.ThrowIfNullOrWhiteSpace(props.AddonName);
        new ClusterAddonFindings(props).All().ThrowOrWarn(this, nameof(props));

        Resource = new Eks.CfnAddon(this, "Resource", new Eks.CfnAddonProps
        {
            ClusterName = props.Cluster.ClusterName,
            AddonName = props.AddonName,
            AddonVersion = props.Version,
            ConfigurationValues = props.Configuration,
            ResolveConflicts = props.OnConflict is { } resolution ? Word(resolution) : null,
            ServiceAccountRoleArn = props.ServiceAccountRole?.RoleArn,
            PodIdentityAssociations = PodIdentities(props),
            NamespaceConfig = props.Namespace is { } space ? new Eks.CfnAddon.NamespaceConfigProperty { Namespace = space } : null,
            PreserveOnDelete = props.PreserveOnDelete ? true : null,
            Tags = props.Tags.IsEmpty ? null : [.. props.Tags.Select(tag => new Cdk.CfnTag { Key = tag.Key, Value = tag.Value })],
        }).Named(props.Cluster.LogicalId("addon", props.AddonName));
        var needsNodes = props.NeedsNodes ?? AddonTable.NeedsNodes(props.AddonName);
        props.Cluster.OrderAddon(Resource, needsNodes);
        Register(props, needsNodes);
    }

    /// <summary>The add-on as CloudFormation has it.</summary>
    public Eks.CfnAddon Resource { get; }

    private static Eks.CfnAddon.PodIdentityAssociationProperty[]? PodIdentities(ClusterAddonProps props) => props.PodIdentities is []
        ? null
        : [.. props.PodIdentities.OrderBy(identity => identity.ServiceAccount, StringComparer.Ordinal)
            .Select(identity => new Eks.CfnAddon.PodIdentityAssociationProperty { ServiceAccount = identity.ServiceAccount, RoleArn = identity.Role.RoleArn })];

    private static string Word(ConflictResolution resolution) => resolution switch
    {
        ConflictResolution.None => "NONE",
        ConflictResolution.Overwrite => "OVERWRITE",
        ConflictResolution.Preserve => "PRESERVE",
    };

    private void Register(ClusterAddonProps props, bool needsNodes)
    {
        KnownAddons.Add(props.Cluster, new AddedAddon(props.AddonName, this)
        {
            Namespace = props.KnownNamespace,
            NeedsNodes = needsNodes,
            HasPodIdentities = props.PodIdentities is not [],
            HasTokenRole = props.ServiceAccountRole is not null,
            BroughtBy = AddonTable.Find(props.AddonName)?.BroughtBy,
            IsSettled = props.IsSettled,
        });
        foreach (var association in Associations(props))
        {
            PodAccounts.Of(props.Cluster).Add(association);
        }
    }

    private IEnumerable<PodAssociation> Associations(ClusterAddonProps props)
    {
        var daemons = (AddonTable.Find(props.AddonName)?.Accounts ?? []).Where(account => account.IsOfDaemonSet).Select(account => account.Name).ToList();
        return props.PodIdentities.Where(_ => props.KnownNamespace is not null).Select(identity =>
            new PodAssociation($"{props.KnownNamespace}/{identity.ServiceAccount}", this, daemons.Contains(identity.ServiceAccount)));
    }
}
