using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Review;

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

/// <summary>What a change does to one principal.</summary>
/// <param name="Who">The ARN as an access entry writes it, or else as callers are looked up by it: without path.</param>
/// <param name="Before">What it has before.</param>
/// <param name="After">What it has after.</param>
public sealed record AccessChange(string Who, PrincipalAccess Before, PrincipalAccess After)
{
    /// <summary>What it loses, in words.</summary>
    public ValueList<string> Lost => Before.LostIn(After);

    /// <summary>What it gains, in words.</summary>
    public ValueList<string> Gained => After.LostIn(Before);
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
    /// <summary>Every principal whose access changes, in the order first named.</summary>
    public required ValueList<AccessChange> Changes { get; init; }

    /// <summary>The administrators afterwards.</summary>
    public required ValueList<string> Administrators { get; init; }

    /// <summary>Whether somebody durable, a role, is administrator afterwards.</summary>
    public required Certainty AdministratorRemains { get; init; }

    /// <summary>The recipes that the change follows.</summary>
    public required ValueList<LockoutRecipe> Recipes { get; init; }

    /// <summary>All of it as findings: EKS091 for each loss and recipe, EKS092 where no administrator remains.</summary>
    public required ValueList<Finding> Findings { get; init; }
}
