namespace EksAccessConstructs.Pages;

/// <summary>The page around a report or a comparison: one file that loads nothing, and in which nothing runs but our own script.</summary>
/// <param name="Title">The title.</param>
/// <param name="Filters">What the page can be filtered by.</param>
/// <param name="Sections">What each cluster's section is called in the page's contents; shown where there are several.</param>
internal sealed record PageFrame(string Title, PageFilters Filters, ValueList<string> Sections)
{
    // A page of more characters than these is laid out where it is looked at.
    private const int Large = 1_000_000;

    private static readonly string Policy =
        $"default-src 'none'; style-src {WebFile.Style.Source} {WebFile.PictureStyle.Source}; script-src {WebFile.Script.Source}; img-src data:; "
            + "base-uri 'none'; form-action 'none'";

    /// <summary>The page with its clusters' sections, in the order of their names.</summary>
    public string Write(IEnumerable<Markup> sections) => Write(Markup.Of($"{sections}"));

    private string Write(Markup sections) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{new Markup(Policy)}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{Title}</title>
        <link rel="icon" href="data:,">
        <style>{WebFile.Style.Markup}</style>
        </head>
        <body{(sections.Text.Length > Large ? " class=large" : "")}>
        <a class="skip" href="#main">Skip to the answer</a>
        <header>
        <h1>{Title}</h1>
        {Contents()}</header>
        {Filters.Form()}<main id="main" tabindex="-1">
        {sections}</main>
        <footer><p>Written by eks-access from files alone: neither AWS nor the cluster was asked.</p></footer>
        <script>{WebFile.Script.Markup}</script>
        </body>
        </html>

        """).Text;

    /// <summary>The anchor of a cluster's section.</summary>
    public static string Anchor(int number) => Markup.Of($"cluster-{number}").Text;

    private Markup Contents() => Sections.Count < 2
        ? Markup.None
        : Markup.Of($"<nav aria-label=\"Clusters\"><ul>{Sections.Select((name, number) =>
            Markup.Of($"<li><a href=\"#{Anchor(number)}\">{name}</a></li>"))}</ul></nav>\n");
}
