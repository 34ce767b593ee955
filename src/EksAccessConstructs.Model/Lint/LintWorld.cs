using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>What is known of one cluster's access, for rules to look at. What is not given is not known, and rules that need it find nothing.</summary>
/// <remarks>Objects that Kubernetes makes itself may be among the given ones: other objects may name them, but they are not held against the rules.</remarks>
public sealed class LintWorld
{
    private readonly Lazy<RoleBook> book;
    private readonly Lazy<ValueList<KnownIdentity>> identities;
    private readonly RbacObjects rbac = RbacObjects.None;

    /// <summary>A world of nothing; say in the initializer what is known.</summary>
    public LintWorld() => (book, identities) = (new(() => new RoleBook(rbac)), new(() => [.. KnownIdentity.Of(Access, AwsAuth)]));

    /// <summary>Where the cluster is described, for findings about it as a whole.</summary>
    /// <value>Default: nowhere.</value>
    public Origin Origin { get; init; }

    /// <summary>The RBAC objects, service accounts and namespaces.</summary>
    /// <value>Default: none.</value>
    public RbacObjects Rbac
    {
        get => rbac;
        init => rbac = value;
    }

    /// <summary>Who is let in by access entries.</summary>
    /// <value>Default: null, not known.</value>
    public AccessPlan? Access { get; init; }

    /// <summary>Who is let in by the ConfigMap aws-auth.</summary>
    /// <value>Default: null, not known.</value>
    public AwsAuthMap? AwsAuth { get; init; }

    /// <summary>False where the map is only what a tool adds to the ConfigMap in the cluster, as eksctl does with identity mappings.</summary>
    /// <value>Default: true.</value>
    public bool AwsAuthIsWhole { get; init; } = true;

    /// <summary>True where users also come from elsewhere than IAM, such as an OIDC provider, so that any group may exist.</summary>
    /// <value>Default: false.</value>
    public bool HasOtherIdentityProvider { get; init; }

    /// <summary>The RBAC objects as they are in the cluster before this change.</summary>
    /// <value>Default: null, not known.</value>
    public RbacObjects? Before { get; init; }

    /// <summary>The Roles and ClusterRoles that somebody wrote, in order, with their rules as written.</summary>
    internal IEnumerable<RoleRules> Roles => rbac.All.Where(one => !IsKubernetesOwn(one)).Select(RoleRules.Of).OfType<RoleRules>();

    /// <summary>The bindings that somebody wrote, in order.</summary>
    internal IEnumerable<RbacBinding> Bindings => rbac.All.OfType<RbacBinding>().Where(binding => !IsKubernetesOwn(binding));

    /// <summary>The roles by name, built-in ones included, aggregated ones filled.</summary>
    internal RoleBook Book => book.Value;

    /// <summary>Everybody who is let in from IAM, nodes included: by entries first, then by aws-auth where it counts.</summary>
    internal ValueList<KnownIdentity> Identities => identities.Value;

    /// <summary>True where it is known who is let in from IAM.</summary>
    internal bool KnowsIdentities => Access is not null || AwsAuth is not null;

    /// <summary>The map, where EKS reads it.</summary>
    internal AwsAuthMap? CountingAwsAuth => Access is { Mode: AuthenticationMode.Api } ? null : AwsAuth;

    /// <summary>True where a binding gives every right there is.</summary>
    internal bool GivesEverything(RbacBinding binding) => Book.Find(binding)?.Rules.Any(Reach.IsEverything) ?? false;

    /// <summary>True where somebody may log in as this user, or where that is not known.</summary>
    internal bool MayBeUser(string user) => !KnowsIdentities || HasOtherIdentityProvider || Identities.Any(identity => identity.Username.ValuesFor(user) is not null);

    /// <summary>True where somebody may be in this group, or where that is not known.</summary>
    internal bool MayBeGroup(string group) =>
        !KnowsIdentities || HasOtherIdentityProvider || Identities.Any(identity => identity.Groups.Any(own => new UsernamePattern(own).ValuesFor(group) is not null));

    /// <summary>True for what Kubernetes makes and keeps itself.</summary>
    internal static bool IsKubernetesOwn(RbacObject one) => one.Labels["kubernetes.io/bootstrapping"] == "rbac-defaults" && KubernetesOwn.Value.Contains(one.Id);

    private static Lazy<HashSet<string>> KubernetesOwn { get; } = new(() =>
        BuiltInRoles.Newest.ClusterRoles.Cast<RbacObject>().Concat(BuiltInRoles.Newest.Roles).Concat(BuiltInRoles.Newest.Bindings).Select(one => one.Id).ToHashSet(StringComparer.Ordinal));
}

/// <summary>A Role or ClusterRole with its rules.</summary>
/// <param name="Object">The role.</param>
/// <param name="Rules">Its rules as written.</param>
internal sealed record RoleRules(RbacObject Object, ValueList<RbacRule> Rules)
{
    public static RoleRules? Of(RbacObject one) => one switch
    {
        Role role => new(role, role.Rules),
        ClusterRole role => new(role, role.Rules),
        _ => null,
    };
}
