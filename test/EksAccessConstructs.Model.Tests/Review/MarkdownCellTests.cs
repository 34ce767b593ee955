using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Review;

public sealed class MarkdownCellTests
{
    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("a\\|b", "a\\\\\\|b")]
    [InlineData("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)>")]
    [InlineData("&lt;b&gt;", "&amp;lt;b&amp;gt;")]
    [InlineData("[click](javascript:alert(1))", "[click]\\(javascript:alert(1))")]
    [InlineData("![x](https://evil/x.png)", "![x]\\(https\\://evil/x.png)")]
    [InlineData("https://evil.example WWW.evil.example", "https\\://evil.example WWW\\.evil.example")]
    [InlineData("```\n# head", "\\`\\`\\`\\n# head")]
    [InlineData("a\r\n\n| b |", "a\\r\\n\\n\\| b \\|")]
    [InlineData("\u202egnp\u2066\u200f", "\\u202egnp\\u2066\\u200f")]
    [InlineData("##[error]x", "\\x23#[error]x")]
    [InlineData("**all** _x_ shop-* a_b", "\\*\\*all\\*\\* \\_x\\_ shop-\\* a_b")]
    [InlineData("managedNodeGroups[main].labels", "managedNodeGroups[main].labels")]
    [InlineData("arn:aws:iam::111122223333:role/a-b_c@d.e+f=g,h", "arn:aws:iam::111122223333:role/a-b_c@d.e+f=g,h")]
    public void A_cell_shows_its_text(string text, string markup) => Assert.Equal(markup, ((MarkdownCell)text).Markup);

    [Theory]
    [InlineData("managedNodeGroups[main].amiFamily", "`managedNodeGroups[main].amiFamily`")]
    [InlineData("a|`b`<i>", @"a\|\`b\`&lt;i>")]
    public void A_key_is_code_where_it_is_plain(string key, string markup) => Assert.Equal(markup, MarkdownCell.Code(key).Markup);

    [Fact]
    public void A_report_of_hostile_names_has_as_many_lines_and_cells_as_one_of_plain_names()
    {
        const string Evil = "x\n\n# forged | <script>alert(1)</script> [a](b) ![c](d) `e` ``` \u202e";

        var plain = Report("x");
        var evil = Report(Evil);

        Assert.Equal(plain.Split('\n').Length, evil.Split('\n').Length);
        Assert.Equal(Bars(plain), Bars(evil));
        Assert.DoesNotContain("<script", evil, StringComparison.Ordinal);
        Assert.DoesNotContain("](", evil, StringComparison.Ordinal);
        Assert.True(evil.EnumerateRunes().All(rune => rune.Value == '\n' || VisibleText.IsShown(rune)));
    }

    private static string Report(string name) => AccessReportMarkdown.Write(new AccessReport
    {
        Deployed = new ClusterSnapshot
        {
            Name = name,
            Version = name,
            Rbac = new RbacObjects(
            [
                new NamespaceRole { Name = name, Namespace = name, Rules = [new() { Verbs = [name], ApiGroups = [name], Resources = [name] }] },
                new RoleBinding { Name = name, Namespace = name, RoleRef = new("Role", name), Subjects = [Subject.Group(name)] },
            ]),
        },
        Region = name,
        CarriedOver = [new(name, name, new SourceLocation(name, 8, 7))],
        Choices = [new(name, name, name, name)],
        NotUsed = [new(name, name, new SourceLocation(name, 1, 1))],
        Findings = [new("EKS066", Severity.Warning, name, new SourceLocation(name, 1, 1))],
    });

    private static int Bars(string text) => text.Replace(@"\|", "", StringComparison.Ordinal).Count(letter => letter == '|');
}
