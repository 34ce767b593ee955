using System.Globalization;
using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Pages;

/// <summary>The places of a page, each with a number, so that a script can ask what counts in which without reading names.</summary>
internal sealed class PagePlaces
{
    private readonly OrderedDictionary<string, int> numbers = new(StringComparer.Ordinal) { [Places.Cluster] = 0 };

    /// <summary>Numbers these places in the order of their names, the whole cluster first.</summary>
    public PagePlaces(IEnumerable<string> places)
    {
        foreach (var place in places.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            numbers.TryAdd(place, numbers.Count);
        }
    }

    /// <summary>The numbers of places, with blanks between them.</summary>
    public string Numbers(IEnumerable<string> places) =>
        string.Join(' ', places.Distinct(StringComparer.Ordinal).Select(place => numbers[place].ToString(CultureInfo.InvariantCulture)));

    /// <summary>A choice for each place; it means rights in that place and in all that take it in.</summary>
    public Markup Options() => Markup.All(numbers.Keys, place =>
        Markup.Of($"<option value=\"{place}\" data-at=\"{Numbers(CountingIn(place))}\">{InWords(place)}</option>\n"));

    /// <summary>A place in words.</summary>
    public static string InWords(string place) => place == Places.Cluster ? "whole cluster" : place;

    private IEnumerable<string> CountingIn(string place) => numbers.Keys.Where(wide => wide == place || Places.TakesIn(wide, place));
}
