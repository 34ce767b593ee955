using EksAccessConstructs.Review;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Testing;

/// <summary>Which AWS roles the pods of service accounts get.</summary>
/// <param name="unknownPasses">Whether what is not known fails nothing.</param>
internal sealed class PodAssertions(bool unknownPasses)
{
    private const string Account = "service account ";

    /// <summary>What is against it that the pods of a service account get just this role.</summary>
    public Func<TestedCluster, IEnumerable<AccessFailure>> Get(string account, string role) => cluster =>
    {
        var rows = PodRoleRow.Of(cluster.Snapshot).ToList();
        var own = rows.Where(row => row.Who == $"{Account}{account}").ToList();
        return
        [
            .. own.Where(row => !PrincipalWord.Means(role, row.Role)).Select(row => new AccessFailure($"the pods of '{account}' get '{row.Role}'")
            {
                Details = [By(row)],
            }),
            .. own.Exists(row => PrincipalWord.Means(role, row.Role)) ? [] : new[] { Missing(rows, account, role) },
            .. Unknown(cluster, $"the pods of '{account}' get another role"),
        ];
    };

    /// <summary>What is against it that just the pods of these service accounts get a role.</summary>
    public Func<TestedCluster, IEnumerable<AccessFailure>> Only(string role, ValueList<string> accounts) => cluster =>
    {
        var rows = PodRoleRow.Of(cluster.Snapshot).ToList();
        var having = rows.Where(row => PrincipalWord.Means(role, row.Role)).ToList();
        return
        [
            .. having.Where(row => !accounts.Any(account => row.Who == $"{Account}{account}"))
                .Select(row => new AccessFailure($"the pods of {row.Who} get '{row.Role}'") { Details = [By(row)] }),
            .. accounts.Where(account => !having.Exists(row => row.Who == $"{Account}{account}")).Select(account => Missing(rows, account, role)),
            .. Unknown(cluster, $"other pods get '{role}'"),
        ];
    };

    private static AccessFailure Missing(List<PodRoleRow> rows, string account, string role)
    {
        var names = rows.Where(row => row.Who.StartsWith(Account, StringComparison.Ordinal)).Select(row => row.Who[Account.Length..]).ToList();
        return new($"the pods of '{account}' do not get '{role}'{(names.Contains(account) ? "" : Suggestion.DidYouMean(account, names))}")
        {
            Details = rows.Where(row => PrincipalWord.Means(role, row.Role)).Select(row => $"{row.Who} gets it, {By(row)}")
                .DefaultIfEmpty("nobody gets it")
                .ToValueList(),
        };
    }

    private static string By(PodRoleRow row) => $"by {row.By}{(row.Location is { } location ? $" ({location})" : "")}";

    private IEnumerable<AccessFailure> Unknown(TestedCluster cluster, string question) => unknownPasses || cluster.Snapshot.NotRead.IsEmpty
        ? []
        : [AccessFailure.Unknown(question, cluster.Snapshot.NotRead.Select(part => $"{part}"))];
}
