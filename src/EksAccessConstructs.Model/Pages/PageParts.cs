using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Pages;

/// <summary>Pieces that the pages of reports and of comparisons are made of.</summary>
internal static class PageParts
{
    private const int MostNames = 3;
    private const int MostPlaces = 8;

    /// <summary>Somebody: what tells it from others strong, what stands before that small.</summary>
    public static Markup Who(WhoName name) => name.Prefix.Length == 0
        ? Markup.Of($"<span class=\"who\"><b>{name.Full}</b></span>")
        : Markup.Of($"<span class=\"who\"><span class=\"prefix\">{name.Prefix}</span><b>{name.Short}</b></span>");

    /// <summary>Several with the same access: the first ones, the others folded.</summary>
    public static Markup Whos(ValueList<WhoName> names) => names.Count <= MostNames + 1
        ? Lines(names)
        : Markup.Of($"{Lines(names.Take(MostNames))}<details><summary>and {names.Count - MostNames} more with the same access</summary>"
            + $"{Lines(names.Skip(MostNames))}</details>");

    /// <summary>Several, of whom the first ones are enough.</summary>
    public static Markup SomeOf(ValueList<WhoName> names) => names.Count <= MostNames + 1
        ? Lines(names)
        : Markup.Of($"{Lines(names.Take(MostNames))}<br>and {names.Count - MostNames} more");

    private static Markup Lines(IEnumerable<WhoName> names) => Markup.Joined("<br>", names.Select(Who));

    /// <summary>A level, by colour and word.</summary>
    public static Markup Level(AccessLevel level, string word) => Markup.Of($"<span class=\"level {level.Word()}\">{word}</span>");

    /// <summary>A way from somebody to a right, step by step with the places where each is written.</summary>
    public static Markup Way(IEnumerable<PathStep> steps) => Markup.Of($"<ol class=\"way\">{steps.Select(Step)}</ol>");

    /// <summary>One step of a way.</summary>
    public static Markup Step(PathStep step) => Markup.Of($"<li>{step.What}{At(step.Location)}</li>");

    /// <summary>Where something is written.</summary>
    public static Markup At(SourceLocation? location) => location is null ? Markup.None : Markup.Of($" <code class=\"at\">{location.ToString()}</code>");

    /// <summary>Places, with commas.</summary>
    public static Markup Where(IEnumerable<string> places) => Markup.Joined(", ", places.Select(place =>
        place == Places.Cluster ? Markup.Of($"<b>whole cluster</b>") : Markup.Of($"{place}")));

    /// <summary>Places where the names of all are told elsewhere: of many only how many.</summary>
    public static Markup WhereInShort(ValueList<string> places) =>
        places.Count <= MostPlaces ? Where(places) : Markup.Of($"{places.Count} namespaces");

    /// <summary>A list of sentences; nothing where there are none.</summary>
    public static Markup List(IEnumerable<string> sentences) =>
        sentences.ToList() is { Count: > 0 } all ? Markup.Of($"<ul>{all.Select(one => Markup.Of($"<li>{one}</li>"))}</ul>\n") : Markup.None;

    /// <summary>The danger of rights, with its rule.</summary>
    public static Markup Risk(RightsRisk risk) => Coded(risk.Rule.Code, risk.WithBenchmark);

    /// <summary>The code of a rule or the name of a technique, and what it says.</summary>
    public static Markup Coded(string code, string words) => Markup.Of($"<span class=\"rule\">{code}</span> {words}");
}
