using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Changes;

namespace EksAccessConstructs.Tests.AwsAuth;

public sealed class AwsAuthAdditionTests
{
    private const string Added = """
        mapRoles: |
          - rolearn: arn:aws:iam::111122223333:role/added
            username: "new:{{SessionName}}"
            groups: [new]
        mapUsers: |
          - {userarn: "arn:aws:iam::111122223333:user/added", username: new-user}
        mapAccounts: |
          - "999988887777"
        """;

    [Fact]
    public void Old_callers_stay_who_they_are_and_new_ones_get_in_whatever_the_cluster_holds()
    {
        var callers = OracleFiles.Rows("identities.csv")
            .Select(row => CallerIdentity.Read(row["arn"], row["stsUserId"], row["accountId"], row["accessKeyId"]).Value).OfType<CallerIdentity>().ToList();
        var cases = OracleFiles.CaseFiles.Select(path => (Text: File.ReadAllText(path), Reading: Make(File.ReadAllText(path), Added))).ToList();
        var made = cases.Where(one => one.Reading.Value is not null).ToList();

        Assert.True(made.Count >= 43, $"{made.Count} cases took rows");
        Assert.All(cases.Except(made), one => Assert.True(
            AwsAuthReader.Read(one.Text, "held").Value is not { IsWatched: true, Lost.IsEmpty: true }
                || one.Reading.Findings.Any(finding => finding.Code == "EKS109"),
            string.Join('\n', one.Reading.Findings)));
        Assert.All(made, one =>
        {
            var before = AwsAuthReader.Read(one.Text, "held").Value!;
            var after = AwsAuthReader.Read(one.Reading.Value!.Text, "merged").Value!;
            Assert.All(callers, caller => Assert.Equal(Answer(before, caller), Answer(after, caller)));
            Assert.Equal("yes new:me new", Answer(after, Caller("arn:aws:sts::111122223333:assumed-role/added/me")));
            Assert.Equal("yes new-user ", Answer(after, Caller("arn:aws:iam::111122223333:user/added")));
            Assert.Equal("yes arn:aws:iam::999988887777:user/any ", Answer(after, Caller("arn:aws:iam::999988887777:user/any")));
        });
    }

    [Theory]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/old # theirs\n  userid: kept\n", "- rolearn: \"x\"\n")]
    [InlineData("  - rolearn: arn:aws:iam::111122223333:role/old", "\n  - rolearn: \"x\"\n")]
    [InlineData("# nobody yet\n", "- rolearn: \"x\"\n")]
    [InlineData("- {rolearn: 'arn:aws:iam::111122223333:role/old'}\n# the end\n", "- rolearn: \"x\"\n")]
    public void A_row_is_put_behind_what_is_there(string held, string begin)
    {
        var text = new SectionText(AwsAuthSection.Roles, held).With([Role("x")]);

        Assert.StartsWith(held + begin, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]\n", "[{rolearn: \"x\", username: \"\", groups: []}]\n")]
    [InlineData("[{rolearn: a}]", "[{rolearn: a}, {rolearn: \"x\", username: \"\", groups: []}]")]
    [InlineData("[\n  {\"rolearn\": \"a\"},\n]\n", "[\n  {\"rolearn\": \"a\"},\n{rolearn: \"x\", username: \"\", groups: []}]\n")]
    public void A_list_in_brackets_keeps_its_brackets(string held, string merged) =>
        Assert.Equal(merged, new SectionText(AwsAuthSection.Roles, held).With([Role("x")]));

    [Fact]
    public void Text_that_takes_no_rows_is_refused() => Says(
        Make(ConfigMap("- rolearn: arn:aws:iam::111122223333:role/a\n---\n- rolearn: b\n"), Added),
        "EKS109", "'mapRoles' is written in a way that takes no further rows");

    [Fact]
    public void Adding_twice_is_adding_once()
    {
        var once = Make(ConfigMap("- rolearn: arn:aws:iam::111122223333:role/old\n"), Added).OrThrow();
        var twice = Make(once.Text, Added).OrThrow();

        Assert.Equal(["arn:aws:iam::111122223333:role/added", "arn:aws:iam::111122223333:user/added", "999988887777"], once.New);
        Assert.Empty(twice.New);
        Assert.Equal(once.Text, twice.Text);
    }

    [Fact]
    public void Everything_else_of_the_object_stays()
    {
        var text = Make("""
            apiVersion: v1
            items:
            - apiVersion: v1
              data: {other: "1", mapUsers: "- {userarn: u}\n"}
              kind: ConfigMap
              metadata:
                annotations: {note: "kept: yes"}
                name: aws-auth
                namespace: kube-system
                resourceVersion: "4711"
            kind: List
            """, Added).OrThrow().Text;

        Assert.Contains("other: \"1\"\n", text, StringComparison.Ordinal);
        Assert.Contains("    - {userarn: u}\n", text, StringComparison.Ordinal);
        Assert.Contains("note: \"kept: yes\"\n", text, StringComparison.Ordinal);
        Assert.Contains("resourceVersion: \"4711\"\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cluster_without_aws_auth_gets_one()
    {
        var made = Make("apiVersion: v1\nitems: []\nkind: List\n", Added).OrThrow();

        Assert.Equal(AwsAuthMap.Empty, made.Held);
        Assert.Equal(made.Merged.Roles, AwsAuthReader.Read(made.Text, "merged").OrThrow().Roles);
    }

    [Theory]
    [InlineData("")]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/bare\n")]
    [InlineData("mapRoles: ''\n")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other, namespace: kube-system}\n")]
    public void What_is_not_the_answer_of_kubectl_is_refused(string held) => Says(Make(held, Added), "EKS080", "");

    [Fact]
    public void Rows_that_the_authenticator_cannot_read_would_be_lost_and_are_refused() => Says(
        Make(ConfigMap("- rolearn: arn:aws:iam::111122223333:role/a\n - x\n"), Added),
        "EKS094", "'arn:aws:iam::111122223333:role/a' in mapRoles cannot be read");

    [Theory]
    [InlineData("username: other, groups: [new]")]
    [InlineData("username: 'new:{{SessionName}}', groups: [new, more]")]
    public void A_row_that_contradicts_one_that_is_there_is_refused_with_both_places(string other) => Says(
        Make(ConfigMap($"- {{rolearn: 'arn:aws:iam::111122223333:role/added', {other}}}\n"), Added), "EKS094", "is mapped already (held.yaml:8:");

    [Fact]
    public void The_same_row_in_another_order_is_no_contradiction() =>
        Assert.Equal(["arn:aws:iam::111122223333:user/added", "999988887777"],
            Make(ConfigMap("- {groups: [new], username: 'new:{{SessionName}}', rolearn: 'arn:aws:iam::111122223333:ROLE/added'}\n"), Added).OrThrow().New);

    [Fact]
    public void Outputs_of_the_stack_are_put_in_and_nodes_lose_the_path()
    {
        const string Rows = "- {rolearn: '${Made}', username: 'system:node:{{EC2PrivateDNSName}}', groups: [system:bootstrappers, system:nodes]}\n";
        var outputs = StackOutputs.Read(
            """{"Stacks": [{"Outputs": [{"OutputKey": "Made", "OutputValue": "arn:aws:iam::111122223333:role/p/made"}]}]}""", "o").OrThrow();
        var ofTheCdk = StackOutputs.Read("""{"eks-shop": {"Made": "arn:aws:iam::111122223333:role/p/made"}}""", "o").OrThrow();

        Assert.Equal(outputs, ofTheCdk);
        Assert.Equal(["arn:aws:iam::111122223333:role/made"], Make(ConfigMap(""), Rows, outputs).OrThrow().New);
        Says(Make(ConfigMap(""), Rows), "EKS111", "waits for the output 'Made'");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public void What_holds_no_outputs_is_refused(string text) => Assert.True(StackOutputs.Read(text, "outputs.json").HasErrors);

    [Fact]
    public void Nothing_is_lost_by_an_addition()
    {
        var made = Make(ConfigMap("- {rolearn: 'arn:aws:iam::111122223333:role/admin', groups: [system:masters]}\n"), Added).OrThrow();

        Assert.Empty(AwsAuthCheck.Findings(made));
    }

    [Fact]
    public void A_user_who_had_everything_by_the_other_section_is_said_to_lose_it()
    {
        const string Users = "mapUsers: |\n    - {userarn: 'arn:aws:iam::111122223333:user/kim', groups: [system:masters]}\n  ";
        var held = ConfigMap("").Replace("mapRoles: |", $"{Users}mapRoles: |", StringComparison.Ordinal);
        var made = Make(held, "- {rolearn: 'arn:aws:iam::111122223333:user/kim', username: kim}\n").OrThrow();

        Assert.Contains(AwsAuthCheck.Findings(made), finding => finding.Code == "EKS091" && finding.Message.Contains("user/kim", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "system:bootstrappers", "system:nodes")]
    [InlineData(true, "eks:kube-proxy-windows", "system:bootstrappers", "system:nodes")]
    public void Nodes_are_mapped_as_eksctl_maps_them(bool isWindows, params string[] groups)
    {
        var item = AwsAuthItem.ForNodes("arn:aws:iam::111122223333:role/path/nodes", isWindows);

        Assert.Equal("arn:aws:iam::111122223333:role/nodes", item.Arn);
        Assert.Equal("system:node:{{EC2PrivateDNSName}}", item.Username);
        Assert.Equal(groups, item.Groups);
    }

    private static AwsAuthItem Role(string arn) => new() { Section = AwsAuthSection.Roles, Arn = arn };

    private static string ConfigMap(string roles) =>
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: aws-auth\n  namespace: kube-system\ndata:\n  mapRoles: |\n"
            + string.Concat(roles.Split('\n').Select(line => $"    {line}".TrimEnd() + "\n"));

    private static Reading<AwsAuthAddition> Make(string held, string added, StackOutputs? outputs = null) =>
        AwsAuthAddition.Make(held, "held.yaml", added, "added.yaml", outputs ?? StackOutputs.None);

    private static void Says(Reading<AwsAuthAddition> reading, string code, string words)
    {
        Assert.Null(reading.Value);
        Assert.Contains(reading.Findings, finding => finding.Code == code && finding.Severity is Severity.Error && finding.Location is not null
            && finding.Message.Contains(words, StringComparison.Ordinal));
    }

    private static CallerIdentity Caller(string arn) => CallerIdentity.Read(arn).OrThrow();

    private static string Answer(AwsAuthMap map, CallerIdentity caller) => AwsAuthMapper.Map(map, caller) is var answer
        ? $"{answer.Word} {string.Join(" or ", answer.Identities.Select(identity => $"{identity.User} {string.Join('|', identity.Groups)}"))}"
        : "";
}
