using System.Security.Cryptography;
using System.Text;
using EksAccessConstructs.Pages;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Pages;

public sealed class AccessReportHtmlTests
{
    public static TheoryData<string> HostileNames { get; } =
    [
        "<script>alert(1)</script>", "</style></script><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "' autofocus onfocus='alert(1)",
        "a\u202egnp.exe\u2066", "]]>&lt;!--", "javascript:alert(1)//", "{{constructor}}", new string('x', 10_000), "-->", "日本語 ñ 🙂",
    ];

    [Fact]
    public void The_page_begins_with_who_is_administrator_and_how()
    {
        var page = HtmlPage.Parse(AccessReportHtml.Write(PageInput.Story("old")));

        Assert.Equal(["1 administrator, 8 others with rights, 7 of them with dangerous rights"], page.Texts(".lead"));
        Assert.Equal(
            ["arn:aws:iam::111122223333:role/platform/admins cluster-adminaccess entry old/cluster.template.yaml:11:3AmazonEKSClusterAdminPolicy in the whole "
                + "cluster"],
            page.Texts(".administrators > li"));
    }

    [Fact]
    public void The_matrix_says_what_the_levels_say()
    {
        var report = PageInput.Story("old");
        var page = HtmlPage.Parse(AccessReportHtml.Write(report));
        var places = page.Texts(".matrix thead th")[1..];

        var cells = page.QuerySelectorAll(".matrix tbody tr").SelectMany(row => row.Texts(".who").SelectMany(who => row.QuerySelectorAll("td")
            .Select((cell, column) => (Who: who, Where: places[column], Level: cell.TextContent))
            .Where(cell => cell.Level is not ("" or "←"))));

        Assert.Equal(
            report.Measures.Levels.Select(row => (row.Who, row.Where == Places.Cluster ? "whole cluster" : row.Where, row.Word)).Order(),
            cells.Select(cell => (cell.Who, cell.Where, cell.Level)).Order());
    }

    [Fact]
    public void Those_with_the_same_access_stand_in_one_row()
    {
        var page = HtmlPage.Parse(AccessReportHtml.Write(PageInput.Team(roles: 44, namespaces: 2)));

        Assert.Equal("44", Assert.Single(page.QuerySelectorAll(".matrix tbody tr")).GetAttribute("data-count"));
        Assert.Equal("and 41 more with the same access", page.Texts(".matrix summary")[0]);
        Assert.Equal(44, page.QuerySelectorAll(".matrix .who").Length);
    }

    [Fact]
    public void Many_namespaces_are_listed_and_not_columns()
    {
        var page = HtmlPage.Parse(AccessReportHtml.Write(PageInput.Team(roles: 3, namespaces: 60)));

        Assert.Empty(page.QuerySelectorAll(".matrix"));
        Assert.StartsWith("view ns-0, ns-1, ns-10, ns-11,", page.Texts(".levels td > div")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_group_gives_to_many_is_told_once()
    {
        var report = PageInput.Team(roles: 2, namespaces: 6);
        var different = report with
        {
            Deployed = report.Deployed with
            {
                Rbac = new([.. report.Deployed.Rbac.All, new RoleBinding
                {
                    Name = "more",
                    Namespace = "more",
                    RoleRef = new("ClusterRole", "edit"),
                    Subjects = [Subject.User("dev-1")],
                }]),
            },
        };
        var page = HtmlPage.Parse(AccessReportHtml.Write(different));

        Assert.Equal(2, page.Texts("article a[href='#cluster-0-group-0']").Count(text => text == "Group team-0"));
        Assert.Equal("Group team-0 gives each of its members", page.Texts("#cluster-0-group-0 .name")[0]);
        Assert.Equal(6, page.QuerySelectorAll("#cluster-0-group-0 .ways > li").Length);
    }

    [Fact]
    public void Risks_say_what_gives_them_and_who_has_them()
    {
        var page = HtmlPage.Parse(AccessReportHtml.Write(PageInput.Story("old")));

        Assert.Contains(
            "RB020 'get', 'list' on secrets reads what is in all of them; limit 'get' to resourceNames and drop 'list' (CIS EKS 4.1.2)"
                + "Role jobs/reader old/rbac.yaml:50:1group:monitoringserviceaccount:jobs/runnerjobs",
            page.Texts("section[aria-labelledby='cluster-0-risks'] tbody tr"));
        Assert.Contains("RB020", page.QuerySelectorAll(".matrix tbody tr").Single(row => row.TextContent.Contains("monitoring", StringComparison.Ordinal))
            .GetAttribute("data-what")!.Split(' '));
    }

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void Names_are_shown_and_not_obeyed(string name)
    {
        var html = AccessReportHtml.Write(PageInput.Named(name));
        var page = HtmlPage.Parse(html);

        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Equal(2, page.QuerySelectorAll("style").Length);
        Assert.Empty(page.QuerySelectorAll("img, iframe, object, embed, base"));
        Assert.Empty(page.QuerySelectorAll("*").SelectMany(element => element.Attributes)
            .Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name is "autofocus" or "style").Select(one => one.Name));
        Assert.Empty(page.QuerySelectorAll("[src]"));
        Assert.All(page.QuerySelectorAll("[href]"), element => Assert.Matches("^(#|data:,)", element.GetAttribute("href")));
        Assert.Contains(VisibleText.Of(name), page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\u202a-\u202e\u2066-\u2069]", html);
    }

    [Fact]
    public void The_policy_lets_in_our_script_and_styles_alone()
    {
        var page = HtmlPage.Parse(AccessReportHtml.Write(PageInput.Story("old")));
        var policy = page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content")!;

        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.All(
            page.QuerySelectorAll("script, style"),
            element => Assert.Contains(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent))), policy, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Heads_follow_each_other_and_tables_have_captions(int clusters)
    {
        var page = HtmlPage.Parse(AccessReportHtml.Write(Enumerable.Repeat(PageInput.Story("old"), clusters).ToValueList()));
        var depths = page.QuerySelectorAll("h1, h2, h3, h4").Select(head => head.TagName[1] - '0').ToList();

        Assert.Equal(1, depths[0]);
        Assert.Single(depths, 1);
        Assert.All(depths.Zip(depths.Skip(1)), pair => Assert.True(pair.Second - pair.First <= 1));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotEmpty(table.QuerySelector("caption")!.TextContent));
        Assert.All(page.QuerySelectorAll("th"), head => Assert.Contains(head.GetAttribute("scope"), new[] { "col", "row" }));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(clusters > 1 ? clusters : 0, page.QuerySelectorAll("nav a").Length);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
    }

    [Fact]
    public void A_choice_of_a_namespace_means_all_that_takes_it_in()
    {
        var page = HtmlPage.Parse(AccessReportHtml.Write(PageInput.Story("old")));
        var options = page.QuerySelectorAll("select[name=where] option[data-at]")
            .ToDictionary(option => option.GetAttribute("value")!, option => option.GetAttribute("data-at"));

        Assert.Equal("0", options["*"]);
        Assert.Equal("0 2", options["jobs"]);
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes() =>
        Assert.Equal(AccessReportHtml.Write(PageInput.Story("old")), AccessReportHtml.Write(PageInput.Story("old")));

    [Fact]
    public void A_cluster_without_access_says_so() =>
        Assert.Contains("Nobody is let in", AccessReportHtml.Write(new AccessReport { Deployed = new ClusterSnapshot() }), StringComparison.Ordinal);

    [Fact]
    public void A_policy_in_a_namespace_has_the_level_of_its_name() => Assert.Equal(
        [("arn:aws:iam::111122223333:user/kim", "web", AccessLevel.Admin), ("arn:aws:iam::111122223333:role/developers", "dev-*", AccessLevel.Edit)],
        PageInput.Story("old").Measures.Levels
            .Where(row => row.Where == "dev-*" || row.Who.EndsWith("user/kim", StringComparison.Ordinal))
            .Where(row => !row.Who.EndsWith("contractors", StringComparison.Ordinal))
            .Select(row => (row.Who, row.Where, row.Level)).OrderDescending());
}
