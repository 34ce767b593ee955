using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Changes;

/// <summary>Plays a change through before anybody makes it: who loses what, does an administrator remain, and which known
/// way to lock oneself out it follows.</summary>
public static class LockoutSimulation
{
    // As many losses are told in one line; the report has all.
    private const int Told = 4;

    /// <summary>Holds a cluster before and after a change against each other.</summary>
    /// <param name="before">The cluster as it is.</param>
    /// <param name="after">The cluster as it shall be.</param>
    /// <param name="options">What happens in IAM along with the change. Null: nothing.</param>
    public static LockoutReport Compare(ClusterSnapshot before, ClusterSnapshot after, LockoutOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Compare(before, after, options ?? new LockoutOptions(), known: null);
    }

    /// <summary>The same, where somebody has compared the rights of both versions already.</summary>
    /// <param name="before">The cluster as it is.</param>
    /// <param name="after">The cluster as it shall be.</param>
    /// <param name="options">What happens in IAM along with the change.</param>
    /// <param name="known">What becomes of rights from one to the other; null where nobody has compared them.</param>
    internal static LockoutReport Compare(ClusterSnapshot before, ClusterSnapshot after, LockoutOptions options, ValueList<RightsChange>? known)
    {
        var effective = Effective(before, after);
        var was = new AccessLookup(before, new LockoutOptions());
        var becomes = new AccessLookup(effective, options);
        var left = effective.Without(options.Deleted.Concat(options.Recreated).Where(one => !becomes[one.WithoutPath].GetsIn).ToValueList());
        var rights = known is { } told && ReferenceEquals(left, after) ? told : RightsChanges.Between(before, left);
        var names = new PrincipalNames(before, effective);
        string NameOf(string arn) => was.NameOf(arn, names) ?? becomes.NameOf(arn, names) ?? names.Of(arn);
        var isByGroups = before.BoundGroups is null;
        var ofWho = rights.ToLookup(change => change.Who, StringComparer.Ordinal);
        var changes = was.Named.Concat(becomes.Named)
            .DistinctBy(GoText.Folded, StringComparer.Ordinal)
            .Select(arn => new AccessChange(arn, was[arn], becomes[arn]) { Rights = ofWho[NameOf(arn)].ToValueList(), IsMeasuredByGroups = isByGroups })
            .ToList();
        var administrators = becomes.Named.DistinctBy(GoText.Folded, StringComparer.Ordinal).Where(arn => becomes[arn].IsAdmin).ToValueList();
        var remains = Remains(effective, becomes, administrators);
        var recipes = new LockoutRecipes(before, after, options, was, becomes, changes.Where(IsChange).ToValueList(), administrators).All();
        var named = changes.Select(change => change with { Who = NameOf(change.Who) }).ToList();
        var all = named.Concat(OfSubjects(ofWho, named)).Where(IsChange).ToValueList();
        var remaining = administrators.Select(NameOf).ToValueList();
        return new LockoutReport
        {
            Changes = all,
            Administrators = remaining,
            AdministratorRemains = remains,
            Recipes = recipes,
            IsMeasuredByGroups = isByGroups,
            NotRead = before.NotRead.Concat(after.NotRead).Select(part => $"{part}").Distinct(StringComparer.Ordinal).ToValueList(),
            Findings =
            [
                .. all.Where(change => !change.Lost.IsEmpty).Select(Loss),
                .. AccountsLost(before, effective),
                .. UnreadLost(before, after),
                .. SkippedStep(before, after),
                .. recipes.Select(recipe => recipe.ToFinding()),
                .. Nobody(remains, remaining, effective),
            ],
        };
    }

    private static bool IsChange(AccessChange change) => change.Before != change.After || !change.Rights.IsEmpty;

    // Subjects of bindings that no principal comes in as, such as a group of another identity provider.
    private static IEnumerable<AccessChange> OfSubjects(ILookup<string, RightsChange> rights, List<AccessChange> principals)
    {
        var known = principals.Select(change => change.Who).ToHashSet(StringComparer.Ordinal);
        return rights.Where(changes => !known.Contains(changes.Key))
            .Select(changes => new AccessChange(changes.Key, PrincipalAccess.OfSubject, PrincipalAccess.OfSubject) { Rights = changes.ToValueList() });
    }

    // A ConfigMap that the API server refuses changes nothing, a mode that goes back is not taken, and who created the cluster stays.
    private static ClusterSnapshot Effective(ClusterSnapshot before, ClusterSnapshot after)
    {
        var held = after.AwsAuthIsRefused ? after with { AwsAuth = before.AwsAuth } : after;
        var taken = GoesBack(before, after) ? held.In(before.Mode) : held;
        return taken is { Creator: null, CreatorIsOpen: true } && before is not { Creator: null, CreatorIsOpen: true }
            ? taken with { Creator = before.Creator, Plan = taken.Plan with { CreatorIsAdmin = before.Plan.CreatorIsAdmin }, Assumptions = before.Assumptions }
            : taken;
    }

    /// <summary>True where it is known that the mode goes back, which EKS refuses.</summary>
    internal static bool GoesBack(ClusterSnapshot before, ClusterSnapshot after) => !before.ModeIsOpen && !after.ModeIsOpen && after.Mode < before.Mode;

    // A mode that goes back is a recipe; one that goes too far is played through to its end, where EKS would stop on the way.
    private static ValueList<Finding> SkippedStep(ClusterSnapshot before, ClusterSnapshot after) =>
        before.ModeIsOpen || after.ModeIsOpen || after.Mode < before.Mode
            ? []
            : ModeTransitionGuard.Check(before.Mode, after.Mode, location: after.Origin.Location);

    private static Certainty Remains(ClusterSnapshot cluster, AccessLookup becomes, ValueList<string> administrators)
    {
        var durable = administrators.Where(arn => becomes.IsDurable(arn) && !IsByChance(cluster, arn)).ToList();
        if (durable.Count > 0)
        {
            return cluster.ModeIsOpen ? Certainty.Unknown : Certainty.Yes;
        }

        return MayHaveHiddenCreator(cluster) || !cluster.NotRead.IsEmpty ? Certainty.Unknown : Certainty.No;
    }

    // Nobody has said that the creator of a cluster with access entries is its administrator.
    private static bool IsByChance(ClusterSnapshot cluster, string arn) =>
        cluster is { CreatorIsOpen: true, Creator: { } creator } && cluster.Mode.HasEntries() && creator.WithoutPath == arn && cluster.Plan[creator] is null;

    private static bool MayHaveHiddenCreator(ClusterSnapshot cluster) =>
        cluster.Plan.CreatorIsAdmin && (cluster.Creator is null || (cluster.CreatorIsOpen && cluster.Mode.HasEntries()));

    private static Finding Loss(AccessChange change) => AwsAuthRules.NobodyLosesAccess.At(
        change.Before == change.After ? OfRights(change) : change.After.Origin.Location ?? change.Before.Origin.Location,
        $"'{change.Who}' loses {Some(change.Lost)}: {Identities(change)}");

    // Where somebody comes in as before, what gave the rights is to be looked at.
    private static SourceLocation? OfRights(AccessChange change) => change.LostRights.SelectMany(lost => lost.Right.Path.Reverse())
        .Select(step => step.Location).FirstOrDefault(location => location is not null);

    private static string Some(ValueList<string> lost) =>
        lost.Count <= Told ? string.Join(", ", lost) : $"{string.Join(", ", lost.Take(Told))} and {lost.Count - Told} more";

    private static string Identities(AccessChange change) => change.Before == change.After
        ? $"{change.Before} before and after"
        : $"{change.Before} before, {change.After} after";

    private static IEnumerable<Finding> UnreadLost(ClusterSnapshot before, ClusterSnapshot after)
    {
        var left = after.NotRead.Select(part => (part.What, part.Why)).ToHashSet();
        return before.NotRead.Where(part => !left.Contains((part.What, part.Why)))
            .Select(part => AwsAuthRules.NobodyLosesAccess.At(part.Location, $"nobody can tell who loses what by the end of {part.What}: {part.Why}"));
    }

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
        Certainty.Unknown => [AwsAuthRules.AdministratorRemains.At(after.AwsAuth?.Origin.Location ?? after.Origin.Location, Doubt(administrators, after))
            with { Severity = Severity.Warning }],
        Certainty.Yes => [],
    };
    private static string Doubt(ValueList<string> administrators, ClusterSnapshot after) => (administrators.IsEmpty, MayHaveHiddenCreator(after)) switch
    {
        (true, true) => "nobody can tell whether an administrator remains: "
            + "it depends on who created the cluster and whether that identity still exists; name an administrator that does not depend on it",
        (_, false) when !after.NotRead.IsEmpty && !after.ModeIsOpen =>
            $"nobody can tell whether an administrator remains: {string.Join("; ", after.NotRead)}; name an administrator where it is read",
        _ => "whether the administrators still count depends on the authentication mode, which is not given; say which mode the cluster has",
    };
}
