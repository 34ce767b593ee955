using System.Globalization;
using EksAccessConstructs.Review;
using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Pages;

/// <summary>The picture of a cluster: from who, through groups and policies, bindings and roles, to where and how much.</summary>
/// <remarks>The same input gives the same lines.</remarks>
internal sealed class AccessPicture
{
    private const int Margin = 16;
    private const int Top = 44;
    private const int BoxWidth = 244;
    private const int BoxHeight = 42;
    private const int LaneHeight = 8;
    private const int Space = 10;
    private const int Between = 64;
    private const int Foot = 34;

    // What fits into a box in the widest of the fonts that systems have for it.
    private const int TitleCells = 27;
    private const int DetailCells = 33;

    private static readonly string[] Heads = ["Who, and let in by what", "Group or policy", "Role, and bound by what", "How much where"];

    private readonly string name;
    private readonly string note;
    private readonly ValueList<ValueList<PictureNode>> columns;
    private readonly Dictionary<PictureNode, int> tops = [];

    private AccessPicture(string name, PictureGraph graph, ValueList<SameAccess> everybody, ValueList<SameAccess> drawn)
    {
        this.name = name;
        note = Note(everybody, drawn);
        columns = graph.Columns.Select(Placed).ToValueList();
    }

    /// <summary>The width of every picture.</summary>
    public static int Width => (2 * Margin) + (4 * BoxWidth) + (3 * Between);

    /// <summary>The height.</summary>
    public int Height => tops.Select(node => node.Value + HeightOf(node.Key)).DefaultIfEmpty(Top).Max() + Foot;

    /// <summary>The picture of those with access to a cluster.</summary>
    public static AccessPicture Of(AccessReport report, ValueList<SameAccess> everybody)
    {
        var (graph, drawn) = PictureGraph.Of(everybody);
        return new(report.Deployed.Name ?? "the cluster", graph, everybody, drawn);
    }

    /// <summary>The picture as SVG.</summary>
    /// <param name="id">An id that nothing else in the document begins with.</param>
    /// <param name="top">How far down in a picture around it; 0 where it stands alone.</param>
    public Markup Write(string id, int top = 0) => Markup.Of($"""
        <svg xmlns="http://www.w3.org/2000/svg" class="picture" y="{top}" width="{Width}" height="{Height}" viewBox="0 0 {Width} {Height}"
          role="img" aria-labelledby="{id}-title {id}-desc">
        <title id="{id}-title">Access to {name}: from who to where</title>
        <desc id="{id}-desc">{Description()}</desc>
        <style>{WebFile.PictureStyle.Markup}</style>
        <rect class="ground" width="{Width}" height="{Height}"/>
        {Heads.Select(Head)}
        {Nodes.SelectMany(Lines)}{Nodes.Select(Box)}<text class="note" x="{Margin}" y="{Height - 12}">{note}</text>
        </svg>

        """);

    private IEnumerable<PictureNode> Nodes => columns.SelectMany(nodes => nodes);

    // Boxes stand as near as they can to the middle of what leads to them.
    private ValueList<PictureNode> Placed(ValueList<PictureNode> column)
    {
        var ordered = column.OrderBy(Wanted).ToValueList();
        var next = Top;
        foreach (var node in ordered)
        {
            tops[node] = Math.Max(next, (int)Wanted(node) - (HeightOf(node) / 2));
            next = tops[node] + HeightOf(node) + Space;
        }

        return ordered;
    }

    private double Wanted(PictureNode node) => node.From.Select(from => (double)Middle(from)).DefaultIfEmpty(0).Average();

    private int Middle(PictureNode node) => tops[node] + (HeightOf(node) / 2);

    private static int HeightOf(PictureNode node) => node.IsLane ? LaneHeight : BoxHeight;

    private static int Left(int column) => Margin + (column * (BoxWidth + Between));

    private static Markup Head(string words, int column) => Markup.Of($"<text class=\"head\" x=\"{Left(column)}\" y=\"26\">{words}</text>");

    private IEnumerable<Markup> Lines(PictureNode node)
    {
        var level = LevelClass(node);
        foreach (var from in node.From)
        {
            var (x1, y1, x2, y2) = (Left(from.Column) + BoxWidth, Middle(from), Left(node.Column), Middle(node));
            yield return Markup.Of($"<path class=\"line{level}\" d=\"M{x1} {y1}C{x1 + (Between / 2)} {y1} {x2 - (Between / 2)} {y2} {x2} {y2}\"/>\n");
        }

        if (node.IsLane)
        {
            yield return Markup.Of($"<path class=\"line\" d=\"M{Left(node.Column)} {Middle(node)}h{BoxWidth}\"/>\n");
        }
    }

    private Markup Box(PictureNode node)
    {
        var (left, top) = (Left(node.Column), tops[node]);
        return node.IsLane ? Markup.None : Markup.Of($"""
            <g class="box{LevelClass(node)}"><title>{node.Full}</title>
            <rect x="{left}" y="{top}" width="{BoxWidth}" height="{BoxHeight}" rx="6"/>
            <text class="what" x="{left + 12}" y="{top + (node.Detail.Length == 0 ? 26 : 18)}">{PictureText.Fit(node.Title, TitleCells)}</text>
            <text class="detail" x="{left + 12}" y="{top + 33}">{PictureText.Fit(node.Detail, DetailCells)}</text></g>

            """);
    }

    private static string LevelClass(PictureNode node) => node.Level is { } level ? $" {level.Word()}" : "";

    private string Description() => string.Join(
        "; ", columns[0].Select(who => $"{who.Title}: {string.Join(", ", Reached(who).Select(place => $"{place.Detail} in {place.Title}"))}").Append(note));

    private IEnumerable<PictureNode> Reached(PictureNode who)
    {
        var reached = new HashSet<PictureNode> { who };
        foreach (var node in Nodes.Where(node => node.From.Exists(reached.Contains)))
        {
            reached.Add(node);
        }

        return columns[3].Where(reached.Contains);
    }

    private static string Note(ValueList<SameAccess> everybody, ValueList<SameAccess> drawn)
    {
        var (all, shown) = (everybody.Sum(same => same.Holders.Count), drawn.Sum(same => same.Holders.Count));
        var folded = "Drawn as one: those with the same access, bindings of the same roles to one group, places to which the same leads.";
        return all == shown
            ? folded
            : string.Create(CultureInfo.InvariantCulture, $"{shown} of {all} are drawn, administrators first; the report has everybody. {folded}");
    }
}
