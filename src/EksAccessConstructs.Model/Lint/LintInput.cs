using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Lint;

/// <summary>What rules look at: one cluster, with what its roles and callers come to. What is not known is not held against anybody.</summary>
/// <remarks>Objects that Kubernetes makes itself may be among the given ones: other objects may name them, but they are not held against the rules.</remarks>
public sealed class LintInput
{
    private readonly Lazy<RoleLookup> roleLookup;
    private readonly Lazy<ValueList<KnownIdentity>> identities;
    private readonly Lazy<ValueList<PodIdentity>> podRoles;
    private readonly Lazy<RoleLookup> shipped;
    private readonly Lazy<RoleHolders> roleHolders;
    private readonly Lazy<ValueList<RoleRules>> roles;
    private readonly Lazy<ValueList<RbacBinding>> bindings;
    private readonly Lazy<ValueList<HeldPower>> heldPowers;
    private readonly Lazy<ValueList<SplitPower>> splitPowers;

    /// <summary>Makes a cluster ready for rules.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="before">The RBAC objects as they are in the cluster before this change; null where they are not known.</param>
    public LintInput(ClusterSnapshot cluster, RbacObjects? before = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        Cluster = cluster;
        Before = before;
        roleLookup = new(() => RoleLookup.Create(cluster.Rbac, cluster.BuiltInRoles ?? BuiltInRoles.Newest));
        identities = new(() => KnownIdentity.Of(new CallerResolver(cluster)).ToValueList());
        podRoles = new(() => new PodIdentityEvaluator(cluster.Pods, NodeMetadata.Unknown).All.ToValueList());
        shipped = new(() => RoleLookup.Create(RbacObjects.None, cluster.BuiltInRoles ?? BuiltInRoles.Newest));
        roleHolders = new(() => new RoleHolders(cluster.Rbac));
        roles = new(() => cluster.Rbac.Replaced.Concat(cluster.Rbac.All).Where(IsWritten).Select(RoleRules.Of).OfType<RoleRules>().ToValueList());
        bindings = new(() => cluster.Rbac.All.OfType<RbacBinding>().Where(IsWritten).ToValueList());
        heldPowers = new(() => HeldPower.Of(this).ToValueList());
        splitPowers = new(() => new SplitPowers(this).All().ToValueList());
    }

    /// <summary>The cluster.</summary>
    public ClusterSnapshot Cluster { get; }

    /// <summary>The RBAC objects as they are in the cluster before this change; null where they are not known.</summary>
    public RbacObjects? Before { get; }

    /// <summary>The Roles and ClusterRoles that somebody wrote, not Kubernetes or EKS, in order, with their rules as written.</summary>
    internal ValueList<RoleRules> Roles => roles.Value;

    /// <summary>The bindings that somebody wrote, in order.</summary>
    internal ValueList<RbacBinding> Bindings => bindings.Value;

    /// <summary>Who holds each role.</summary>
    internal RoleHolders RoleHolders => roleHolders.Value;

    /// <summary>The powerful rights that roles give, as far as they matter.</summary>
    internal ValueList<HeldPower> HeldPowers => heldPowers.Value;

    /// <summary>The powerful rights that somebody holds by several roles alone.</summary>
    internal ValueList<SplitPower> SplitPowers => splitPowers.Value;

    /// <summary>The roles by name, built-in ones included, aggregated ones filled.</summary>
    internal RoleLookup RoleLookup => roleLookup.Value;

    /// <summary>Everybody who is let in from IAM, nodes included: by entries first, then by aws-auth where it counts.</summary>
    internal ValueList<KnownIdentity> Identities => identities.Value;

    /// <summary>Which AWS role the pods of each workload get, as far as files say it.</summary>
    internal ValueList<PodIdentity> PodRoles => podRoles.Value;

    /// <summary>kube2iam, where it is installed.</summary>
    internal InstalledServer? Kube2Iam => Cluster.Pods.Servers.Kube2Iam;

    /// <summary>kiam, where it is installed.</summary>
    internal InstalledServer? Kiam => Cluster.Pods.Servers.Kiam;

    /// <summary>The map, where EKS reads it.</summary>
    internal AwsAuthMap? CountingAwsAuth => Cluster.CountingAwsAuth;

    /// <summary>The access entries; none where nothing tells of them.</summary>
    internal IEnumerable<AccessGrant> Entries => Cluster.Plan.Grants.Where(grant => grant != Cluster.AdminRole);

    /// <summary>The access entry of the principal that an item of aws-auth names; null where it has none.</summary>
    internal AccessGrant? EntryOf(AwsAuthItem item) => Cluster.CountingEntries.FirstOrDefault(grant => GoText.EqualFold(grant.Principal.WithoutPath, item.Arn));

    /// <summary>What a built-in ClusterRole gives as Kubernetes ships it.</summary>
    internal ValueList<RbacRule> BuiltIn(string clusterRole) => shipped.Value.Find(new RoleRef("ClusterRole", clusterRole), null)?.Rules ?? [];

    /// <summary>True where a binding gives every right there is.</summary>
    internal bool GivesEverything(RbacBinding binding) => RoleLookup.Find(binding)?.Rules.Any(RuleTargets.IsEverything) ?? false;

    /// <summary>True where somebody may log in as this user, or where that is not known.</summary>
    internal bool MayBeUser(string user) => Unknowable || Identities.Any(identity => identity.Username.ValuesFor(user) is not null);

    /// <summary>True where somebody may be in this group, or where that is not known.</summary>
    internal bool MayBeGroup(string group) => Unknowable
        || Identities.Any(identity => identity.Groups.Any(own => new UsernamePattern(own).ValuesFor(group) is not null));

    // Neither Kubernetes nor EKS brought it.
    private bool IsWritten(RbacObject one) =>
        !BuiltInRoles.HaveMade(one) && !EksObjects.HaveMade(one, one is RbacBinding binding ? [binding] : RoleHolders.Giving(one));

    private bool Unknowable => !Cluster.KnowsIdentities || Cluster.HasOtherIdentityProvider;
}

/// <summary>A Role or ClusterRole with its rules.</summary>
/// <param name="Object">The role.</param>
/// <param name="Rules">Its rules as written.</param>
internal sealed record RoleRules(RbacObject Object, ValueList<RbacRule> Rules)
{
    public static RoleRules? Of(RbacObject one) => one switch
    {
        NamespaceRole role => new(role, role.Rules),
        ClusterRole role => new(role, role.Rules),
        _ => null,
    };

    /// <summary>True where other rules of the role give verbs on all that a rule names, whatever it is called.</summary>
    public bool GivesForAllNames(RbacRule rule, IReadOnlyCollection<string> verbs) => verbs.Count > 0
        && verbs.All(verb => rule.ApiGroups.All(group => rule.Resources.All(name => GivesForAllNames(verb, group, name))));

    private bool GivesForAllNames(string verb, string group, string name)
    {
        var (resource, subresource) = RuleTargets.Split(name);
        return Rules.Any(rule => rule.Allows(new ResourceRequest(verb, group, resource, subresource)));
    }
}
