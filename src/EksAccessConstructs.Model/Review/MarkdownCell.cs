using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Review;

/// <summary>A piece of a Markdown table that shows a text as it is, whoever wrote it: no HTML, no links or images, no end of the cell.</summary>
/// <param name="Markup">The piece as Markdown.</param>
internal readonly partial record struct MarkdownCell(string Markup)
{
    /// <summary>A text of our own, strong.</summary>
    public static MarkdownCell Strong(string text) => new($"**{text}**");

    /// <summary>A key as code where it is a plain one, else as text: a code span knows no escapes.</summary>
    public static MarkdownCell Code(string key) => PlainKey().IsMatch(key) ? new MarkdownCell($"`{key}`") : key;

    /// <summary>A line for a shell, as a block of code within a list. Its fence is longer than any that the line holds.</summary>
    public static MarkdownCell Block(string line)
    {
        var fence = new string('`', Math.Max(3, Backticks().Matches(line).Select(match => match.Length + 1).DefaultIfEmpty().Max()));
        return new($"   {fence}sh\n   {Shown(line)}\n   {fence}");
    }

    /// <summary>A text.</summary>
    public static implicit operator MarkdownCell(string text) =>
        new(Marks().Replace(Shown(text), match => match.Value switch
        {
            "<" => "&lt;",
            "&" => "&amp;",
            "](" => @"]\(",
            "://" => @"\://",
            { Length: 4 } www => $@"{www[..3]}\.",
            _ => $"\\{match.Value}",
        }));

    /// <inheritdoc/>
    public override string ToString() => Markup;

    private static string Shown(string text) => VisibleText.WithoutMarks(VisibleText.Of(text));

    // What Markdown reads as more than its characters. A backslash only before punctuation, an underscore only at the edge of a word.
    [GeneratedRegex(@"[<&|`*~]|\]\(|://|www\.|\\(?=[!-/:-@\[-`{-~])|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Marks();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();

    [GeneratedRegex(@"^[A-Za-z0-9_.\[\]-]+\z")]
    private static partial Regex PlainKey();
}
