using System.Text;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pages;

/// <summary>Text in a picture, which does not fold: what is too long loses its middle.</summary>
internal static class PictureText
{
    /// <summary>The text in at most so many cells; a character beyond ASCII takes two.</summary>
    public static string Fit(string text, int cells)
    {
        var shown = VisibleText.Of(text);
        var runes = shown.EnumerateRunes().ToList();
        if (runes.Sum(Width) <= cells)
        {
            return shown;
        }

        var head = Take(runes, (cells - 1) / 2);
        var tail = Take(Enumerable.Reverse(runes), cells - 1 - head.Sum(Width));
        tail.Reverse();
        return $"{string.Concat(head)}…{string.Concat(tail)}";
    }

    private static int Width(Rune rune) => rune.IsAscii ? 1 : 2;

    private static List<Rune> Take(IEnumerable<Rune> runes, int cells)
    {
        var left = cells;
        return [.. runes.TakeWhile(rune => (left -= Width(rune)) >= 0)];
    }
}
