using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using Row = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace EksAccessConstructs.Tests.AwsAuth;

/// <summary>Every row that aws-iam-authenticator's own code answered.</summary>
public sealed class OracleTests
{
    private static readonly Dictionary<string, Row> Identities = OracleFiles.Rows("identities.csv").ToDictionary(row => row["id"]);

    [Fact]
    public void The_parser_keeps_what_the_authenticator_keeps()
    {
        var rows = OracleFiles.Rows("parse.csv").ToList();

        Assert.True(rows.Count >= 200);
        Assert.Empty(rows
            .Select(row => (row["case"], Expected: Parsed(row), Actual: Parsed(OracleFiles.Cases[row["case"]])))
            .Where(pair => pair.Expected != pair.Actual)
            .ToList());
    }

    [Fact]
    public void Callers_are_canonical_as_the_authenticator_makes_them()
    {
        foreach (var row in Identities.Values)
        {
            var reading = Caller(row);

            Assert.Equal(row["tokenError"], reading.Findings.Select(finding => finding.Message).SingleOrDefault(""));
            Assert.Equal(row["canonicalArn"], reading.Value?.CanonicalArn ?? "");
            Assert.Equal(row["sessionName"], reading.Value?.SessionName ?? "");
            Assert.Equal(row["principalId"], reading.Value?.PrincipalId ?? "");
        }
    }

    [Theory]
    [InlineData("mappings.csv", false, 2000)]
    [InlineData("mappings-sso-gate.csv", true, 10)]
    public void Every_caller_becomes_who_the_authenticator_says(string file, bool gate, int atLeast)
    {
        var rows = OracleFiles.Rows(file).GroupBy(row => (row["case"], row["identity"])).ToList();

        Assert.True(rows.Count >= atLeast);
        Assert.Empty(rows
            .Select(row => (row.Key, Expected: Lines(row), Actual: Lines(Answer(row.Key.Item1, row.Key.Item2, gate))))
            .Where(pair => pair.Expected != pair.Actual).ToList());
    }

    [Fact]
    public void Without_a_feature_gate_permission_sets_let_nobody_in() => Assert.All(
        OracleFiles.Rows("mappings.csv").Where(row => row["case"] == "105-sso-item"), row => Assert.Equal("no", row["mapped"]));

    private static string Parsed(Row row) => row["manifest"] == "refused"
        ? "refused"
        : $"{row["rolesKept"]} {row["usersKept"]} {row["accountsKept"]} {row["rolesStored"]} {row["usersStored"]} {row["accountsStored"]} "
            + $"{row["errorCount"] != "0"}";

    private static string Parsed(Reading<AwsAuthMap> reading) => reading.Value is not { } map
        ? "refused"
        : $"{map.Roles.Count} {map.Users.Count} {map.Accounts.Count} {map.StoredRoles.Count} {map.StoredUsers.Count} {map.StoredAccounts.Count} "
            + $"{reading.HasErrors}";

    private static Reading<CallerIdentity> Caller(Row row) => CallerIdentity.Read(row["arn"], row["stsUserId"], row["accountId"], row["accessKeyId"]);

    private static AwsAuthAnswer Answer(string name, string identity, bool gate) => AwsAuthMapper.Map(
        OracleFiles.Cases[name].Value!,
        Caller(Identities[identity]).OrThrow(),
        new AwsAuthMapperOptions { SsoRoleMatch = gate, PrivateDnsName = instance => instance == "i-0ffffffffffffffff" ? null : "ip-10-0-0-1.ec2.internal" });

    private static string Lines(IEnumerable<Row> rows) => string.Join('\n', rows
        .Select(row => $"{row["mapped"]},{row["username"]},{row["groups"]},{row["groupCount"]},{row["by"]}"
            + (row["note"].Contains("may also fail", StringComparison.Ordinal) ? "+error" : ""))
        .Order(StringComparer.Ordinal));

    private static string Lines(AwsAuthAnswer answer)
    {
        var fails = answer is AwsAuthAnswer.Undecided undecided && undecided.Possible.Any(one => one is AwsAuthAnswer.Failed);
        var lines = answer switch
        {
            AwsAuthAnswer.Mapped mapped => [Line("yes", mapped)],
            AwsAuthAnswer.Failed failed => [$"error,,,0,{failed.By.ToApiValue()}"],
            AwsAuthAnswer.Undecided several => several.Possible.OfType<AwsAuthAnswer.Mapped>().Select(one => Line("undecided", one) + (fails ? "+error" : "")),
            _ => (IEnumerable<string>)["no,,,0,"],
        };
        return string.Join('\n', lines.Order(StringComparer.Ordinal));
    }

    private static string Line(string word, AwsAuthAnswer.Mapped mapped) =>
        $"{word},{mapped.Identity.User},{string.Join('|', mapped.Identity.Groups)},{mapped.Identity.Groups.Count},{mapped.By.ToApiValue()}";
}
