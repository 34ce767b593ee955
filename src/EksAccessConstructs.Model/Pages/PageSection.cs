namespace EksAccessConstructs.Pages;

/// <summary>A part of a page about one cluster, and its heads and tables.</summary>
/// <param name="Number">The number of the cluster in the page.</param>
/// <param name="Depth">The depth of the heads inside: 2 in a page about one cluster, 3 where each cluster has a head of its own.</param>
internal sealed record PageSection(int Number, int Depth)
{
    /// <summary>The section around what is said of a cluster.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="content">What is said.</param>
    public Markup Around(string name, Markup content) => Depth == 2
        ? Markup.Of($"<div id=\"{PageFrame.Anchor(Number)}\">\n{content}</div>\n")
        : Markup.Of($"""
            <section id="{PageFrame.Anchor(Number)}" class="cluster" aria-labelledby="{Id("name")}"><h2 id="{Id("name")}">{name}</h2>
            {content}</section>

            """);

    /// <summary>An id that no other cluster of the page has.</summary>
    public string Id(string name) => $"{PageFrame.Anchor(Number)}-{name}";

    /// <summary>A part with a head; nothing where it has no content.</summary>
    public Markup Part(string id, string title, Markup content) => content.Text.Length == 0
        ? Markup.None
        : Markup.Of($"<section aria-labelledby=\"{Label(id)}\">{Head(id, title)}\n{content}</section>\n");

    /// <summary>A table in a part of its own; nothing where it has no rows.</summary>
    /// <param name="id">The id of the part.</param>
    /// <param name="title">The head of the part.</param>
    /// <param name="caption">What the table says, in a sentence.</param>
    /// <param name="heads">The heads of the columns.</param>
    /// <param name="rows">The rows.</param>
    public Markup Table(string id, string title, string caption, ValueList<string> heads, IEnumerable<Markup> rows)
    {
        var lines = rows.ToList();
        return lines.Count == 0
            ? Markup.None
            : Part(id, title, Scrolling(id, Markup.Of($"""
                <table><caption>{caption}</caption>
                <thead><tr>{heads.Select(Column)}</tr></thead>
                <tbody>
                {lines}</tbody></table>
                """)));
    }

    /// <summary>A row of a table that is filtered by these attributes.</summary>
    public static Markup Row(Markup attributes, params IEnumerable<Markup> cells) =>
        Markup.Of($"<tr class=\"item\" {attributes}>{cells.Select(cell => Markup.Of($"<td>{cell}</td>"))}</tr>\n");

    /// <summary>A row of texts, which a search alone finds.</summary>
    public static Markup Row(params IEnumerable<string?> cells) => Row(Markup.None, cells.Select(cell => Markup.Of($"{cell}")));

    /// <summary>Something wide that is moved sideways by itself, so that the page is not. It can be reached by the keyboard.</summary>
    public Markup Scrolling(string id, Markup content) =>
        Markup.Of($"<div class=\"scroll\" role=\"group\" aria-labelledby=\"{Label(id)}\" tabindex=\"0\">{content}</div>\n");

    /// <summary>The head of a column.</summary>
    public static Markup Column(string head) => Markup.Of($"<th scope=\"col\">{head}</th>");

    // Where there are several clusters, what is about one of them says so.
    private string Label(string id) => Depth == 2 ? Id(id) : $"{Id("name")} {Id(id)}";

    private Markup Head(string id, string title) => Depth == 2
        ? Markup.Of($"<h2 id=\"{Id(id)}\">{title}</h2>")
        : Markup.Of($"<h3 id=\"{Id(id)}\">{title}</h3>");
}
