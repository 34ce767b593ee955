using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Pages;

/// <summary>How much everybody may do where: a matrix of who and where, or where that would be too large to look at, a list of places for each level.</summary>
/// <param name="section">The section that it is in.</param>
/// <param name="filters">What it is filtered by.</param>
/// <param name="codes">The codes of the rules that warn of what somebody has.</param>
internal sealed class LevelMatrix(PageSection section, PageFilters filters, ILookup<string, string> codes)
{
    private const int MostColumns = 40;
    private const int MostCells = 20_000;
    private const int FewColumns = 8;
    private const string MatrixCaption = "Who may do how much where; ← is what counts here from a place further left.";

    /// <summary>The matrix.</summary>
    public Markup Of(ValueList<SameAccess> everybody)
    {
        var places = everybody.SelectMany(same => same.Where).Distinct(StringComparer.Ordinal)
            .Order(Places.InOrder).ToValueList();
        return everybody.IsEmpty
            ? Markup.Of($"<p>Nobody is let in by what the files say.</p>\n")
            : section.Scrolling("levels", IsTooLarge(everybody, places) ? Lists(everybody) : Matrix(everybody, places));
    }

    private static bool IsTooLarge(ValueList<SameAccess> everybody, ValueList<string> places) =>
        places.Count > MostColumns || places.Count * everybody.Count > MostCells;

    private Markup Matrix(ValueList<SameAccess> everybody, ValueList<string> places) => Markup.Of($"""
        <table class="matrix{(places.Count > FewColumns ? " wide" : "")}"><caption>{MatrixCaption}</caption>
        <thead><tr><th scope="col">Who</th>{places.Select(Column)}</tr></thead>
        <tbody>
        {everybody.Select((same, row) => Row(same, row, places.Select(place => Cell(same, place))))}</tbody></table>
        """);

    private Markup Lists(ValueList<SameAccess> everybody) => Markup.Of($"""
        <table class="levels"><caption>Who may do how much where. What counts in the whole cluster counts in each namespace.</caption>
        <thead><tr><th scope="col">Who</th><th scope="col">How much, and where</th></tr></thead>
        <tbody>
        {everybody.Select((same, row) => Row(same, row, [Markup.Of($"<td>{Telling(same).GroupBy(place => place.Word).Select(Level)}</td>")]))}</tbody></table>
        """);

    private Markup Row(SameAccess same, int row, IEnumerable<Markup> cells) => Markup.Of(
        $"<tr class=\"item\" {Attributes(same, same.Holders.Count)}><th scope=\"row\">{PageParts.Whos(same.Names)}"
            + $"<span class=\"kind\">{WhoName.WordsOf(same.Kind)} · <a href=\"#{section.Id($"who-{row}")}\">how</a></span></th>{cells}</tr>\n");

    /// <summary>The attributes by which those with the same access are filtered.</summary>
    public Markup Attributes(SameAccess same, int count = 0) => filters.Of(
        [same.Kind], same.Where,
        same.Access.Select(place => place.Level.Word()).Concat(same.Access.Where(place => place.IsMaybe).Select(_ => "perhaps"))
            .Concat(same.Holders.SelectMany(holder => codes[holder.Name.Full])),
        count);

    private static Markup Column(string place) => Markup.Of($"<th scope=\"col\"><span>{PagePlaces.InWords(place)}</span></th>");

    private static Markup Cell(SameAccess same, string place)
    {
        if (same.Access.FirstOrDefault(own => own.Where == place) is { } own)
        {
            return Markup.Of($"<td data-label=\"{PagePlaces.InWords(place)}\">{PageParts.Level(own.Level, own.Word)}</td>");
        }

        return same.Where.Any(wide => Places.TakesIn(wide, place))
            ? Markup.Of($"<td class=\"wider\"><span role=\"img\" aria-label=\"as further left\">←</span></td>")
            : Markup.Of($"<td></td>");
    }

    // What an administrator has in a namespace besides adds nothing.
    private static IEnumerable<PlaceAccess> Telling(SameAccess same) => same.Access.Where(place => place.IsAdministrator || !same.IsAdministrator);

    private static Markup Level(IGrouping<string, PlaceAccess> same) =>
        Markup.Of($"<div>{PageParts.Level(same.First().Level, same.Key)} {PageParts.Where(same.Select(place => place.Where))}</div>");
}
