using System.Globalization;
using System.Text;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Writes lines of words that continue under their beginning. Words, names among them, stay whole.</summary>
/// <param name="writer">Where to.</param>
/// <param name="width">How many columns there are.</param>
internal sealed class HangingText(TextWriter writer, int width)
{
    /// <summary>How many columns a line has where there is no terminal.</summary>
    public const int UsualWidth = 100;

    private readonly StringBuilder line = new();

    /// <summary>Text for a terminal, or of the usual width where there is none.</summary>
    public static HangingText For(ToolHost host) => new(host.Out, host.Width == int.MaxValue ? UsualWidth : host.Width);

    /// <summary>Writes one paragraph.</summary>
    /// <param name="indent">How many columns it is moved in.</param>
    /// <param name="lead">What its first line begins with, such as <c>+ </c>; further lines begin under the text behind it.</param>
    /// <param name="text">The words.</param>
    public void Write(int indent, string lead, string text)
    {
        var beginning = indent + lead.Length;
        line.Clear().Append(' ', indent).Append(lead);
        var columns = beginning;
        foreach (var part in text.AsSpan().Split(' '))
        {
            var word = text.AsSpan(part);
            var length = Length(word);
            if (line.Length > beginning && columns + 1 + length > width)
            {
                writer.WriteLine(line.ToString());
                line.Clear().Append(' ', beginning);
                columns = beginning;
            }

            var isFirst = line.Length == beginning;
            line.Append(isFirst ? "" : " ").Append(word);
            columns += isFirst ? length : length + 1;
        }

        writer.WriteLine(line.ToString().TrimEnd());
    }

    private static int Length(ReadOnlySpan<char> word) => Ascii.IsValid(word) ? word.Length : new StringInfo(word.ToString()).LengthInTextElements;
}
