using EksAccessConstructs.Changes;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Cli.Commands;

/// <summary>Who loses what and whether an administrator remains, as JSON: docs/schema/lockout.schema.json.</summary>
internal sealed record LockoutDocument(
    string AdministratorRemains,
    IReadOnlyList<string> Administrators,
    IReadOnlyList<AccessChangeRow> Changes,
    IReadOnlyList<LockoutRecipeRow> Recipes,
    IReadOnlyList<FindingRow> Findings,
    IReadOnlyList<string>? Unknown,
    IReadOnlyList<string>? Notes,
    IReadOnlyList<string>? Assumptions)
{
    /// <summary>The document of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="findings">What there is to say, what the authentication mode allows included.</param>
    /// <param name="notes">How losses are measured.</param>
    /// <param name="assumed">What is assumed.</param>
    public static LockoutDocument Of(LockoutReport report, ValueList<Finding> findings, ValueList<string> notes, ValueList<string> assumed) => new(
        LockoutText.Word(report.AdministratorRemains),
        [.. report.Administrators],
        [.. report.Changes.Select(AccessChangeRow.Of)],
        [.. report.Recipes.Select(recipe => new LockoutRecipeRow(recipe.Number, recipe.Title, recipe.Who, recipe.WayOut, recipe.Origin.Location?.ToString()))],
        [.. findings.Select(FindingJson.Row)],
        Printing.Notes.OrNull(report.NotRead),
        Printing.Notes.OrNull(notes),
        Printing.Notes.OrNull(assumed));
}

/// <summary>What a change does to somebody.</summary>
internal sealed record AccessChangeRow(
    string Who, string Before, string After, IReadOnlyList<string> Lost, IReadOnlyList<string> Gained, IReadOnlyList<RightsChangeRow> Rights)
{
    public static AccessChangeRow Of(AccessChange change) => new(
        change.Who, $"{change.Before}", $"{change.After}", [.. change.Lost], [.. change.Gained], [.. change.Rights.Select(RightsChangeRow.Of)]);
}

/// <summary>One of the known ways to lock oneself out that a change follows.</summary>
internal sealed record LockoutRecipeRow(int Number, string Title, string Who, string WayOut, string? From);
