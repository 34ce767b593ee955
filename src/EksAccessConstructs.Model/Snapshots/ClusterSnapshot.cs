using System.Diagnostics.Contracts;
using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Templates;

namespace EksAccessConstructs.Snapshots;

/// <summary>What is known about the access to one cluster at one moment. Made once from the input; everything that answers a
/// question about the cluster asks it.</summary>
/// <remarks>
/// It says who is let in by access entries and by aws-auth, which RBAC objects there are, and which authentication mode holds. What no file says is assumed,
/// and <see cref="Assumptions"/> names it with the reason: an answer that would be another one without an assumption says so.
/// </remarks>
public sealed record ClusterSnapshot
{
    /// <summary>The cluster's name; null where no file says it.</summary>
    /// <value>Default: null.</value>
    public string? Name { get; init; }

    /// <summary>The minor version of Kubernetes, such as 1.34; null where it is not known.</summary>
    /// <value>Default: null.</value>
    public string? Version { get; init; }

    /// <summary>Where the cluster is described, for findings about it as a whole.</summary>
    /// <value>Default: nowhere.</value>
    public Origin Origin { get; init; }

    /// <summary>The authentication mode, the access entries, and whether the creator is administrator.</summary>
    /// <value>Default: nobody is let in, mode API.</value>
    public AccessPlan Plan { get; init; } = AccessPlan.Empty;

    /// <summary>True where <see cref="Plan"/> holds all access entries; false where nothing tells of entries, so that there may be some.</summary>
    /// <value>Default: true.</value>
    public bool KnowsEntries { get; init; } = true;

    /// <summary>The identity that created the cluster.</summary>
    /// <value>Default: null, not known; then everybody without an entry may be it, where <see cref="AccessPlan.CreatorIsAdmin"/> is true.</value>
    public PrincipalArn? Creator { get; init; }

    /// <summary>The ConfigMap aws-auth; <see cref="AwsAuthMap.Empty"/> is one that lets nobody in.</summary>
    /// <value>Default: null, not known.</value>
    public AwsAuthMap? AwsAuth { get; init; }

    /// <summary>False where <see cref="AwsAuth"/> is only what a ClusterConfig adds to the ConfigMap in the cluster.</summary>
    /// <value>Default: true.</value>
    public bool AwsAuthIsWhole { get; init; } = true;

    /// <summary>True where the API server refuses the ConfigMap, so that the one before it stays.</summary>
    /// <value>Default: false.</value>
    public bool AwsAuthIsRefused { get; init; }

    /// <summary>What the stack of this input makes of aws-auth and of identity mappings.</summary>
    /// <value>Default: nothing.</value>
    internal CarriedAccess Carried { get; init; } = CarriedAccess.None;

    /// <summary>The grant of the administrator role that the stack makes where the input names none; null where it makes none.</summary>
    /// <value>Default: null.</value>
    public AccessGrant? AdminRole { get; init; }

    /// <summary>The entries for roles of nodes, of pods on Fargate and of capabilities that no file writes out: EKS makes them, or the stack of a
    /// ClusterConfig does.</summary>
    /// <value>Default: none.</value>
    internal ValueList<AccessGrant> OwnEntries { get; init; }

    /// <summary>The RBAC objects, service accounts and namespaces.</summary>
    /// <value>Default: none.</value>
    public RbacObjects Rbac { get; init; } = RbacObjects.None;

    /// <summary>Which AWS roles pods get.</summary>
    /// <value>Default: nothing is known.</value>
    public PodIdentityBindings Pods { get; init; } = PodIdentityBindings.None;

    /// <summary>The roles that the API server makes for itself.</summary>
    /// <value>Default: none; a binding of one of them gives nothing.</value>
    public BuiltInRoles? BuiltInRoles { get; init; }

    /// <summary>Whether the bindings count by which the API server gives everybody something in every cluster.</summary>
    /// <value>Default: true.</value>
    internal bool HasDefaultBindings { get; init; } = true;

    /// <summary>True where users also come from elsewhere than IAM, such as an OIDC provider, so that any user or group may exist.</summary>
    /// <value>Default: false.</value>
    public bool HasOtherIdentityProvider { get; init; }

    /// <summary>True where the cluster is described by a ClusterConfig and so made by a stack; false for one that exists and is only added to.</summary>
    /// <value>Default: false.</value>
    public bool IsBuilt { get; init; }

    /// <summary>The cluster with its network, nodes and add-ons; null where it exists already, or where it cannot be built as it is described.</summary>
    /// <value>Default: null.</value>
    public ResolvedCluster? Resolved { get; init; }

    /// <summary>What is assumed because no file says it.</summary>
    /// <value>Default: nothing.</value>
    public ValueList<Assumption> Assumptions { get; init; }

    /// <summary>What may say something about access and is not read, such as a nested stack whose template is not among the files: with it, nobody is
    /// known to have no access.</summary>
    /// <value>Default: nothing.</value>
    public ValueList<NotRead> NotRead { get; init; }

    /// <summary>Roles and users that templates make and name, so that a caller may be one of them.</summary>
    /// <value>Default: none.</value>
    internal ValueList<PrincipalArn> MadePrincipals { get; init; }

    /// <summary>The cluster with only what is there whatever the open conditions of its templates turn out to be; itself where nothing is open.</summary>
    /// <remarks>The snapshot itself holds all that may be there; the assumption <see cref="AssumedFact.Conditions"/> says so.</remarks>
    public ClusterSnapshot Certain => OnlyCertain ?? this;

    /// <summary>The cluster with only what is certain; null where nothing is open.</summary>
    /// <value>Default: null.</value>
    internal ClusterSnapshot? OnlyCertain { get; init; }

    /// <summary>Where EKS looks up who a caller is.</summary>
    public ClusterAuthenticationMode Mode => Plan.Mode;

    /// <summary>The map, where the authentication mode reads it; null where it does not, or where the map is not known.</summary>
    public AwsAuthMap? CountingAwsAuth => Mode.ReadsConfigMap() ? AwsAuth : null;

    /// <summary>The access entries that count: none in mode CONFIG_MAP.</summary>
    public ValueList<AccessGrant> CountingEntries => Mode.HasEntries() ? WithOwnEntries : [];

    /// <summary>The namespaces that the access policies of counting entries name, each once, whether or not an object is in them.</summary>
    public ValueList<string> PolicyNamespaces => CountingEntries.SelectMany(entry => entry.Policies).SelectMany(policy => policy.Scope.Names)
        .Where(name => !name.Contains('*', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToValueList();

    private ValueList<AccessGrant> WithOwnEntries => OwnEntries.IsEmpty ? Plan.Grants
        : [.. Plan.Grants, .. OwnEntries.Where(own => Plan[own.Principal] is null)];

    /// <summary>True where something tells who is let in from IAM.</summary>
    public bool KnowsIdentities => KnowsEntries || AwsAuth is not null;

    /// <summary>Every group that a RoleBinding or ClusterRoleBinding names; null where there are no bindings, so that nothing is known of them.</summary>
    public ValueList<string>? BoundGroups => Rbac.All.OfType<RbacBinding>().ToList() is { Count: > 0 } bindings
        ? bindings.SelectMany(binding => binding.Subjects)
            .Where(subject => subject.Kind == "Group")
            .Select(subject => subject.Name)
            .Distinct(StringComparer.Ordinal)
            .ToValueList()
        : null;

    /// <summary>What the input about one cluster says about access; findings say where several places contradict each other.</summary>
    /// <param name="input">The input.</param>
    /// <param name="defaults">Whose choice fills what a ClusterConfig leaves open.</param>
    public static Reading<ClusterSnapshot> Of(ClusterInput input, DefaultsFlavour defaults)
    {
        ArgumentNullException.ThrowIfNull(input);
        var made = new SnapshotMaker(input, defaults).Make();
        return new(made.Snapshot, made.OfAccess);
    }

    /// <summary>True where neither a file nor the defaults of a cluster to be built say the mode.</summary>
    internal bool ModeIsOpen => !IsBuilt && Assumed(AssumedFact.AuthenticationMode) is not null;

    /// <summary>True where neither a file nor the defaults of a cluster to be built say whether the creator is administrator.</summary>
    internal bool CreatorIsOpen => !IsBuilt && Assumed(AssumedFact.Creator) is not null;

    /// <summary>What is assumed about a fact; null where a file or the caller says it.</summary>
    public Assumption? Assumed(AssumedFact fact) => Assumptions.FirstOrDefault(assumption => assumption.Fact == fact);

    /// <summary>The cluster in another authentication mode.</summary>
    /// <remarks>Where the mode of a cluster that a stack makes does not read aws-auth, what the input says there counts by the access
    /// entries that the stack makes of it.</remarks>
    /// <param name="mode">The mode.</param>
    [Pure]
    public ClusterSnapshot In(ClusterAuthenticationMode mode)
    {
        var carries = IsBuilt && !mode.ReadsConfigMap();
        var grants = IsBuilt ? Carried.Grants : [];
        var objects = IsBuilt ? Carried.Rbac : [];
        var entries = Plan.Grants.Where(grant => grant != AdminRole && grants.All(made => made.Principal != grant.Principal)).Concat(carries ? grants : []);
        var rbac = Rbac.All.Where(one => objects.All(made => !ReferenceEquals(made, one))).Concat(carries ? objects : []);
        var creatorIsAdmin = Assumed(AssumedFact.Creator) is not null && mode is ClusterAuthenticationMode.ConfigMap || Plan.CreatorIsAdmin;
        return (this with
        {
            Plan = (AccessPlan.Build(entries, mode, creatorIsAdmin).Value ?? AccessPlan.Empty) with { CreatorSuffices = Plan.CreatorSuffices },
            Rbac = Rbac with { All = rbac.ToValueList() },
            AdminRole = null,
            OnlyCertain = OnlyCertain?.In(mode),
        }).WithAdminRole();
    }

    /// <summary>The cluster as somebody knows it who is surer than the files: what is given is not an assumption any more.</summary>
    /// <param name="mode">The authentication mode; null where the files have the say.</param>
    /// <param name="creator">The identity that created the cluster; null where the files have the say.</param>
    [Pure]
    public ClusterSnapshot Knowing(ClusterAuthenticationMode? mode = null, ClusterCreator? creator = null)
    {
        var known = mode is { } given ? In(given).Without(AssumedFact.AuthenticationMode) : this;
        return creator switch
        {
            null => known,
            { IsAdmin: false } => (known with
            {
                Plan = known.Plan with { CreatorIsAdmin = false },
                OnlyCertain = known.OnlyCertain?.Knowing(creator: creator),
            }).Without(AssumedFact.Creator),
            { Arn: var arn } => known with { Creator = arn, OnlyCertain = known.OnlyCertain?.Knowing(creator: creator) },
        };
    }

    /// <summary>The cluster without the roles that the API server makes for itself.</summary>
    internal ClusterSnapshot WithoutBuiltInRoles() => this with { BuiltInRoles = null, OnlyCertain = OnlyCertain?.WithoutBuiltInRoles() };

    /// <summary>The cluster without the bindings by which the API server gives everybody something.</summary>
    internal ClusterSnapshot WithoutDefaultBindings() => this with { HasDefaultBindings = false, OnlyCertain = OnlyCertain?.WithoutDefaultBindings() };

    /// <summary>The cluster as it would be if an assumption were wrong, for each assumption in each other way.</summary>
    internal IEnumerable<(Assumption Assumption, ClusterSnapshot Cluster)> Alternatives
    {
        get
        {
            if (Assumed(AssumedFact.AuthenticationMode) is { } mode)
            {
                foreach (var other in Enum.GetValues<ClusterAuthenticationMode>().Where(other => other != Mode))
                {
                    yield return (mode, In(other));
                }
            }

            if (Assumed(AssumedFact.Creator) is { } creator)
            {
                yield return (creator, this with { Plan = Plan with { CreatorIsAdmin = !Plan.CreatorIsAdmin } });
            }

            if (Assumed(AssumedFact.Conditions) is { } conditions && OnlyCertain is { } certain)
            {
                yield return (conditions, certain);
            }
        }
    }

    // A cluster that a stack makes gets the dedicated administrator role where no role is administrator by an entry, carried over or not.
    private ClusterSnapshot WithAdminRole() => IsBuilt && Plan.With(Carried.Grants).Value is { } deployed && DedicatedAdmin.IsNeeded(deployed)
        ? this with { AdminRole = DedicatedAdmin.Grant, Plan = Plan.With(DedicatedAdmin.Grant).Value ?? Plan }
        : this;

    private ClusterSnapshot Without(AssumedFact fact) => this with
    {
        Assumptions = Assumptions.Where(assumption => assumption.Fact != fact).ToValueList(),
        OnlyCertain = OnlyCertain?.Without(fact),
    };
}
