using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Addons;

/// <summary>One add-on of a set.</summary>
/// <param name="Name">The name, such as <c>coredns</c>.</param>
public sealed record AddonChoice(string Name)
{
    /// <inheritdoc cref="ClusterAddonProps.Version"/>
    public string? Version { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.Configuration"/>
    public string? Configuration { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.OnConflict"/>
    public ConflictResolution? OnConflict { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.ServiceAccountRole"/>
    public Iam.IRole? ServiceAccountRole { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.PodIdentities"/>
    public IReadOnlyList<AddonPodIdentity> PodIdentities { get; init; } = [];

    /// <inheritdoc cref="ClusterAddonProps.Namespace"/>
    public string? Namespace { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.NeedsNodes"/>
    public bool? NeedsNodes { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.PreserveOnDelete"/>
    public bool PreserveOnDelete { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.Tags"/>
    public ValueMap Tags { get; init; }

    /// <inheritdoc cref="ClusterAddonProps.IsSettled"/>
    internal bool IsSettled { get; init; }
}

/// <summary>Which add-ons a cluster gets.</summary>
public sealed record ClusterAddonsProps
{
    /// <summary>The cluster.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The add-ons.</summary>
    /// <value>Default: vpc-cni, kube-proxy, coredns and metrics-server, each in EKS's default version.</value>
    public IReadOnlyList<AddonChoice>? Addons { get; init; }

    /// <summary>Further add-ons; one that is also a default replaces it.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<AddonChoice> More { get; init; } = [];
}

/// <summary>The add-ons of a cluster, in the order that lets nodes become ready and add-ons become active.</summary>
/// <remarks>vpc-cni, kube-proxy and eks-pod-identity-agent come before the nodes; coredns,
/// metrics-server and all others after the nodes of the same stack.</remarks>
public sealed class ClusterAddons : Construct
{
    private readonly OrderedDictionary<string, ClusterAddon> addons = new(StringComparer.Ordinal);

    /// <summary>Defines the add-ons.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Which.</param>
    /// <exception cref="ArgumentException">An add-on is named twice.</exception>
    public ClusterAddons(Construct scope, string id, ClusterAddonsProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var more = props.More.Select(choice => choice.Name).ToHashSet(StringComparer.Ordinal);
        AddonChoice[] choices = [.. (props.Addons ?? Defaults(Cdk.Stack.Of(this).Region)).Where(choice => !more.Contains(choice.Name)), .. props.More];
        choices.GroupBy(choice => choice.Name, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(twice => EksctlRules.Addons.At(null, $"add-on '{twice.Key}' is named twice; name it once"))
            .ThrowOrWarn(this, nameof(props));
        foreach (var choice in choices)
        {
            addons.Add(choice.Name, Define(props.Cluster, choice));
        }
    }

    /// <summary>The add-ons by name.</summary>
    public IReadOnlyDictionary<string, ClusterAddon> Addons => addons;

    /// <summary>The add-ons that a cluster gets where nothing else is said.</summary>
    /// <param name="region">The region; metrics-server is not an add-on in China, GovCloud and isolated regions.</param>
    public static IReadOnlyList<AddonChoice> Defaults(string region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var partition = AwsRegions.PartitionOf(region);
        return [.. AddonTable.Defaults.Where(addon => addon.IsOfferedIn(partition)).Select(addon => new AddonChoice(addon.Name))];
    }

    private ClusterAddon Define(IEksCluster cluster, AddonChoice choice) => new(this, choice.Name, new ClusterAddonProps
    {
        Cluster = cluster,
        AddonName = choice.Name,
        Version = choice.Version,
        Configuration = choice.Configuration,
        OnConflict = choice.OnConflict,
        ServiceAccountRole = choice.ServiceAccountRole,
        PodIdentities = choice.PodIdentities,
        Namespace = choice.Namespace,
        NeedsNodes = choice.NeedsNodes,
        PreserveOnDelete = choice.PreserveOnDelete,
        Tags = choice.Tags,
        IsSettled = choice.IsSettled,
    });
}
