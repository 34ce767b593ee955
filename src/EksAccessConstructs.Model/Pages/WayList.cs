using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Pages;

/// <summary>How everybody came to what it may do, way by way. What a group gives to many in many ways is told once.</summary>
internal sealed class WayList
{
    private const int FewWays = 4;

    private readonly PageSection section;
    private readonly LevelMatrix matrix;
    private readonly ValueList<SameAccess> everybody;
    private readonly OrderedDictionary<PathStep, List<(string Where, ValueList<PathStep> Way)>> shared;

    /// <summary>The ways of everybody.</summary>
    public WayList(PageSection section, LevelMatrix matrix, ValueList<SameAccess> everybody)
    {
        this.section = section;
        this.matrix = matrix;
        this.everybody = everybody;
        shared = new(everybody.SelectMany(same => Ways(same).Where(way => way.Way.Count > 1).Select(way => (same, way)))
            .GroupBy(one => one.way.Way[0])
            .Select(group => (Head: group.Key, Users: group.Select(one => one.same).Distinct(ReferenceEqualityComparer.Instance).Count(),
                Ways: group.Select(one => one.way).Distinct().ToList()))
            .Where(group => group.Users > 1 && group.Ways.Count > FewWays)
            .Select(group => KeyValuePair.Create(group.Head, group.Ways)));
    }

    /// <summary>Everybody, in the order of the matrix, then the groups that give much to many.</summary>
    public Markup Write() => Markup.Of($"{everybody.Select(Card)}{shared.Select((group, number) => Card(group.Key, group.Value, number))}");

    private Markup Card(SameAccess same, int row) => Markup.Of($"""
        <article class="item" id="{section.Id($"who-{row}")}" {matrix.Attributes(same)}>
        <div class="name">{PageParts.Whos(same.Names)}</div>
        {LetIn(same)}<ul class="ways">
        {same.Access.GroupBy(place => (place.Level, place.Word, Through: Own(place))).Where(level => !level.Key.Through.IsEmpty)
            .Select(level => Item(PageParts.Level(level.Key.Level, level.Key.Word), level.Select(place => place.Where), level.Key.Through))}{Shared(same)}</ul>
        </article>

        """);

    // A step that names the same for each of them could be left out, but it is what a reviewer looks for.
    private static Markup LetIn(SameAccess same)
    {
        var steps = same.Holders.SelectMany(holder => holder.LetIn).Distinct().ToList();
        return steps.Count switch
        {
            0 => Markup.None,
            <= FewWays => Markup.Of($"<p class=\"let-in\">let in by {Markup.Joined(", ", steps.Select(Step))}</p>\n"),
            _ => Markup.Of($"""
                <details class="let-in"><summary>let in by {steps.Count} entries</summary>{Markup.Joined("<br>", steps.Select(Step))}</details>

                """),
        };
    }

    private static Markup Step(PathStep step) => Markup.Of($"{step.What}{PageParts.At(step.Location)}");

    private static Markup Item(Markup level, IEnumerable<string> places, ValueList<ValueList<PathStep>> ways) => Markup.Of(
        $"<li>{level} in {PageParts.Where(places)}{ways.Where(way => !way.IsEmpty).Select(way => PageParts.Way(way))}</li>\n");

    private Markup Shared(SameAccess same) => Markup.All(
        Ways(same).Where(IsShared).GroupBy(way => way.Way[0]),
        group => Markup.Of($"<li>through <a href=\"#{section.Id($"group-{shared.IndexOf(group.Key)}")}\">{group.Key.What}</a> in {PageParts.WhereInShort(
            group.Select(way => way.Where).Distinct(StringComparer.Ordinal).ToValueList())}</li>\n"));

    private Markup Card(PathStep head, List<(string Where, ValueList<PathStep> Way)> ways, int number) => Markup.Of($"""
        <article class="item" id="{section.Id($"group-{number}")}">
        <p class="name"><b>{head.What}</b> gives each of its members</p>
        <ul class="ways">
        {ways.GroupBy(way => way.Way).Select(GroupItem)}</ul>
        </article>

        """);

    private static Markup GroupItem(IGrouping<ValueList<PathStep>, (string Where, ValueList<PathStep> Way)> same) =>
        Markup.Of($"<li>in {PageParts.Where(same.Select(way => way.Where))}{PageParts.Way(same.Key.Skip(1))}</li>\n");

    private ValueList<ValueList<PathStep>> Own(PlaceAccess place) => place.Through.Where(way => !IsShared((place.Where, way))).ToValueList();

    private bool IsShared((string Where, ValueList<PathStep> Way) way) => way.Way.Count > 1 && shared.ContainsKey(way.Way[0]);

    private static IEnumerable<(string Where, ValueList<PathStep> Way)> Ways(SameAccess same) =>
        same.Access.SelectMany(place => place.Through.Select(way => (place.Where, way)));
}
