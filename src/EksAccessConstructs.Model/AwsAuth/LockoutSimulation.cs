using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Plays a change through before anybody makes it: who loses what, does an administrator remain, and which known way to lock oneself out it follows.</summary>
public static class LockoutSimulation
{
    /// <summary>Holds two states of one cluster against each other.</summary>
    /// <param name="before">The cluster as it is.</param>
    /// <param name="after">The cluster as it shall be.</param>
    public static LockoutReport Compare(AccessState before, AccessState after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var effective = Effective(before, after);
        var (was, becomes) = (new StateLookup(before), new StateLookup(effective));
        var changes = was.Named.Concat(becomes.Named)
            .DistinctBy(GoText.Folded, StringComparer.Ordinal)
            .Select(arn => new AccessChange(arn, was[arn], becomes[arn]))
            .Where(change => change.Before != change.After)
            .ToValueList();
        var administrators = becomes.Named.DistinctBy(GoText.Folded, StringComparer.Ordinal).Where(arn => becomes[arn].IsAdmin).ToValueList();
        var remains = Remains(effective, administrators);
        var recipes = new LockoutRecipes(before, after, was, becomes, changes, administrators).All();
        return new LockoutReport
        {
            Changes = changes,
            Administrators = administrators,
            AdministratorRemains = remains,
            Recipes = recipes,
            Findings = [.. changes.Where(change => !change.Lost.IsEmpty).Select(Loss), .. AccountsLost(before, effective), .. recipes.Select(recipe => recipe.ToFinding()), .. Nobody(remains, administrators, effective)],
        };
    }

    // A ConfigMap that the API server refuses changes nothing, and a mode that goes back is not taken.
    private static AccessState Effective(AccessState before, AccessState after) => after with
    {
        AwsAuth = after.IsRefused ? before.AwsAuth : after.AwsAuth,
        Mode = after.Mode < before.Mode ? before.Mode : after.Mode,
        Creator = after.Creator == ClusterCreator.Unknown ? before.Creator : after.Creator,
    };

    private static Certainty Remains(AccessState state, ValueList<string> administrators) =>
        administrators.Any(IsDurable) && state.Mode is not null ? Certainty.Yes
        : administrators.Any(IsDurable) && state.Entries.IsEmpty ? Certainty.Unknown
        : administrators.Any(IsDurable) || MayHaveHiddenCreator(state) ? Certainty.Unknown
        : Certainty.No;

    private static bool MayHaveHiddenCreator(AccessState state) =>
        state.Creator is { Arn: null, IsAdmin: not false } || state.Creator is { Arn: not null, IsAdmin: null } && state.Mode is null;

    private static bool IsDurable(string arn) => arn.Contains(":role/", StringComparison.OrdinalIgnoreCase);

    private static Finding Loss(AccessChange change) => AwsAuthRules.NobodyLosesAccess.At(
        change.After.Origin.Spot ?? change.Before.Origin.Spot, $"'{change.Who}' loses {string.Join(", ", change.Lost)}: {change.Before} before, {change.After} after");

    private static IEnumerable<Finding> AccountsLost(AccessState before, AccessState after)
    {
        var left = after.Mode is AuthenticationMode.Api ? [] : after.AwsAuth.StoredAccounts;
        return (before.Mode is AuthenticationMode.Api ? [] : before.AwsAuth.StoredAccounts)
            .Except(left, StringComparer.Ordinal)
            .Select(account => AwsAuthRules.NobodyLosesAccess.At(null, $"everybody of account '{account}' who is mapped by mapAccounts alone loses every access"));
    }

    private static IEnumerable<Finding> Nobody(Certainty remains, ValueList<string> administrators, AccessState after) => remains switch
    {
        Certainty.No => [AwsAuthRules.AdministratorRemains.At(
            after.AwsAuth.Origin.Spot,
            administrators.IsEmpty
                ? "no administrator remains; map a role to system:masters, or give a role an access entry with AmazonEKSClusterAdminPolicy, before this change"
                : $"only IAM users remain administrator ({string.Join(", ", administrators)}); make a role administrator before this change")],
        Certainty.Unknown => [AwsAuthRules.AdministratorRemains.At(
            after.AwsAuth.Origin.Spot,
            administrators.IsEmpty
                ? "nobody can tell whether an administrator remains: it depends on who created the cluster and whether that identity still exists; name an administrator that does not depend on it"
                : "whether the administrators still count depends on the authentication mode, which is not given; say which mode the cluster has") with { Severity = Severity.Warning }],
        Certainty.Yes => [],
    };
}
