using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace EksAccessConstructs.Tests.AwsAuth;

/// <summary>Ours beside what eksctl's own migration makes: everything that it carries we carry too, or the loss table says why not.</summary>
public sealed class MigrationOracleTests
{
    private static readonly ValueList<PrincipalArn> Iam = OracleFiles.Rows("iam.csv")
        .Select(row => PrincipalArn.Read(row["arn"]).Value)
        .OfType<PrincipalArn>()
        .ToValueList();

    [Fact]
    public void Everything_that_eksctl_carries_is_carried_or_explained()
    {
        var rows = OracleFiles.Rows("migration.csv").Where(row => row["outcome"] == "entry").ToList();

        Assert.True(rows.Count >= 200);
        Assert.Empty(rows
            .Select(row => (row["case"], row["configuredArn"], Unexplained: Unexplained(row, Plan(row["case"]))))
            .Where(row => row.Unexplained.Length > 0)
            .ToList());
    }

    [Fact]
    public void What_eksctl_refuses_or_skips_is_carried_or_in_the_loss_table()
    {
        foreach (var row in OracleFiles.Rows("migration.csv").Where(row => row["outcome"] is "skipped" or "dropped"))
        {
            var plan = Plan(row["case"]);

            Assert.True(
                row["section"] == "mapAccounts"
                || plan.Grants.Any(grant => grant.Principal.Text == row["principal"])
                || plan.Losses.Any(loss => loss.Item == row["configuredArn"]),
                $"{row["case"]} {row["configuredArn"]}");
        }
    }

    [Fact]
    public void No_migration_stops_half_way()
    {
        foreach (var row in OracleFiles.Rows("migration-runs.csv").Where(row => row["result"] != "ok" && OracleFiles.Cases[row["case"]].Value is not null))
        {
            var map = OracleFiles.Cases[row["case"]].Value!;
            var plan = Plan(row["case"]);

            Assert.All(
                map.Items,
                item => Assert.True(plan.Losses.Any(loss => loss.Origin.Location == item.Origin.Location)
                    || plan.Grants.Any(grant => grant.Origin.Location == item.Origin.Location)));
        }
    }

    private static MigrationPlan Plan(string name) => AwsAuthMigration.Plan(OracleFiles.Cases[name].Value!, new MigrationOptions { Principals = Iam });

    // Why our entry says less than eksctl's without a row that tells; empty where it does not. On purpose different: dead items stay dead, of doubles the
    // one that counts today is taken, and an ARN of another account or partition is not turned into a principal of the same name here.
    private static string Unexplained(Row row, MigrationPlan plan)
    {
        var written = row["configuredArn"];
        var losses = plan.Losses.Where(loss => loss.Item == written).ToList();
        if (losses.Any(loss => loss.Kind is LossKind.Dead || loss.Unsaid.Contains("at random", StringComparison.Ordinal)))
        {
            return "";
        }

        var mine = plan.Grants.FirstOrDefault(grant => grant.Principal.WithoutPath.Equals(written, StringComparison.OrdinalIgnoreCase));
        if (mine is null)
        {
            return losses.Count > 0 ? "" : "no grant and no loss";
        }

        var lost = (row["groupCount"] == "0" ? [] : row["groups"].Split('|'))
            .Where(group => !mine.Groups.Contains(Fixed(group, mine)) && !IsExplained(Fixed(group, mine), losses))
            .ToList();
        var policies = mine.Policies.Select(one => $"{one.Policy.ArnIn("aws")}@{one.Scope.ApiValue}").ToList();
        var isRenamed = (mine.Username ?? "") != Fixed(row["username"], mine);
        return mine switch
        {
            _ when mine.Type.Name != row["type"] => $"type {mine.Type} for {row["type"]}",
            _ when lost.Count > 0 => $"groups {string.Join('|', lost)}",
            _ when row["policies"].Length > 0 && !policies.Contains(row["policies"]) => $"policies {row["policies"]}",
            _ when isRenamed && !losses.Any(loss => loss.Unsaid.Contains("user name", StringComparison.Ordinal)) =>
                $"username {mine.Username} for {row["username"]}",
            _ => "",
        };
    }

    private static bool IsExplained(string group, List<MigrationLoss> losses) =>
        losses.Any(loss => loss.Unsaid.Contains($"'{group}'", StringComparison.Ordinal)
            || loss.Unsaid.StartsWith("a template in group", StringComparison.Ordinal)
            || group.Length == 0 && loss.Unsaid == "an empty group");

    private static string Fixed(string text, AccessGrant grant)
    {
        var known = text.Replace("{{AccountID}}", grant.Principal.Account, StringComparison.Ordinal);
        return grant.Principal.Kind is PrincipalKind.User
            ? known.Replace("{{SessionName}}", "", StringComparison.Ordinal).Replace("{{SessionNameRaw}}", "", StringComparison.Ordinal)
            : known;
    }
}
