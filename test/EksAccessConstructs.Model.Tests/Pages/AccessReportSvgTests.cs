using System.Globalization;
using System.Xml.Linq;
using EksAccessConstructs.Pages;
using EksAccessConstructs.Review;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Pages;

public sealed class AccessReportSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_picture_is_this() => Golden.Match(AccessReportSvg.Write(PageInput.Story("old")), "svg");

    [Fact]
    public void Those_with_the_same_access_are_one_box_that_says_so()
    {
        var boxes = Boxes(PageInput.Team(roles: 41, namespaces: 3));

        Assert.Equal(
            [("role/dev-0", "and 40 more, by 41 entries"), ("Group team-0", ""), ("ClusterRole view", "by 3 bindings"), ("ns-0 and 2 more", "view")],
            boxes.Select(box => (box.Title, box.Detail)));
        Assert.Contains("dev-11 and 29 more", boxes[0].Full, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_cluster_stays_readable_and_says_what_is_not_drawn()
    {
        var svg = Parse(AccessReportSvg.Write(PageInput.Team(roles: 200, namespaces: 400, groups: 100)));
        var columns = svg.Descendants(Svg + "rect").Where(rect => rect.Attribute("rx") is not null).CountBy(rect => rect.Attribute("x")!.Value);

        Assert.All(columns, column => Assert.InRange(column.Value, 1, 26));
        Assert.StartsWith("52 of 200 are drawn, administrators first; the report has everybody.", Note(svg), StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_read_aloud()
    {
        var svg = Parse(AccessReportSvg.Write(PageInput.Story("old")));

        Assert.Equal("img", svg.Attribute("role")?.Value);
        Assert.Equal("access-title access-desc", svg.Attribute("aria-labelledby")?.Value);
        Assert.Equal("Access to shop: from who to where", svg.Element(Svg + "title")?.Value);
        Assert.Contains("role/pipeline: custom in shop;", svg.Element(Svg + "desc")?.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_do_not_cover_each_other()
    {
        var boxes = Parse(AccessReportSvg.Write(PageInput.Story("new"))).Descendants(Svg + "rect").Where(rect => rect.Attribute("rx") is not null)
            .Select(rect => (X: Number(rect, "x"), Y: Number(rect, "y"), Height: Number(rect, "height"))).ToList();

        Assert.All(
            boxes.GroupBy(box => box.X).SelectMany(column => column.OrderBy(box => box.Y).Zip(column.OrderBy(box => box.Y).Skip(1))),
            pair => Assert.True(pair.First.Y + pair.First.Height < pair.Second.Y));
    }

    [Theory]
    [MemberData(nameof(AccessReportHtmlTests.HostileNames), MemberType = typeof(AccessReportHtmlTests))]
    public void Names_are_text_in_well_formed_xml(string name)
    {
        var svg = Parse(AccessReportSvg.Write(PageInput.Named(name)));

        Assert.Equal(
            ["svg", "title", "desc", "style", "rect", "text", "path", "g"], svg.DescendantsAndSelf().Select(element => element.Name.LocalName).Distinct());
        Assert.Contains(svg.Descendants(Svg + "title"), title => title.Value.Contains(VisibleText.Of(name), StringComparison.Ordinal));
        Assert.All(svg.Descendants(Svg + "g").Elements(Svg + "text"), text => Assert.InRange(text.Value.Length, 0, 33));
    }

    [Fact]
    public void Several_clusters_stand_one_below_the_other()
    {
        var svg = Parse(AccessReportSvg.Write([PageInput.Story("old"), PageInput.Story("new")]));
        var parts = svg.Elements(Svg + "svg").ToList();

        Assert.Equal([0, Number(parts[0], "height")], parts.Select(part => Number(part, "y")));
        Assert.Equal(parts.Sum(part => Number(part, "height")), Number(svg, "height"));
    }

    [Theory]
    [InlineData("short", 8, "short")]
    [InlineData("role/platform/admins", 11, "role/…dmins")]
    [InlineData("日本語日本語", 9, "日本…本語")]
    [InlineData("🙂🙂🙂🙂🙂", 8, "🙂…🙂🙂")]
    public void What_is_too_long_loses_its_middle(string text, int cells, string shown) => Assert.Equal(shown, PictureText.Fit(text, cells));

    private static XElement Parse(string svg) => XDocument.Parse(svg).Root!;

    private static List<(string Title, string Detail, string Full)> Boxes(AccessReport report) => Parse(AccessReportSvg.Write(report)).Descendants(Svg + "g")
        .Select(box => (TextOf(box, "what"), TextOf(box, "detail"), box.Element(Svg + "title")!.Value)).ToList();

    private static string TextOf(XElement box, string kind) => box.Elements(Svg + "text").Single(text => text.Attribute("class")?.Value == kind).Value;

    private static string Note(XElement svg) => svg.Elements(Svg + "text").Single(text => text.Attribute("class")?.Value == "note").Value;

    private static int Number(XElement element, string name) => int.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
