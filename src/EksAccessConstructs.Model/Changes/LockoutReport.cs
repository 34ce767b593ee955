using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Changes;

/// <summary>An answer that may not be known.</summary>
public enum Certainty
{
    /// <summary>No.</summary>
    No,

    /// <summary>Nobody can tell from what is given. Never take it for a yes.</summary>
    Unknown,

    /// <summary>Yes.</summary>
    Yes,
}

/// <summary>What a change does to somebody: to a principal, or to a subject of bindings that no principal comes in as.</summary>
/// <param name="Who">What <see cref="RightsChange.Who"/> calls it.</param>
/// <param name="Before">What it comes in as before.</param>
/// <param name="After">What it comes in as after.</param>
public sealed record AccessChange(string Who, PrincipalAccess Before, PrincipalAccess After)
{
    /// <summary>What becomes of its rights, place by place, as a comparison tells it.</summary>
    /// <value>Default: nothing.</value>
    public ValueList<RightsChange> Rights { get; init; }

    /// <summary>True where no bindings are known, so that each group counts as something of its own.</summary>
    /// <value>Default: false.</value>
    public bool IsMeasuredByGroups { get; init; }

    /// <summary>What it loses, in words.</summary>
    public ValueList<string> Lost => [.. Before.LostIn(After, IsMeasuredByGroups), .. LostRights.SelectMany(right => right.Words)];

    /// <summary>What it gains, in words.</summary>
    public ValueList<string> Gained => [.. After.LostIn(Before, IsMeasuredByGroups), .. GainedRights.SelectMany(right => right.Words)];

    /// <summary>The rights that it loses, beside what is said of what it comes in as.</summary>
    internal IEnumerable<PlacedRight> LostRights => Of(Before, After, change => change.Lost);

    /// <summary>The rights that it gains, beside what is said of what it comes in as.</summary>
    internal IEnumerable<PlacedRight> GainedRights => Of(After, Before, change => change.Gained);

    // Losing every access or the administration of the cluster says all of it; what nodes get by their entry is told as what nodes need.
    private IEnumerable<PlacedRight> Of(PrincipalAccess own, PrincipalAccess other, Func<RightsChange, ValueList<ChangedRight>> side) =>
        from change in Rights
        where own.GetsIn == other.GetsIn && !(change.IsClusterWide && own.IsAdmin && !other.IsAdmin)
        from right in side(change)
        where right.By is not AuthenticatedByEntry
        select new PlacedRight(change, right);
}

/// <summary>A right that came or went in one place.</summary>
/// <param name="Change">Where, and whether it is certain.</param>
/// <param name="Right">What and through what.</param>
internal sealed record PlacedRight(RightsChange Change, ChangedRight Right)
{
    /// <summary>The right in words, such as <c>get, list: secrets in shop</c>.</summary>
    public ValueList<string> Words => Right.Summary
        .Select(line => $"{(Change.IsMaybe ? "perhaps " : "")}{line} in {(Change.IsClusterWide ? "the whole cluster" : Change.Where)}")
        .ToValueList();
}

/// <summary>One of the ways in which people have locked themselves out, found in a change.</summary>
/// <param name="Number">The recipe, 1 to 11.</param>
/// <param name="Title">What happens, in a few words.</param>
/// <param name="Who">Whom or what it hits.</param>
/// <param name="WayOut">What to do instead.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record LockoutRecipe(int Number, string Title, string Who, string WayOut, Origin Origin = default)
{
    /// <summary>The recipe as a finding.</summary>
    public Finding ToFinding() => AwsAuthRules.NobodyLosesAccess.At(Origin.Location, $"recipe {Number}, {Title}: {Who}; {WayOut}");
}

/// <summary>Who loses what by a change, and whether an administrator remains.</summary>
public sealed record LockoutReport
{
    /// <summary>Everybody whose access changes: principals in the order first named, then subjects of bindings.</summary>
    public required ValueList<AccessChange> Changes { get; init; }

    /// <summary>The administrators afterwards.</summary>
    public required ValueList<string> Administrators { get; init; }

    /// <summary>Whether somebody durable, a role, is administrator afterwards.</summary>
    public required Certainty AdministratorRemains { get; init; }

    /// <summary>The recipes that the change follows.</summary>
    public required ValueList<LockoutRecipe> Recipes { get; init; }

    /// <summary>True where no bindings of the version before are given, so that what is lost is told by groups and not by rights.</summary>
    /// <value>Default: false.</value>
    public bool IsMeasuredByGroups { get; init; }

    /// <summary>What may say something about access and is not read, one sentence each.</summary>
    /// <value>Default: nothing.</value>
    public ValueList<string> NotRead { get; init; }

    /// <summary>All of it as findings: EKS091 for each loss, recipe and part that was not read and is gone, EKS092 where no administrator remains.</summary>
    public required ValueList<Finding> Findings { get; init; }
}
