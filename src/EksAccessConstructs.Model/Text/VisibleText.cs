using System.Globalization;
using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>Text that somebody else wrote, made fit to be shown: what moves the cursor, hides, reorders or commands becomes a visible escape.</summary>
/// <remarks>Names and messages come from files that anybody may have sent. Without this a name could paint over other lines of a terminal,
/// look like a finding of its own, show its letters in another order, or give a command to the CI that reads the log.</remarks>
internal static class VisibleText
{
    // GitHub Actions reads "::command" at the beginning of a line and "##[command]" anywhere in it, Azure Pipelines "##vso[command]".
    private static readonly string[] CommandMarks = ["##[", "##vso["];

    /// <summary>The text without control characters, line breaks, and characters that only steer how others are shown.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0)
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var whole = Rune.DecodeFromUtf16(rest, out var rune, out var length) is System.Buffers.OperationStatus.Done;
            visible.Append(whole && IsShown(rune) ? rest[..length] : Escape(whole ? rune.Value : rest[0]));
            rest = rest[length..];
        }

        return visible.ToString();
    }

    /// <summary>The text as one line of output that no CI takes for a command.</summary>
    public static string Line(string text)
    {
        var line = WithoutMarks(Of(text));
        var start = line.Length - line.AsSpan().TrimStart().Length;
        return line.AsSpan(start).StartsWith("::", StringComparison.Ordinal) ? $"{line[..start]}\\x3a{line[(start + 1)..]}" : line;
    }

    /// <summary>The text without what CIs take for a command anywhere in a line.</summary>
    public static string WithoutMarks(string text) =>
        CommandMarks.Aggregate(text, (all, mark) => all.Replace(mark, $"\\x23{mark[1..]}", StringComparison.Ordinal));

    /// <summary>True where a character shows itself and does nothing else.</summary>
    public static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
        or UnicodeCategory.OtherNotAssigned);

    private static string Escape(int code) => code switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        <= 0xff => $"\\x{code:x2}",
        <= 0xffff => $"\\u{code:x4}",
        _ => $"\\U{code:x8}",
    };
}
