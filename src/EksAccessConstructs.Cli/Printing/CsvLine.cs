using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Writes rows of CSV (RFC 4180, lines end in a line feed) that no spreadsheet runs and no CI takes for a command.</summary>
/// <remarks>A cell that a spreadsheet would take for a formula gets an apostrophe in front. Names such as <c>@alice</c> or <c>-x</c> stay as they are,
/// for programs read them back: a sign before a plain name can call nothing.</remarks>
internal static partial class CsvLine
{
    /// <summary>Writes one row.</summary>
    public static void Write(TextWriter writer, params ReadOnlySpan<string> cells) => writer.Write(Of(cells));

    /// <summary>One row with its line feed.</summary>
    public static string Of(params ReadOnlySpan<string> cells) => $"{string.Join(',', cells.ToArray().Select(Cell))}\n";

    private static string Cell(string text)
    {
        var plain = VisibleText.WithoutMarks(VisibleText.Of(IsFormula(text) ? $"'{text}" : text));
        return NeedsQuotes(plain) ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }

    private static bool IsFormula(string text) => text.Length > 1 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) && !PlainName().IsMatch(text);

    // "::" at the beginning of a line is a command to GitHub Actions, in quotes it is none.
    private static bool NeedsQuotes(string text) => text.AsSpan().IndexOfAny(",\"") >= 0 || text.TrimStart().StartsWith("::", StringComparison.Ordinal);

    [GeneratedRegex(@"^[-@][A-Za-z][A-Za-z0-9._-]*\z")]
    private static partial Regex PlainName();
}
