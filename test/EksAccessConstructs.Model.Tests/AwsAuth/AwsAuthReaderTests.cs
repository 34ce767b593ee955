using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Tests.AwsAuth;

public sealed class AwsAuthReaderTests
{
    private const string Head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: aws-auth\n  namespace: kube-system\ndata:\n";

    [Theory]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/A\n  username: {{SessionName}}\n")]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/A\n  username: .inf\n")]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/A\n  note: -.Inf\n")]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/A\n  ~: x\n")]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/A\n  tags: {null: x}\n")]
    [InlineData("%YAML 1.2\n---\n- rolearn: arn:aws:iam::111122223333:role/A\n")]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/A\n  username: a\0b\n")]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/A\n  username: @x\n")]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/A\n  username: *\n")]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/A\n\u00a0\u00a0username: a\n")]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/A\n\tusername: a\n")]
    [InlineData("{\"rolearn\": \"arn:aws:iam::111122223333:role/A\"}")]
    [InlineData("{- rolearn: arn:aws:iam::111122223333:role/A}")]
    [InlineData("rolearn: arn:aws:iam::111122223333:role/A\n")]
    [InlineData("arn:aws:iam::111122223333:role/A\n")]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/A\n  username: !!int x\n")]
    public void Sections_that_the_authenticator_loses_are_lost(string section)
    {
        var reading = Read(section);

        Assert.Empty(reading.Value!.Roles);
        Assert.Equal("EKS082", Assert.Single(reading.Findings, finding => finding.Severity is Severity.Error).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\n")]
    [InlineData("``")]
    [InlineData("''")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("# nothing\n")]
    [InlineData("[]")]
    [InlineData("---\n---\n- rolearn: x\n")]
    public void Empty_forms_are_no_error(string section)
    {
        var reading = Read(section);

        Assert.Empty(reading.Value!.Items);
        Assert.False(reading.HasErrors);
    }

    [Theory]
    [InlineData("[yes, no, on, off, y, n, Y, N, Yes, NO]", "||||||||||")]
    [InlineData("[012, 08, 0o7, 1_000, 1e3, 0x1F]", "||||||")]
    [InlineData("[1:30, 2026-01-01, 1.2.3, yEs, nil]", "|1:30|2026-01-01|1.2.3|yEs|nil")]
    [InlineData("[ops, 42, yes, null, [a], {b: c}]", "|ops|||||")]
    [InlineData("[system: masters]", "|")]
    [InlineData("ops", "")]
    [InlineData("null", "")]
    public void Groups_come_as_the_authenticator_types_them(string groups, string expected) =>
        Assert.Equal(expected, string.Concat(Read($"- rolearn: r\n  groups: {groups}\n").Value!.Roles[0].Groups.Select(group => $"|{group}")));

    [Theory]
    [InlineData("groups: [a, b, c]\n  Groups: [x, y]", "a,b,c")]
    [InlineData("Groups: [x, q, z]\n  groups: [a, null]", "a,q")]
    [InlineData("GROUPS: [x, q, z]\n  Groups: [p]\n  groups: [a, null, null]", "a,q,z")]
    [InlineData("Groups: [x]\n  groups: []", "")]
    [InlineData("Groups: [x]\n  groups: ~", "")]
    [InlineData("Groups: [x]\n  groups: nope", "x")]
    [InlineData("groups: [a]\n  group\u017f: [b]", "b")]
    public void Of_one_field_in_several_spellings_the_last_in_byte_order_wins(string fields, string expected) =>
        Assert.Equal(expected, string.Join(',', Read($"- rolearn: r\n  {fields}\n").Value!.Roles[0].Groups));

    [Fact]
    public void A_merge_key_that_comes_after_a_field_overrides_it_as_in_go_yaml_v2()
    {
        var map =
            Read(
                "- &base\n  rolearn: arn:aws:iam::111122223333:role/A\n  username: a\n- rolearn: arn:aws:iam::111122223333:role/B\n  username: b\n"
                    + "  <<: *base\n").Value!;

        Assert.Equal("arn:aws:iam::111122223333:role/A", map.Roles[1].Arn);
    }

    [Fact]
    public void Broken_text_in_a_block_gets_the_line_of_the_file() => Assert.Equal(
        ["cm.yaml:9:16: error EKS082: all of 'mapRoles' is lost: WORDS; it takes access from arn:aws:iam::111122223333:role/A"],
        Words(AwsAuthReader.Read(Head + "  mapRoles: |\n    - rolearn: arn:aws:iam::111122223333:role/A\n       username: a\n", "cm.yaml")));

    [Theory]
    [InlineData("  mapRoles: |\n    - rolearn: r\n      groups: ops\n", "9:15")]
    [InlineData("  mapRoles: |2-\n      - rolearn: r\n        groups: ops\n", "9:17")]
    [InlineData("  mapRoles: |\n\n\n    - rolearn: r\n      groups: ops\n", "11:15")]
    [InlineData("  mapRoles: >\n    - rolearn: r\n      groups: ops\n", "9:15")]
    [InlineData("  mapRoles: \"- rolearn: r\\n  groups: ops\\n\"\n", "7:38")]
    [InlineData("  mapRoles: '[{rolearn: r, groups: ops}]'\n", "7:36")]
    [InlineData("  mapRoles: '[{rolearn: \"it''s\", groups: ops}]'\n", "7:42")]
    public void A_value_of_the_wrong_type_gets_its_place_in_the_file(string section, string place) =>
        Assert.Equal($"cm.yaml:{place}", Assert.Single(AwsAuthReader.Read(Head + section, "cm.yaml").Findings).Location!.ToString());

    [Fact]
    public void Kubectls_json_is_read_with_places()
    {
        var reading = AwsAuthReader.Read(
            "{\n  \"apiVersion\": \"v1\",\n  \"items\": [\n    {\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"aws-auth\", "
                + "\"namespace\": \"kube-system\"},\n"
            + "     \"data\": {\"mapRoles\": \"- rolearn: r\\n  username: 7\\n\"}}\n  ],\n  \"kind\": \"List\"\n}\n",
            "cm.json");

        Assert.Equal(["cm.json:5:54: error EKS084: 'mapRoles[0].username' must be text, not a number ('7'): the user name is empty; put it in quotes"],
            reading.Findings.Select(finding => finding.ToString()));
        Assert.Equal("r", reading.Value!.Roles[0].Arn);
    }

    [Theory]
    [InlineData("- rolearn: arn:aws:iam::111122223333:role/A\n  username: a\n", 1, 0)]
    [InlineData("- userarn: arn:aws:iam::111122223333:user/a\n  username: a\n", 0, 1)]
    [InlineData("mapRoles: |\n  - rolearn: r\nmapUsers: |\n  - userarn: u\n", 1, 1)]
    [InlineData("data:\n  mapRoles: |\n    - rolearn: r\n", 1, 0)]
    public void Bare_forms_are_read(string text, int roles, int users)
    {
        var map = AwsAuthReader.Read(text, "x.yaml").Value!;

        Assert.Equal((roles, users), (map.Roles.Count, map.Users.Count));
    }

    [Theory]
    [InlineData("name: aws-auth", "name: aws-Auth", "EKS080")]
    [InlineData("namespace: kube-system", "namespace: default", "EKS080")]
    [InlineData("kind: ConfigMap", "kind: Configmap", "EKS080")]
    public void What_the_authenticator_does_not_watch_lets_nobody_in(string good, string bad, string code)
    {
        var reading = AwsAuthReader.Read(
            (Head + "  mapRoles: |\n    - rolearn: arn:aws:iam::111122223333:role/A\n").Replace(good, bad, StringComparison.Ordinal), "cm.yaml");

        Assert.Contains(reading.Findings, finding => finding.Code == code);
        Assert.Single(reading.Value!.Roles);
        Assert.IsType<AwsAuthAnswer.NotMapped>(AwsAuthMapper.Map(reading.Value, CallerIdentity.Read("arn:aws:sts::111122223333:assumed-role/A/s").OrThrow()));
    }

    [Theory]
    [InlineData("  mapRoles:\n    - rolearn: r\n")]
    [InlineData("  mapRoles: 12\n")]
    [InlineData("  other: yes\n")]
    public void Data_that_is_no_text_is_refused_by_the_api_server(string data)
    {
        var reading = AwsAuthReader.Read(Head + data, "cm.yaml");

        Assert.Null(reading.Value);
        Assert.Equal("cm.yaml:7:3", Assert.Single(reading.Findings, finding => finding.Code == "EKS081").Location!.ToString());
    }

    private static Reading<AwsAuthMap> Read(string section) =>
        AwsAuthReader.Read($"{Head}  mapRoles: {System.Text.Json.JsonSerializer.Serialize(section)}\n", "cm.yaml");

    private static IEnumerable<string> Words(Reading<AwsAuthMap> reading) => reading.Findings.Select(finding =>
        System.Text.RegularExpressions.Regex.Replace(finding.ToString(), "this is not YAML: .*(?=; it takes)", "WORDS"));
}
