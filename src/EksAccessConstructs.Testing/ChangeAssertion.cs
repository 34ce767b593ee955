using EksAccessConstructs.Access;
using EksAccessConstructs.Changes;

namespace EksAccessConstructs.Testing;

/// <summary>Whether the change since an accepted state passes gates.</summary>
internal static class ChangeAssertion
{
    /// <summary>What is against it, cluster by cluster and gate by gate.</summary>
    public static ValueList<AccessFailure> Check(TestedClusters before, TestedClusters after, ValueList<DiffGate> gates, AskedOptions options) =>
        AllowedChanges.Apply(ClusterPairs.Of(before.All, after.All).Select(pair => AccessDiff.Between(pair.Before, pair.After)).ToValueList(),
                options.Allowed, options.Today)
            .Diffs
            .Select(diff => options.UnknownPasses ? diff.OnlyCertain() : diff)
            .SelectMany(diff => gates.Where(gate => gate.IsMetBy(diff)).SelectMany(gate => Against(diff, gate)))
            .Distinct()
            .ToValueList();

    private static IEnumerable<AccessFailure> Against(AccessDiff diff, DiffGate gate) => gate.Name switch
    {
        "lockout" => [Lockout(diff)],
        "admin" => [.. Administrators(diff), .. Ways(diff)],
        "widened" => [.. diff.Changes.Where(change => change is { Widens: true, IsAllowed: false }).Select(Rights),
            .. diff.PodRoles.Where(change => change is { Gained.IsEmpty: false, IsAllowed: false }).Select(Pods)],
        _ => [.. diff.Changes.Where(change => change is not { IsAllowed: true, Lost.IsEmpty: true }).Select(Rights),
            .. diff.PodRoles.Where(change => change is not { IsAllowed: true, Lost.IsEmpty: true }).Select(Pods), .. Mode(diff)],
    };

    private static AccessFailure Rights(RightsChange change) => new(
        $"'{change.Who}': {change.Word} in {(change.IsClusterWide ? "the whole cluster" : change.Where)}")
    {
        Details = [.. change.Gained.SelectMany(right => Lines("+", right)), .. change.Lost.SelectMany(right => Lines("-", right))],
    };

    private static IEnumerable<string> Lines(string sign, ChangedRight right) =>
        right.Summary.Select(line => $"{sign} {line}").Append(AccessFailure.Chain(right.Path));

    private static AccessFailure Pods(PodRoleChange change) =>
        new($"'{change.Who}': its pods get another AWS role{(change.Location is { } location ? $" ({location})" : "")}")
        {
            Details = [.. change.Gained.Select(role => $"+ {role}"), .. change.Lost.Select(role => $"- {role}")],
        };

    private static IEnumerable<AccessFailure> Administrators(AccessDiff diff) => diff.NewAdministrators
        .Where(administrator => !diff.IsAllowed(administrator))
        .Select(administrator => new AccessFailure($"'{administrator.Who}' becomes administrator")
        {
            Details = diff.Changes.Where(change => change.Who == administrator.Who && change.IsClusterWide)
                .SelectMany(change => change.Gained.Select(right => AccessFailure.Chain(right.Path)))
                .ToValueList(),
        });

    private static IEnumerable<AccessFailure> Ways(AccessDiff diff) => diff.OpenedWays
        .Where(way => way.AllowedBy is null)
        .Select(way => new AccessFailure($"'{way.Who}' can now get all rights")
        {
            Details = [.. way.Path.Steps.Select(step => $"{step}"), way.Path.End],
        });

    private static AccessFailure Lockout(AccessDiff diff) => new(DiffVerdict.Of(diff)[0])
    {
        Details = diff.Lockout.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message).ToValueList(),
    };

    private static IEnumerable<AccessFailure> Mode(AccessDiff diff) => diff.ModeBefore == diff.ModeAfter
        ? []
        : [new AccessFailure($"the authentication mode {diff.ModeBefore.ToApiValue()} becomes {diff.ModeAfter.ToApiValue()}")];
}
