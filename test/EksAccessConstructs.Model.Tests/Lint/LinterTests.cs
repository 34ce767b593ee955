using EksAccessConstructs.Lint;

namespace EksAccessConstructs.Tests.Lint;

public sealed class LinterTests
{
    private const string World = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: reader}
        rules:
        - {apiGroups: [""], resources: [secrets], verbs: [get, list]}
        - {apiGroups: [""], resources: [pods], verbs: [describe]}
        """;

    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void Findings_come_by_place_with_the_line_of_the_rule()
    {
        var findings = Run().Findings.Select(finding => finding.Finding.ToString());

        Assert.Equal(
            [
                "world.yaml:5:3: warning RB020: ClusterRole reader: 'get', 'list' on secrets reads what is in all of them "
                    + "(no binding here gives it to anybody); limit 'get' to resourceNames and drop 'list'",
                "world.yaml:6:3: warning RB001: ClusterRole reader: nobody asks for the verb 'describe'; "
                    + "kubectl describe asks for 'get' and 'list' on the object and 'list' on events",
            ],
            findings);
    }

    [Fact]
    public void A_suppression_takes_its_findings_out_and_keeps_the_reason()
    {
        var report = Run(Accept("RB020", "ClusterRole reader"));

        Assert.Equal(["RB001"], report.Findings.Select(finding => finding.Finding.Code));
        var suppressed = Assert.Single(report.Suppressed);
        Assert.Equal(("RB020", "needed by backup"), (suppressed.Finding.Finding.Code, suppressed.Suppression.Reason));
    }

    [Fact]
    public void A_star_at_the_end_stands_for_any_ending() => Assert.Single(Run(Accept("RB020", "ClusterRole *")).Suppressed);

    [Fact]
    public void An_expired_suppression_suppresses_nothing_and_is_a_finding()
    {
        var report = Run(Accept("RB020", "ClusterRole reader") with { Expires = new DateOnly(2026, 11, 24) });

        Assert.Equal(["SU001", "RB020", "RB001"], report.Findings.Select(finding => finding.Finding.Code));
        Assert.Equal(
            "the suppression of RB020 on 'ClusterRole reader' expired on 2026-11-24; mend what it is about, or let platform decide anew ('needed by backup')",
            report.Findings[0].Finding.Message);
        Assert.True(report.HasErrors);
    }

    [Fact]
    public void On_its_last_day_a_suppression_counts() => Assert.Single(Run(Accept("RB020", "ClusterRole reader") with { Expires = Today }).Suppressed);

    [Fact]
    public void A_suppression_without_use_is_a_finding() =>
        Assert.Contains("SU002", Run(Accept("RB012", "ClusterRole reader")).Findings.Select(finding => finding.Finding.Code));

    [Fact]
    public void A_file_of_suppressions_is_read()
    {
        var read = SuppressionReader.ReadFile(
            """
            suppressions:
              - rule: RB020
                on: ClusterRole reader
                reason: needed by backup
                owner: platform
                expires: 2027-03-31
            """,
            ".eks-access.yaml");

        Assert.Equal([], read.Findings);
        Assert.Equal(Accept("RB020", "ClusterRole reader"), Assert.Single(read.OrThrow().All));
    }

    [Fact]
    public void A_suppression_that_says_too_little_is_refused() => Assert.Equal(
        [
            ".eks-access.yaml:2:3: error EKS007: 'suppressions[0].reason' is required and must not be empty",
            ".eks-access.yaml:2:3: error EKS007: 'suppressions[0].owner' is required and must not be empty",
            ".eks-access.yaml:3:10: error SU003: there is no rule 'RB200'; did you mean 'RB020'?; 'eks-access rules' lists them",
            ".eks-access.yaml:4:61: error SU003: 'soon' is not a day; write YYYY-MM-DD",
            ".eks-access.yaml:5:1: error EKS005: unknown key 'suppresions'; did you mean 'suppressions'?",
        ],
        SuppressionReader.ReadFile(
            """
            suppressions:
            - {rule: RB020, on: x, expires: 2027-03-31}
            - {rule: RB200, on: x, reason: x, owner: x, expires: 2027-03-31}
            - {rule: RB020, on: x, reason: x, owner: platform, expires: soon}
            suppresions: []
            """,
            ".eks-access.yaml").Findings.Select(finding => finding.ToString()));

    [Theory]
    [InlineData(
        "- {apiGroups: [\"\"], resources: [secrets], verbs: [get, list]} # eks-access: suppress RB020 owner=platform expires=2027-03-31 "
            + "reason=needed by backup")]
    [InlineData(
        "# eks-access: suppress RB020 owner=platform expires=2027-03-31 reason=needed by backup\n# and another word\n- {apiGroups: [\"\"], resources: "
            + "[secrets], verbs: [get, list]}")]
    public void A_comment_is_about_its_line_or_the_next(string rule)
    {
        var text = World.Replace("- {apiGroups: [\"\"], resources: [secrets], verbs: [get, list]}", rule, StringComparison.Ordinal);

        var suppressed = Assert.Single(RunWithComments(text).Suppressed);

        Assert.Equal(("RB020", "needed by backup", "platform"), (suppressed.Finding.Finding.Code, suppressed.Suppression.Reason, suppressed.Suppression.Owner));
    }

    [Fact]
    public void A_comment_above_an_object_is_about_all_of_it() =>
        Assert.Equal(["RB001"], RunWithComments($"# eks-access: suppress RB001 owner=x expires=2027-01-01 reason=x\n---\n{World}").Suppressed
            .Select(one => one.Finding.Finding.Code));

    [Fact]
    public void A_comment_beside_a_later_rule_of_a_role_is_about_that_rule_alone()
    {
        const string Rule = "- {apiGroups: [\"\"], resources: [secrets], verbs: [list]}";
        const string Accepted = $"{Rule} # eks-access: suppress RB020 owner=x expires=2027-01-01 reason=x";
        string Role(string first, string second) =>
            $"apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {{name: r}}\nrules:\n{first}\n{second}\n";

        Assert.Equal(["5"], Lines(RunWithComments(Role(Rule, Accepted))));
        Assert.Equal(["6"], Lines(RunWithComments(Role(Accepted, Rule))));
        var both = RunWithComments(Role(Accepted, Accepted));
        Assert.Equal([], Lines(both));
        Assert.Single(both.Suppressed);
    }

    private static IEnumerable<string> Lines(LintReport report) => report.Findings.Select(finding => $"{finding.Finding.Location?.Line}");

    [Theory]
    [InlineData("# eks-access: suppress RB001",
        "world.yaml:1:1: error SU003: the suppression of RB001 must say who, until when and why: owner=NAME expires=YYYY-MM-DD reason=TEXT, the reason last")]
    [InlineData("# eks-access: suppress RB001 owner=x expires=soon reason=x", "world.yaml:1:1: error SU003: 'soon' is not a day; write YYYY-MM-DD")]
    public void A_comment_that_says_too_little_is_refused(string comment, string said) =>
        Assert.Equal([said], SuppressionReader.ReadComments($"{comment}\n{World}", "world.yaml").Findings.Select(finding => finding.ToString()));

    private static LintReport Run(params Suppression[] suppressions) =>
        Linter.Run(Worlds.Of(World).Cluster, new LintOptions { Suppressions = [.. suppressions], Today = Today });

    private static LintReport RunWithComments(string text) =>
        Linter.Run(Worlds.Of(text).Cluster, new LintOptions { Suppressions = SuppressionReader.ReadComments(text, "world.yaml").OrThrow().All, Today = Today });

    private static Suppression Accept(string rule, string on) =>
        new() { Rule = rule, On = on, Reason = "needed by backup", Owner = "platform", Expires = new DateOnly(2027, 3, 31) };
}
