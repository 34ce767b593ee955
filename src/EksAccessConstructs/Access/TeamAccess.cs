using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Access;

/// <summary>What a team may do in which cluster, and how its members get there.</summary>
public sealed record TeamAccessProps
{
    /// <summary>The cluster, owned or imported.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The team's name, such as <c>shop</c>; the logical ids are made from it.</summary>
    public required string Team { get; init; }

    /// <summary>The access policies, each where it applies.</summary>
    /// <value>Default: none.</value>
    public ValueList<PolicyAssociation> Policies { get; init; }

    /// <summary>The Kubernetes groups, for what RBAC gives.</summary>
    /// <value>Default: none; the team's name where <see cref="May"/> says something.</value>
    public ValueList<string> Groups { get; init; }

    /// <summary>The team's namespaces.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>True to make the namespaces where they are not there; they are never deleted. False where somebody else brings them.</summary>
    /// <value>Default: true.</value>
    public bool MakeNamespaces { get; init; } = true;

    /// <summary>Labels of the namespaces, such as <c>pod-security.kubernetes.io/enforce</c>.</summary>
    /// <value>Default: none.</value>
    public ValueMap NamespaceLabels { get; init; }

    /// <summary>What members may do in each of the namespaces, by RBAC.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyList<TeamRole> May { get; init; } = [];

    /// <summary>How much the team may use in each of the namespaces.</summary>
    /// <value>Default: any amount.</value>
    public TeamQuota? Quota { get; init; }

    /// <summary>What containers in the namespaces get that say nothing themselves.</summary>
    /// <value>Default: nothing.</value>
    public TeamLimits? Limits { get; init; }

    /// <summary>What pods in the namespaces may reach.</summary>
    /// <value>Default: everything.</value>
    public TeamNetwork Network { get; init; } = TeamNetwork.Open;

    /// <summary>How the manifests get into the cluster.</summary>
    /// <value>Default: by the script beside them.</value>
    public RbacDelivery Delivery { get; init; } = RbacDelivery.Script;

    /// <summary>The Kubernetes user name; with <c>{{SessionName}}</c> after a colon it tells members apart.</summary>
    /// <value>Default: the one that EKS makes, the ARN of the session.</value>
    public string? Username { get; init; }

    /// <summary>The role that the members have already.</summary>
    /// <value>Default: a new one.</value>
    public Iam.IRole? Role { get; init; }

    /// <summary>Who may take on the new role. Nobody may be named by <c>*</c>.</summary>
    /// <value>Default: identities of the stack's own account, as far as their IAM policies allow it; a warning asks to name some.</value>
    public IReadOnlyList<Iam.IPrincipal> AssumableBy { get; init; } = [];

    /// <summary>How long a session of the new role may last, 1 to 12 hours.</summary>
    /// <value>Default: IAM's, 1 hour.</value>
    public TimeSpan? MaxSession { get; init; }

    /// <summary>The permissions boundary of the new role.</summary>
    /// <value>Default: none.</value>
    public Iam.IManagedPolicy? PermissionsBoundary { get; init; }

    /// <summary>Tags of the new role and the access entry.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }
}

/// <summary>A team's way into a cluster: one role, its own or a new one, and its access entry; and its namespaces, with what it may do and use
/// there.</summary>
/// <remarks>Namespaces, roles, quotas, limits and network policies leave as manifests of an owner of their own; see <see cref="RbacManifests"/>.</remarks>
public sealed class TeamAccess : Construct, Iam.IGrantable
{
    private readonly string team;

    /// <summary>Defines the team's access.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What the team may do in which cluster.</param>
    /// <exception cref="ArgumentException">The team gets nothing, strangers could take on its role, or IAM or EKS would refuse something.</exception>
    public TeamAccess(Construct scope, string id, TeamAccessProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        if (Problem(props) is { } problem)
        {
            throw new ArgumentException($"{Node.Path}: {problem}", nameof(props));
        }

        team = props.Team;
        Role = props.Role ?? DedicatedRole.Define(this, props.Cluster, Options(props), nameof(props));
        var groups = TeamNamespaces.Groups(props);
        var grant = new AccessGrant { Principal = Role.ToPrincipal(), Username = props.Username, Groups = groups, Policies = props.Policies };
        Entries = new AccessEntries(this, "Access", new AccessEntriesProps { Cluster = props.Cluster, Tags = props.Tags });
        Entry = Entries.Add(grant);
        Manifests = TeamNamespaces.Define(this, props, groups);
        KubeconfigCommand = DedicatedRole.Kubeconfig(this, props.Cluster, Role, props.Team);
    }

    /// <summary>The same team on several clusters: one role for all of them, and in each an entry, the namespaces and what the team may do in them.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">What the ids in the scope begin with; the name of the cluster follows.</param>
    /// <param name="clusters">The clusters, each with a <c>LogicalIdPrefix</c> of its own where they are in one stack. The first makes the role.</param>
    /// <param name="team">What the team may do in a cluster. What is said of the role counts once, for the first.</param>
    /// <exception cref="ArgumentException">No cluster is given, or one of the accesses is refused.</exception>
    public static IReadOnlyList<TeamAccess> OnEach(
        Construct scope, string id, IReadOnlyList<IEksCluster> clusters, Func<IEksCluster, TeamAccessProps> team)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        ArgumentNullException.ThrowIfNull(team);
        var all = new List<TeamAccess>();
        foreach (var cluster in clusters)
        {
            var name = Cdk.Token.IsUnresolved(cluster.DisplayName) ? $"{all.Count + 1}" : cluster.DisplayName;
            all.Add(new TeamAccess(scope, $"{id}-{name}", all is [var first, ..] ? first.AlsoOn(cluster, team(cluster)) : team(cluster)));
        }

        if (all is [])
        {
            throw new ArgumentException("name at least one cluster", nameof(clusters));
        }

        all[0].DescribeFor(clusters);
        return all;
    }

    /// <summary>Takes the objects of a team that is let go out of a cluster. Put it where the team's construct was, deploy, run
    /// <see cref="RbacManifests.ApplyCommand"/>, and take it away then: of a construct that is simply gone nothing tells which objects were its own.</summary>
    /// <param name="scope">The scope that the team's construct had.</param>
    /// <param name="id">The id that the team's construct had; of <see cref="OnEach"/> with the name of the cluster.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="delivery">How the manifests got into the cluster; null for the script.</param>
    /// <returns>The manifests without an object. Role and access entry are gone with the deployment; namespaces stay.</returns>
    public static RbacManifests LetGo(Construct scope, string id, IEksCluster cluster, RbacDelivery? delivery = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return TeamNamespaces.Emptied(new Construct(scope, id), cluster, delivery ?? RbacDelivery.Script);
    }

    /// <summary>The team's role.</summary>
    public Iam.IRole Role { get; }

    /// <summary>What depends on this comes after the team is let in.</summary>
    public AccessEntries Entries { get; }

    /// <summary>The access entry.</summary>
    public Eks.CfnAccessEntry Entry { get; }

    /// <summary>The manifests of the team's namespaces; null where it has none.</summary>
    public RbacManifests? Manifests { get; }

    /// <summary>The command that writes a kubeconfig for the role, also an output of the stack; whoever runs it needs eks:DescribeCluster.</summary>
    public string KubeconfigCommand { get; }

    /// <inheritdoc/>
    public Iam.IPrincipal GrantPrincipal => Role.GrantPrincipal;

    private TeamAccessProps AlsoOn(IEksCluster cluster, TeamAccessProps props)
    {
        if (props.Role is not null)
        {
            return props;
        }

        Role.AddToPrincipalPolicy(DedicatedRole.MayDescribe(this, cluster));
        return props with { Role = Role, AssumableBy = [], MaxSession = null, PermissionsBoundary = null };
    }

    // A role that was given has a description already.
    private void DescribeFor(IReadOnlyList<IEksCluster> clusters)
    {
        if (Role.Node.Scope == this && Role.Node.DefaultChild is Iam.CfnRole made)
        {
            made.Description = Description(team, clusters);
        }
    }

    private static string Description(string team, IReadOnlyList<IEksCluster> clusters) => clusters is [var only]
        ? $"Team {team} in the EKS cluster {only.DisplayName}"
        : $"Team {team} in the EKS clusters {string.Join(", ", clusters.Select(cluster => cluster.DisplayName))}";

    private static string? Problem(TeamAccessProps props) => props switch
    {
        _ when string.IsNullOrWhiteSpace(props.Team) => "a team has a name; give one in Team",
        { Policies.IsEmpty: true, Groups.IsEmpty: true, May: [] } =>
            $"team '{props.Team}' would get in but could do nothing; give May, Policies or Groups",
        _ when TeamNamespaces.Problem(props) is { } problem => problem,
        { Role: not null } when DescribesRole(props) =>
            $"team '{props.Team}' has a role already, and what is said of a new one would have no effect; "
            + "leave out Role, or AssumableBy, MaxSession and PermissionsBoundary",
        _ => null,
    };

    private static bool DescribesRole(TeamAccessProps props) =>
        props.AssumableBy is not [] || props.MaxSession is not null || props.PermissionsBoundary is not null;

    private static DedicatedRoleOptions Options(TeamAccessProps props) => new(
        props.Team,
        $"act as team '{props.Team}' in",
        Description(props.Team, [props.Cluster]),
        new RoleTrust(props.AssumableBy, RequireMfa: false, ExternalId: null, props.MaxSession))
    {
        MayDescribeCluster = true,
        PermissionsBoundary = props.PermissionsBoundary,
        Tags = props.Tags,
    };
}
