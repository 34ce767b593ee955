using EksAccessConstructs.Changes;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Review;
using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Cli.Commands;

/// <summary>A comparison as SARIF 2.1.0. Each result is at a line that the change touches, since code scanning shows no other in a pull request.</summary>
/// <remarks>Fingerprints are made of cluster, rule, who and where, so that a result stays the same one when lines move. Source: GitHub Docs, "SARIF support for
/// code scanning": 5,000 results of a run are kept, the worst first.</remarks>
/// <param name="diffs">The comparisons.</param>
/// <param name="findings">What is to be said of the allowances.</param>
/// <param name="lines">Which lines change.</param>
internal sealed class DiffSarif(ValueList<AccessDiff> diffs, ValueList<Finding> findings, ChangedLines lines)
{
    private const int MostResults = 5000;
    private const int MostRelated = 10;

    private readonly List<SourceLocation> starts = [.. diffs.SelectMany(diff => diff.Changes)
        .SelectMany(change => change.Gained.Concat(change.Lost))
        .SelectMany(right => right.Path)
        .Select(step => step.Location)
        .OfType<SourceLocation>()
        .Distinct()];

    /// <summary>Writes the log. Results that no reader would keep are left out, which is said on standard error.</summary>
    public void Write(ToolHost host)
    {
        var all = diffs.SelectMany(Results).OrderByDescending(result => result.Rule.Severity).ToList();
        if (all.Count > MostResults)
        {
            host.Say($"{all.Count - MostResults} of {all.Count} results are left out of the SARIF log, the least severe; --format json has all");
        }

        var results = all.Take(MostResults).ToList();
        FindingSarif.Write(
            results.Select(result => result.Rule.Code).Concat(findings.Select(finding => finding.Code)),
            indexes => [.. results.Select(result => result.ToSarif(indexes)), .. findings.Select(finding => FindingSarif.Result(finding, indexes))],
            RuleCatalogue.All,
            host.Out);
    }

    /// <summary>The same results for formats other than SARIF, the worst first.</summary>
    public IEnumerable<ReportedIssue> Issues() => diffs.SelectMany(Results).OrderByDescending(result => result.Rule.Severity)
        .Select(result => result.ToIssue())
        .Concat(findings.Select(ReportedIssue.Of));

    private IEnumerable<DiffResult> Results(AccessDiff diff)
    {
        var cluster = diff.Cluster ?? "";
        var administrators = diff.NewAdministrators.Select(administrator => administrator.Who).ToHashSet(StringComparer.Ordinal);
        var opened = diff.OpenedWays.Select(way => way.Who).ToHashSet(StringComparer.Ordinal);
        foreach (var change in diff.Changes)
        {
            yield return Result(cluster, change, administrators, opened) with { AllowedBy = AllowedBy(diff, change) };
        }

        foreach (var change in diff.PodRoles)
        {
            yield return new DiffResult(ChangeRules.PodRole, cluster, change.Who, "", PodWords(change), change.Location is { } place ? Touched([place]) : null)
            {
                State = "updated",
                AllowedBy = change.AllowedBy,
            };
        }

        foreach (var finding in diff.Lockout.Findings.Where(finding => finding.Code == AwsAuth.AwsAuthRules.AdministratorRemains.Code))
        {
            yield return new DiffResult(AwsAuth.AwsAuthRules.AdministratorRemains, cluster, "", "", finding.Message, finding.Location) { State = "new" };
        }
    }

    private DiffResult Result(string cluster, RightsChange change, HashSet<string> administrators, HashSet<string> opened)
    {
        var rights = change.Gained.IsEmpty ? change.Lost : change.Gained;
        var path = rights.IsEmpty ? [] : rights[0].Path;
        var places = path.Reverse().Select(step => step.Location).OfType<SourceLocation>().ToList();
        return new DiffResult(Rule(change, administrators, opened), cluster, change.Who, change.Where, Words(change), Touched(places))
        {
            State = change.Kind switch { ChangeKind.Granted => "new", ChangeKind.Revoked => "absent", _ => "updated" },
            Related = [.. path.Where(step => step.Location is not null).Take(MostRelated)],
        };
    }

    // Rights that are allowed are not the way to all rights that they open.
    private static ValueList<Allowance> AllowedBy(AccessDiff diff, RightsChange change) =>
        change.IsAllowed && diff.OpenedWays.All(way => way.Who != change.Who || way.AllowedBy is not null) ? change.AllowedBy : [];

    private static RuleInfo Rule(RightsChange change, HashSet<string> administrators, HashSet<string> opened) => change switch
    {
        { Widens: false } => ChangeRules.Loss,
        { IsClusterWide: true } when administrators.Contains(change.Who) => ChangeRules.Administrator,
        _ when opened.Contains(change.Who) => ChangeRules.WayToAll,
        _ => ChangeRules.Gain,
    };

    // The last step that changes: a role before a binding before an entry; where none does, what the reader finds by the way's last place.
    private SourceLocation? Touched(List<SourceLocation> places) =>
        places.Select(place => lines.FirstIn(place, starts)).FirstOrDefault(line => line is not null)
        ?? places.Select(lines.Since).FirstOrDefault(line => line is not null)
        ?? places.FirstOrDefault();

    private static string Words(RightsChange change)
    {
        var where = change.IsClusterWide ? "the whole cluster" : $"namespace {change.Where}";
        var rights = change.Gained.SelectMany(right => right.Summary.Select(line => $"+ {line}")).Concat(change.Lost.SelectMany(right =>
            right.Summary.Select(line => $"- {line}")));
        var risks = change.Risks.Select(risk => $"{risk.Rule.Code} {risk.Danger}");
        return $"{change.Who}: {change.Word} in {where}. {string.Join("; ", rights.Concat(risks).Distinct(StringComparer.Ordinal))}.";
    }

    private static string PodWords(PodRoleChange change) => $"{change.Who}: its pods get {Listed(change.After)}; before {Listed(change.Before)}.";

    private static string Listed(ValueList<string> roles) => string.Join(", ", roles.DefaultIfEmpty("no AWS role"));
}

/// <summary>One result of a comparison.</summary>
internal sealed record DiffResult(RuleInfo Rule, string Cluster, string Who, string Where, string Message, SourceLocation? Location)
{
    /// <summary>What became of it since the version before.</summary>
    public required string State { get; init; }

    /// <summary>The steps on the way to the right.</summary>
    public IReadOnlyList<PathStep> Related { get; init; } = [];

    /// <summary>The allowances, where it is allowed.</summary>
    public ValueList<Allowance> AllowedBy { get; init; }

    // What tells it from others in every run.
    private string Identity => $"{Cluster}\n{Rule.Code}\n{Who}\n{Where}";

    /// <summary>The result for other formats.</summary>
    public ReportedIssue ToIssue() => new(Rule.Code, Rule.Severity, Message, Location is { } location ? OnDisk(location) : null)
    {
        Identity = Identity,
        Accepted = AllowedBy.IsEmpty ? null : string.Join("; ", AllowedBy.Select(one => $"{one}")),
    };

    /// <summary>The result as SARIF has it.</summary>
    /// <param name="rules">The place of each rule.</param>
    public SarifResult ToSarif(Dictionary<string, int> rules) => new(
        Rule.Code,
        rules.TryGetValue(Rule.Code, out var index) ? index : null,
        FindingSarif.Level(Rule.Severity),
        new SarifText(Message),
        Location is { } location ? [FindingSarif.Place(OnDisk(location))] : null)
    {
        BaselineState = State,
        Suppressions = AllowedBy.IsEmpty ? null : [.. AllowedBy.Select(one => FindingSarif.Accepted(one.Reason, one.Owner, one.Expires))],
        PartialFingerprints = new() { Change = ReportedIssue.FingerprintOf(Identity) },
        RelatedLocations = Related.Count == 0 ? null
            : [.. Related.Select(step => new SarifRelatedLocation(new SarifText(step.What), FindingSarif.Place(OnDisk(step.Location!)).PhysicalLocation))],
    };

    // A file of a revision is in the repository under its path.
    private static SourceLocation OnDisk(SourceLocation location) =>
        RevisionFiles.Of(location.File) is var (_, path) ? location with { File = path } : location;
}
