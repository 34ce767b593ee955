using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Pages;

/// <summary>A box of the picture, or a lane in which a line passes a column.</summary>
/// <param name="column">The column, counted from 0.</param>
/// <param name="title">What it is.</param>
/// <param name="detail">What else is to be known; may be empty.</param>
/// <param name="full">All that it stands for, for whoever points at it.</param>
internal sealed class PictureNode(int column, string title, string detail, string full)
{
    /// <summary>The column.</summary>
    public int Column => column;

    /// <summary>What it is.</summary>
    public string Title => title;

    /// <summary>What else is to be known.</summary>
    public string Detail => detail;

    /// <summary>All that it stands for.</summary>
    public string Full => full;

    /// <summary>The level that it shows.</summary>
    /// <value>Default: null, it is not about a level.</value>
    public AccessLevel? Level { get; init; }

    /// <summary>True for a lane.</summary>
    public bool IsLane => title.Length == 0;

    /// <summary>The boxes from which lines come, in the order in which they were met.</summary>
    public List<PictureNode> From { get; } = [];

    /// <summary>Draws a line from a box to this one, once.</summary>
    public PictureNode After(PictureNode from)
    {
        if (!From.Contains(from))
        {
            From.Add(from);
        }

        return this;
    }
}

/// <summary>What is drawn: who, through which group or policy, by which binding and role, how much where.</summary>
/// <remarks>Told together are those with the same access, bindings of one kind of role to one group, and places that the same things lead to.</remarks>
internal sealed class PictureGraph
{
    private const int MostBoxes = 26;
    private const int MostTries = 60;
    private const int MostNames = 12;
    private const int MostRoles = 6;
    private const int MostPlaces = 5;

    private readonly OrderedDictionary<(int Column, string Key), PictureNode> nodes = [];

    private readonly Dictionary<string, List<string>> roles;

    private PictureGraph(IEnumerable<SameAccess> drawn)
    {
        var ways = drawn.SelectMany(Ways).ToList();
        roles = ways.Where(way => way.Role is not null).GroupBy(way => way.From, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Select(way => way.RoleShape).Distinct(StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
        var bound = ways.ToLookup(End, StringComparer.Ordinal);
        var places = PlacesTogether(ways);
        foreach (var way in ways)
        {
            Place(way, places[(way.Word, way.Where)]).After(Binding(way, bound[End(way)].ToList()).After(Source(way).After(Holder(way.Same))));
        }
    }

    /// <summary>The boxes and lanes by column, each column in the order in which its boxes were met.</summary>
    public ValueList<ValueList<PictureNode>> Columns =>
        Enumerable.Range(0, 4).Select(column => nodes.Values.Where(node => node.Column == column).ToValueList()).ToValueList();

    /// <summary>Those who are drawn: as many as can be read, in order; one who would make it too large is passed over.</summary>
    public static (PictureGraph Graph, ValueList<SameAccess> Drawn) Of(ValueList<SameAccess> everybody)
    {
        var (graph, drawn, tries) = (new PictureGraph([]), new List<SameAccess>(), 0);
        foreach (var same in everybody.TakeWhile(_ => tries < MostTries))
        {
            var larger = new PictureGraph([.. drawn, same]);
            if (!larger.IsReadable)
            {
                tries++;
                continue;
            }

            graph = larger;
            drawn.Add(same);
        }

        return (graph, drawn.ToValueList());
    }

    private bool IsReadable => nodes.Values.CountBy(node => (node.Column, node.IsLane)).All(column => column.Key.IsLane || column.Value <= MostBoxes);

    // What an administrator has in a namespace besides adds nothing.
    private static IEnumerable<PictureWay> Ways(SameAccess same) => same.Access
        .Where(place => place.Where == Places.Cluster || !same.IsAdministrator)
        .SelectMany(place => place.Through.DefaultIfEmpty()
            .Select(steps => new PictureWay(same, place, same.Holders[0].Name.IsPrincipal ? steps : steps.Skip(1).ToValueList())));

    // What a way ends with before its place, those that are told together alike: many roles of one group are a few of them and the rest.
    private string End(PictureWay way) => $"{way.From}\n{(way.Role is null || IsToldAlone(way) ? way.RoleShape : "")}";

    private bool IsToldAlone(PictureWay way) => roles[way.From] is { Count: <= MostRoles } || roles[way.From].IndexOf(way.RoleShape) < MostRoles - 1;

    // Places that the same leads to are told together; where many are left at a level, all of that level.
    private Dictionary<(string Word, string Where), List<string>> PlacesTogether(List<PictureWay> ways) => ways
        .GroupBy(way => (way.Word, way.Where))
        .Select(place => (place.Key, From: string.Join('\n', place.Select(End).Distinct().Order(StringComparer.Ordinal))))
        .GroupBy(place => place.Key.Word, StringComparer.Ordinal)
        .SelectMany(level => level.DistinctBy(place => place.From).Count() > MostPlaces
            ? level.GroupBy(place => place.Key.Where == Places.Cluster ? "cluster" : "namespaces", StringComparer.Ordinal)
            : level.GroupBy(place => place.From, StringComparer.Ordinal))
        .SelectMany(same => same.Select(place => (place.Key, Places: same.Select(one => one.Key.Where).ToList())))
        .ToDictionary(place => place.Key, place => place.Places);

    private PictureNode Node(int column, string key, Func<PictureNode> make)
    {
        if (!nodes.TryGetValue((column, key), out var node))
        {
            nodes.Add((column, key), node = make());
        }

        return node;
    }

    private PictureNode Holder(SameAccess same) => Node(0, Key(same), () =>
    {
        var (first, more) = (same.Holders[0].Name, same.Holders.Count - 1);
        var letIn = same.Holders.SelectMany(holder => holder.LetIn).Distinct().ToList();
        return new PictureNode(
            0, first.Short, $"{(more == 0 ? "" : $"and {more} more, ")}{(letIn.Count == 0 ? first.KindWords : LetIn(letIn))}",
            Names(same.Holders.Select(holder => holder.Name.Full)));
    });

    private static string LetIn(List<PathStep> steps) => steps switch
    {
        [{ Location: { } location } one] => $"{one.What} · {location.ToString()[(location.File.LastIndexOf('/') + 1)..]}",
        [var one] => one.What,
        _ => $"by {steps.Count} entries",
    };

    private PictureNode Source(PictureWay way) => Node(1, way.Source ?? $"lane {Key(way.Same)}", () => way.Source is { } source
        ? new PictureNode(1, source, way.Binding is null ? "access policy" : "", source)
        : Lane(1));

    private PictureNode Binding(PictureWay way, List<PictureWay> folded) => Node(2, End(way), () =>
    {
        var bindings = folded.Select(one => one.Binding).OfType<PathStep>().Distinct().ToList();
        return bindings switch
        {
            [] => Lane(2),
            [var one] => new PictureNode(2, way.Role!.What, one.What, $"{one} > {way.Role}"),
            _ => new PictureNode(
                2, RoleWords(folded), $"by {bindings.Count} bindings",
                Names(folded.Select(one => $"{one.Binding} > {one.Role}").Distinct(StringComparer.Ordinal))),
        };
    });

    private static string RoleWords(List<PictureWay> folded)
    {
        var names = folded.Select(way => way.Role!.What).Distinct(StringComparer.Ordinal).ToList();
        var shapes = folded.Select(way => way.RoleShape).Distinct(StringComparer.Ordinal).ToList();
        return (names, shapes) switch
        {
            ([var one], _) => one,
            (_, [var shape]) => shape,
            _ => $"{shapes.Count} other roles",
        };
    }

    private PictureNode Place(PictureWay way, List<string> places)
    {
        var whole = $"{way.Word} in {Names(places.Select(PagePlaces.InWords))}";
        return Node(3, $"{way.Word} {places[0]}", () => new PictureNode(3, PlaceWords(places), way.Word, whole) { Level = way.Level });
    }

    private static string PlaceWords(List<string> places) => places switch
    {
        [var one] => PagePlaces.InWords(one),
        [var one, var other] => $"{PagePlaces.InWords(one)}, {PagePlaces.InWords(other)}",
        _ => $"{PagePlaces.InWords(places[0])} and {places.Count - 1} more",
    };

    private static PictureNode Lane(int column) => new(column, "", "", "");

    private static string Key(SameAccess same) => same.Holders[0].Name.Full;

    private static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count > MostNames ? $"{string.Join(", ", all.Take(MostNames))} and {all.Count - MostNames} more" : string.Join(", ", all);
    }
}

/// <summary>One way from somebody to a place.</summary>
/// <param name="Same">Who.</param>
/// <param name="Access">What they have there.</param>
/// <param name="Steps">The way, without what lets them in.</param>
internal sealed record PictureWay(SameAccess Same, PlaceAccess Access, ValueList<PathStep> Steps)
{
    /// <summary>The place.</summary>
    public string Where => Access.Where;

    /// <summary>The level in words.</summary>
    public string Word => Access.Word;

    /// <summary>The level.</summary>
    public AccessLevel Level => Access.Level;

    /// <summary>The group, user or policy, without the places of a policy, which stand at the end; null where there is none.</summary>
    public string? Source => Steps.Count is 1 or > 2 ? Steps[0].What.Split(" in ")[0] : null;

    /// <summary>The binding; null for a policy.</summary>
    public PathStep? Binding => Steps.Count >= 2 ? Steps[^2] : null;

    /// <summary>The role; null for a policy.</summary>
    public PathStep? Role => Steps.Count >= 2 ? Steps[^1] : null;

    /// <summary>The role without its namespace, by which bindings are told together.</summary>
    public string RoleShape => Role is { What: var what } ? $"{what.Split(' ')[0]} {what[(what.LastIndexOfAny(['/', ' ']) + 1)..]}" : "";

    /// <summary>What leads to the binding, or to the place.</summary>
    public string From => Source ?? Same.Holders[0].Name.Full;
}
