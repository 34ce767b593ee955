using System.Globalization;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Writes lines of words that continue under their beginning. Words, names among them, stay whole.</summary>
/// <param name="writer">Where to.</param>
/// <param name="width">How many columns there are.</param>
internal sealed class HangingText(TextWriter writer, int width)
{
    /// <summary>How many columns a line has where there is no terminal.</summary>
    public const int UsualWidth = 100;

    /// <summary>Text for a terminal, or of the usual width where there is none.</summary>
    public static HangingText For(ToolHost host) => new(host.Out, host.Width == int.MaxValue ? UsualWidth : host.Width);

    /// <summary>Writes one paragraph.</summary>
    /// <param name="indent">How many columns it is moved in.</param>
    /// <param name="lead">What its first line begins with, such as <c>+ </c>; further lines begin under the text behind it.</param>
    /// <param name="text">The words.</param>
    public void Write(int indent, string lead, string text)
    {
        var start = new string(' ', indent) + lead;
        var next = new string(' ', indent + lead.Length);
        var line = start;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > Math.Max(start.Length, next.Length) && Length(line) + 1 + Length(word) > width)
            {
                writer.WriteLine(line);
                line = next + word;
            }
            else
            {
                line += line.Length == next.Length ? word : $" {word}";
            }
        }

        writer.WriteLine(line.TrimEnd());
    }

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;
}
