using EksAccessConstructs.Changes;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Testing;

/// <summary>Who is administrator of the whole cluster, and who can become it.</summary>
/// <param name="unknownPasses">Whether what is not known fails nothing.</param>
/// <param name="expected">Those who are meant.</param>
internal sealed class AdministratorAssertions(bool unknownPasses, ValueList<string> expected)
{
    /// <summary>What is against it that those who are meant are all administrators.</summary>
    public IEnumerable<AccessFailure> Only(TestedCluster cluster)
    {
        var rows = cluster.Levels.Where(row => row.IsAdministrator).ToList();
        var sure = cluster.Authorizer.Named.Where(caller => cluster.Authorizer.AdministratorBy(caller.Authentication) is not null).Select(cluster.Names.Of)
            .Concat(rows.Where(row => !row.IsMaybe).Select(row => row.Who))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rows.Where(row => !IsExpected(row.Who) && (sure.Contains(row.Who) || !unknownPasses)).Select(row => TooMuch(row, sure.Contains(row.Who))),
            .. expected.Where(who => !sure.Any(name => PrincipalWord.Means(who, name))).Select(who => Missing(cluster, rows, who)).OfType<AccessFailure>(),
            .. Unknown(cluster, "somebody else is administrator"),
        ];
    }

    /// <summary>What is against it that nobody but administrators, and those who are meant, has a way to all rights.</summary>
    public IEnumerable<AccessFailure> NobodyElse(TestedCluster cluster)
    {
        var ways = new WaysToAll(cluster.Authorizer, cluster.Names);
        var administrators = cluster.Levels.Where(row => row.IsAdministrator).Select(row => row.Who).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. cluster.Levels.Select(row => row.Who).Distinct(StringComparer.Ordinal)
                .Where(who => !administrators.Contains(who) && !IsExpected(who))
                .Select(who => (Who: who, Way: ways.Of(who).FirstOrDefault()))
                .Where(found => found.Way is not null && (found.Way.Conditions.IsEmpty || !unknownPasses))
                .Select(found => new AccessFailure($"'{found.Who}' can get all rights{Conditions(found.Way!.Conditions)}")
                {
                    Details = [.. found.Way.Steps.Select(step => $"{step}"), found.Way.End],
                }),
            .. Unknown(cluster, "somebody else can get all rights"),
        ];
    }

    /// <summary>What is against it that somebody who lasts is administrator.</summary>
    public IEnumerable<AccessFailure> Remains(TestedCluster cluster)
    {
        var report = LockoutSimulation.Compare(cluster.Snapshot, cluster.Snapshot);
        return report.AdministratorRemains switch
        {
            Certainty.No => [new AccessFailure("no role is administrator of the whole cluster") { Details = Reasons(report) }],
            Certainty.Unknown when !unknownPasses => [AccessFailure.Unknown("a role is administrator of the whole cluster", Reasons(report))],
            _ => [],
        };
    }

    private static ValueList<string> Reasons(LockoutReport report) =>
        report.Findings.Where(finding => finding.Code == AwsAuth.AwsAuthRules.AdministratorRemains.Code).Select(finding => finding.Message).ToValueList();

    private bool IsExpected(string name) => expected.Any(who => PrincipalWord.Means(who, name));

    private static AccessFailure TooMuch(LevelRow row, bool isSure) => new($"'{row.Who}' {(isSure ? "is" : "is perhaps")} administrator of the whole cluster")
    {
        Details = row.Ways.Select(way => AccessFailure.Chain(way.Steps)).ToValueList(),
    };

    private AccessFailure? Missing(TestedCluster cluster, List<LevelRow> administrators, string who)
    {
        if (administrators.Exists(row => PrincipalWord.Means(who, row.Who)))
        {
            return unknownPasses ? null : new AccessFailure($"'{who}' is only perhaps administrator") { Details = Has(cluster, who) };
        }

        var names = cluster.Levels.Select(row => row.Who).Distinct(StringComparer.Ordinal).ToList();
        return new($"'{who}' is not administrator{Suggestion.DidYouMean(who, names)}") { Details = Has(cluster, who) };
    }

    private static ValueList<string> Has(TestedCluster cluster, string who) => cluster.Levels.Where(row => PrincipalWord.Means(who, row.Who))
        .SelectMany(row => row.Ways.Select(way => $"it has {row.Word} in {row.PlaceWords}, {AccessFailure.Chain(way.Steps)}"))
        .DefaultIfEmpty("nothing gives it any rights")
        .ToValueList();

    private IEnumerable<AccessFailure> Unknown(TestedCluster cluster, string question) =>
        unknownPasses || !cluster.Hidden.Any() ? [] : [AccessFailure.Unknown(question, cluster.Hidden)];

    private static string Conditions(ValueList<string> conditions) => conditions.IsEmpty ? "" : $", if {string.Join(" and ", conditions)}";
}
