using System.Text.Json;
using EksAccessConstructs.Cli;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Printing;

/// <summary>Names that try to paint, to forge lines and to command a CI, through every verb.</summary>
public sealed class HostileOutputTests
{
    private const string Dev = "arn:aws:iam::111122223333:role/dev";

    // In YAML's own escapes: a line feed, an escape sequence, a command of GitHub Actions and of Azure Pipelines, an override of direction, a next line.
    private const string Evil =
        @"x\nshop.yaml:1:1: error RB999: forged\r\n::error::forged\n##[error]forged ##vso[task.complete]\e[2J\e]0;title\a\u202egnp\u2066\u200f\u0085\u009b31m";

    private const string World = $$"""
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-central-1, version: "1.34"}
        accessConfig:
          authenticationMode: API_AND_CONFIG_MAP
          accessEntries: [{principalARN: '{{Dev}}', kubernetesGroups: ["{{Evil}}", "::warning::g"]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: "{{Evil}}"}
        rules: [{apiGroups: ["", "{{Evil}}"], resources: ["*", "{{Evil}}"], verbs: ["*", "{{Evil}}"], resourceNames: ["{{Evil}}"]}, {apiGroups: [""], resources: [pods], verbs: [get]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: "{{Evil}}"}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "{{Evil}}"}
        subjects:
        - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: "{{Evil}}"}
        - {apiGroup: rbac.authorization.k8s.io, kind: User, name: "::error::u"}
        ---
        apiVersion: v1
        kind: "Wicked{{Evil}}"
        metadata: {name: "{{Evil}}"}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: aws-auth, namespace: kube-system}
        data:
          mapRoles: "[{rolearn: 'arn:aws:iam::111122223333:role/ops', username: \"{{InText}}\", groups: [system:masters, \"{{InText}}\"]}]"
        """;

    private const string InText = @"x\\n::error::forged\\e[2J\\u202egnp";

    [Theory]
    [InlineData("lint", "-")]
    [InlineData("check", "-")]
    [InlineData("what-can", "-", "--as", Dev)]
    [InlineData("what-can", "-", "--user", "::error::u")]
    [InlineData("who-can", "get", "pods", "-")]
    [InlineData("can-i", "get", "pods", "-", "--as", Dev)]
    [InlineData("can-i", "get", "pods", "-", "--user", "::error::u\n::error::v\e[2J")]
    [InlineData("escalate", "-", "--user", "::error::u")]
    [InlineData("whoami", "-", "--as", "arn:aws:iam::111122223333:role/ops", "--session-name", "s")]
    [InlineData("lockout", "-", "/dev/null")]
    [InlineData("migrate", "aws-auth", "-")]
    [InlineData("can-i", "get", "pods", "no\n::error::such\e[2J.yaml", "--user", "u")]
    [InlineData("::error::verb\n::error::x")]
    [InlineData("lint", "-", "--nope\n::error::x")]
    public void No_line_of_text_is_another_than_the_tool_wrote(params string[] args)
    {
        foreach (var (width, colour) in ((int, bool)[])[(int.MaxValue, false), (40, false), (80, true)])
        {
            var run = Run(width, colour, args);

            Assert.All((string[])[.. run.Out.Split('\n'), .. run.Error.Split('\n')], line => AssertPlain(line, colour));
        }
    }

    [Theory]
    [InlineData("lint", "-", "--format", "json")]
    [InlineData("lint", "-", "--format", "sarif")]
    [InlineData("who-can", "get", "pods", "-", "--format", "json")]
    [InlineData("what-can", "-", "--user", "::error::u", "--format", "json")]
    public void Json_is_valid_and_says_the_name_as_it_is(params string[] args)
    {
        var run = Run(int.MaxValue, colour: false, args);

        Assert.All(run.Out.Split('\n'), line => AssertPlain(line, colour: false));
        using var document = JsonDocument.Parse(run.Out);
        Assert.Contains(Texts(document.RootElement), text => text.Contains("\n::error::forged\n##[error]forged ##vso[", StringComparison.Ordinal)
            && text.Contains("\u202egnp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_counts_the_columns_of_what_it_writes()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var table = new Table("A", "B");
        table.Add("a\tb", "x");
        table.Add("c", Table.Lines(["y", "z\n"]));
        table.Write(new VisibleLines(writer), int.MaxValue, new Paint(false));

        Assert.Equal("A     B\na\\tb  x\nc     y\n      z\\n\n", writer.ToString());
    }

    [Theory]
    [InlineData("\e[31mred\e[0m", "\e[31mred\e[0m")]
    [InlineData("\e[31mred\e[2J\e[0m", "\\x1b[31mred\\x1b[2J\\x1b[0m")]
    [InlineData("\e[31m::error::\e[0m", "\\x1b[31m::error::\\x1b[0m")]
    [InlineData("\U000e0041 tag", "\\U000e0041 tag")]
    [InlineData("  ::set-output", "  \\x3a:set-output")]
    [InlineData("Zoë 漢 😀 'a' <b> \\", "Zoë 漢 😀 'a' <b> \\")]
    public void A_line_is_what_can_be_seen(string text, string written)
    {
        using var writer = new StringWriter();
        new VisibleLines(writer, painted: true).WriteLine(text);

        Assert.Equal($"{written}\n", writer.ToString());
    }

    private static ToolRun Run(int width, bool colour, string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var host = new ToolHost { In = new StringReader(World), Out = output, Error = error, Width = width, Colour = colour, Today = ToolRun.Today };
        var code = EksAccess.Run(args, host);
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    private static void AssertPlain(string line, bool colour)
    {
        var bare = colour && line.EndsWith("\e[0m", StringComparison.Ordinal) ? line[(line.IndexOf('m', StringComparison.Ordinal) + 1)..^4] : line;
        Assert.True(bare.EnumerateRunes().All(VisibleText.IsShown), line);
        Assert.False(bare.TrimStart().StartsWith("::", StringComparison.Ordinal)
            || bare.Contains("##[", StringComparison.Ordinal)
            || bare.Contains("##vso[", StringComparison.Ordinal), line);
        Assert.False(bare.StartsWith("shop.yaml:", StringComparison.Ordinal), line);
    }

    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };
}
