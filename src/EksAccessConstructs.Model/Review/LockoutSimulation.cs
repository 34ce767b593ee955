using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Review;

/// <summary>Plays a change through before anybody makes it: who loses what, does an administrator remain, and which known
/// way to lock oneself out it follows.</summary>
public static class LockoutSimulation
{
    /// <summary>Holds a cluster before and after a change against each other.</summary>
    /// <param name="before">The cluster as it is.</param>
    /// <param name="after">The cluster as it shall be.</param>
    /// <param name="options">What happens in IAM along with the change. Null: nothing.</param>
    public static LockoutReport Compare(ClusterSnapshot before, ClusterSnapshot after, LockoutOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        options ??= new LockoutOptions();
        var effective = Effective(before, after);
        var was = new AccessLookup(before, new LockoutOptions());
        var becomes = new AccessLookup(effective, options);
        var changes = was.Named.Concat(becomes.Named)
            .DistinctBy(GoText.Folded, StringComparer.Ordinal)
            .Select(arn => new AccessChange(arn, was[arn], becomes[arn]))
            .Where(change => change.Before != change.After)
            .ToValueList();
        var administrators = becomes.Named.DistinctBy(GoText.Folded, StringComparer.Ordinal).Where(arn => becomes[arn].IsAdmin).ToValueList();
        var remains = Remains(effective, becomes, administrators);
        var recipes = new LockoutRecipes(before, after, options, was, becomes, changes, administrators).All();
        var names = new PrincipalNames(before, effective);
        var named = changes.Select(change => change with { Who = names.Of(change.Who) }).ToValueList();
        var remaining = administrators.Select(names.Of).ToValueList();
        return new LockoutReport
        {
            Changes = named,
            Administrators = remaining,
            AdministratorRemains = remains,
            Recipes = recipes,
            Findings =
            [
                .. named.Where(change => !change.Lost.IsEmpty).Select(Loss),
                .. AccountsLost(before, effective),
                .. recipes.Select(recipe => recipe.ToFinding()),
                .. Nobody(remains, remaining, effective),
            ],
        };
    }

    // A ConfigMap that the API server refuses changes nothing, a mode that goes back is not taken, and who created the cluster stays.
    private static ClusterSnapshot Effective(ClusterSnapshot before, ClusterSnapshot after)
    {
        var held = after.AwsAuthIsRefused ? after with { AwsAuth = before.AwsAuth } : after;
        var taken = GoesBack(before, after) ? held.In(before.Mode) : held;
        return taken is { Creator: null, CreatorIsOpen: true }
            ? taken with { Creator = before.Creator, Plan = taken.Plan with { CreatorIsAdmin = before.Plan.CreatorIsAdmin }, Assumptions = before.Assumptions }
            : taken;
    }

    /// <summary>True where it is known that the mode goes back, which EKS refuses.</summary>
    internal static bool GoesBack(ClusterSnapshot before, ClusterSnapshot after) => !before.ModeIsOpen && !after.ModeIsOpen && after.Mode < before.Mode;

    private static Certainty Remains(ClusterSnapshot cluster, AccessLookup becomes, ValueList<string> administrators)
    {
        var durable = administrators.Where(arn => becomes.IsDurable(arn) && !IsByChance(cluster, arn)).ToList();
        if (durable.Count > 0)
        {
            return cluster.ModeIsOpen ? Certainty.Unknown : Certainty.Yes;
        }

        return MayHaveHiddenCreator(cluster) ? Certainty.Unknown : Certainty.No;
    }

    // Nobody has said that the creator of a cluster with access entries is its administrator.
    private static bool IsByChance(ClusterSnapshot cluster, string arn) =>
        cluster is { CreatorIsOpen: true, Creator: { } creator } && cluster.Mode.HasEntries() && creator.WithoutPath == arn && cluster.Plan[creator] is null;

    private static bool MayHaveHiddenCreator(ClusterSnapshot cluster) =>
        cluster.Plan.CreatorIsAdmin && (cluster.Creator is null || (cluster.CreatorIsOpen && cluster.Mode.HasEntries()));

    private static Finding Loss(AccessChange change) => AwsAuthRules.NobodyLosesAccess.At(
        change.After.Origin.Location ?? change.Before.Origin.Location,
        $"'{change.Who}' loses {string.Join(", ", change.Lost)}: {change.Before} before, {change.After} after");

    private static IEnumerable<Finding> AccountsLost(ClusterSnapshot before, ClusterSnapshot after)
    {
        var left = after.CountingAwsAuth?.StoredAccounts ?? [];
        return (before.CountingAwsAuth?.StoredAccounts ?? [])
            .Except(left, StringComparer.Ordinal)
            .Select(account => AwsAuthRules.NobodyLosesAccess.At(
                null, $"everybody of account '{account}' who is mapped by mapAccounts alone loses every access"));
    }

    private static IEnumerable<Finding> Nobody(Certainty remains, ValueList<string> administrators, ClusterSnapshot after) => remains switch
    {
        Certainty.No => [AwsAuthRules.AdministratorRemains.At(
            after.AwsAuth?.Origin.Location ?? after.Origin.Location,
            administrators.IsEmpty
                ? "no administrator remains; map a role to system:masters, or give a role an access entry with AmazonEKSClusterAdminPolicy, before this change"
                : $"only IAM users remain administrator ({string.Join(", ", administrators)}); make a role administrator before this change")],
        Certainty.Unknown => [AwsAuthRules.AdministratorRemains.At(
            after.AwsAuth?.Origin.Location ?? after.Origin.Location,
            administrators.IsEmpty
                ? "nobody can tell whether an administrator remains: "
                    + "it depends on who created the cluster and whether that identity still exists; name an administrator that does not depend on it"
                : "whether the administrators still count depends on the authentication mode, which is not given; say which mode the cluster has")
            with { Severity = Severity.Warning }],
        Certainty.Yes => [],
    };
}
