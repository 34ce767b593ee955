using EksAccessConstructs.Changes;
using EksAccessConstructs.Pages;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Pages;

public sealed class AccessDiffHtmlTests
{
    [Fact]
    public void The_page_begins_with_the_worst()
    {
        var page = HtmlPage.Parse(AccessDiffHtml.Write(PageInput.Change()));

        Assert.Equal(["arn:aws:iam::111122223333:role/pipeline becomes administrator"], page.Texts(".lead.more"));
        Assert.Equal(["3 may do more", "3 may do less", "1 AWS role of pods changes"], page.Texts(".verdict > ul:not(.administrators) > li"));
        Assert.Equal(["yes"], page.Texts(".facts dd"));
        Assert.StartsWith(
            "arn:aws:iam::111122223333:role/pipeline new administratoraccess entry", page.Texts(".administrators > li")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_change_stands_in_the_table_and_in_full()
    {
        var diff = PageInput.Change();
        var page = HtmlPage.Parse(AccessDiffHtml.Write(diff));
        var expected = diff.ByWeight().SelectMany(changes => changes).Select(change => (change.Who, change.Word)).ToList();

        Assert.Equal(expected, page.QuerySelectorAll("tr[data-count]").Select(row => (row.Texts(".who")[0], row.Texts(".change")[0])));
        Assert.Equal(
            expected,
            page.QuerySelectorAll("article").SelectMany(card => card.Texts(".item .change").Select(word => (card.Texts(".who")[0], word))));
    }

    [Fact]
    public void A_right_says_what_gives_it_and_what_is_dangerous_in_it()
    {
        var page = HtmlPage.Parse(AccessDiffHtml.Write(PageInput.Change()));
        var card = page.QuerySelectorAll("article").Single(card => card.TextContent.Contains("role/on-call-team", StringComparison.Ordinal));

        Assert.Equal(
            ["access entry new/cluster.template.yaml:51:3", "Group on-call", "ClusterRoleBinding on-call new/rbac.yaml:36:1",
             "ClusterRole on-call new/rbac.yaml:29:1"],
            card.Texts(".plus .way li"));
        Assert.Equal(["RB021 'create' on pods/exec lets the holder into running pods; keep it for break-glass roles"], card.Texts(".risks li"));
    }

    [Fact]
    public void What_is_allowed_stays_in_sight_with_who_allows_it_and_why()
    {
        var allowance = new Allowance
        {
            Who = "arn:aws:iam::111122223333:role/pipeline",
            Administrator = true,
            Reason = "it deploys <everything>",
            Owner = "platform",
            Expires = new DateOnly(2027, 1, 31),
        };
        var (diffs, _) = AllowedChanges.Apply([PageInput.Change()], new AllowanceList([allowance]), new DateOnly(2026, 12, 1));
        var page = HtmlPage.Parse(AccessDiffHtml.Write(diffs));

        var said = Assert.Single(page.Texts(".administrators .allowed"));
        Assert.Contains("it deploys <everything>", said, StringComparison.Ordinal);
        Assert.Contains("platform", said, StringComparison.Ordinal);
        Assert.Contains("2027-01-31", said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_group_loses_is_told_once()
    {
        var page = HtmlPage.Parse(AccessDiffHtml.Write(PageInput.Change()));

        Assert.Equal("#cluster-0-who-3", Assert.Single(page.QuerySelectorAll("article .item .name a")).GetAttribute("href"));
    }

    [Fact]
    public void Roles_of_pods_replacements_and_what_is_open_have_their_parts()
    {
        var page = HtmlPage.Parse(AccessDiffHtml.Write(PageInput.Change() with { NotEvaluated = ["a <macro>"] }));

        Assert.Equal(
            ["What changes", "What each gains and loses, and through what", "AWS roles of pods", "Access entries made anew", "Not evaluated"],
            page.Texts("h2"));
        Assert.Equal(["a <macro>"], page.Texts("section[aria-labelledby='cluster-0-open'] li"));
    }

    [Fact]
    public void Nothing_changes_says_so()
    {
        var same = PageInput.Story("old").Deployed;
        var page = HtmlPage.Parse(AccessDiffHtml.Write(AccessDiff.Between(same, same)));

        Assert.Equal(["nobody's rights change"], page.Texts(".lead"));
        Assert.Empty(page.QuerySelectorAll("table"));
    }

    [Theory]
    [MemberData(nameof(AccessReportHtmlTests.HostileNames), MemberType = typeof(AccessReportHtmlTests))]
    public void Names_are_shown_and_not_obeyed(string name)
    {
        var page = HtmlPage.Parse(AccessDiffHtml.Write(AccessDiff.Between(new ClusterSnapshot(), PageInput.Named(name).Deployed)));

        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.Empty(page.QuerySelectorAll("img, iframe, object, embed, base, [onerror], [onmouseover], [onfocus], [autofocus]"));
        Assert.Contains(VisibleText.Of(name), page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_change_gives_the_same_bytes() => Assert.Equal(AccessDiffHtml.Write(PageInput.Change()), AccessDiffHtml.Write(PageInput.Change()));
}
