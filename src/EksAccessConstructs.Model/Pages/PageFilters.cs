namespace EksAccessConstructs.Pages;

/// <summary>What a page can be filtered by. Without a script nothing of it is shown, and the page shows all.</summary>
/// <param name="Kinds">The kinds of those whom the page is about.</param>
/// <param name="Places">The places.</param>
/// <param name="WordsLabel">What the words are.</param>
/// <param name="Words">The words, such as levels and codes of rules, by group.</param>
/// <param name="Noun">What is counted, in the plural.</param>
internal sealed record PageFilters(
    IEnumerable<WhoKind> Kinds, PagePlaces Places, string WordsLabel, ValueList<(string Group, ValueList<string> Words)> Words, string Noun)
{
    /// <summary>The form.</summary>
    public Markup Form() => Markup.Of($"""
        <form id="filters" role="search" aria-label="Filter what is shown" data-noun="{Noun}" hidden>
        <label>Search <kbd>/</kbd><input type="search" name="q" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></label>
        <label>Who<select name="kind"><option value="">anybody</option>
        {Kinds.Distinct().Order().Select(Kind)}</select></label>
        <label>Where<select name="where"><option value="">anywhere</option>
        {Places.Options()}</select></label>
        <label>{WordsLabel}<select name="what"><option value="">any</option>
        {Words.Where(group => !group.Words.IsEmpty).Select(group => Group(group.Group, group.Words))}</select></label>
        <button type="reset">Clear <kbd>Esc</kbd></button>
        <output aria-live="polite"></output>
        </form>

        """);

    /// <summary>The attributes by which something can be filtered.</summary>
    /// <param name="kinds">Whom it is about.</param>
    /// <param name="places">Where it counts.</param>
    /// <param name="words">The words that hold of it.</param>
    /// <param name="count">How many it is counted as; 0 where it is only shown.</param>
    public Markup Of(IEnumerable<WhoKind> kinds, IEnumerable<string> places, IEnumerable<string> words, int count = 0) => Markup.Of(
        $"data-kind=\"{string.Join(' ', kinds.Distinct().Order().Select(Key))}\" data-at=\"{Places.Numbers(places)}\""
        + $" data-what=\"{string.Join(' ', words.Distinct())}\"{(count == 0 ? Markup.None : Markup.Of($" data-count=\"{count}\""))}");

    private static Markup Kind(WhoKind kind) => Markup.Of($"<option value=\"{Key(kind)}\">{WhoName.WordsOf(kind)}</option>\n");

    private static Markup Group(string name, ValueList<string> words) =>
        Markup.Of($"<optgroup label=\"{name}\">{words.Select(word => Markup.Of($"<option value=\"{word}\">{word}</option>\n"))}</optgroup>\n");

    private static string Key(WhoKind kind) => $"{(int)kind}";
}
