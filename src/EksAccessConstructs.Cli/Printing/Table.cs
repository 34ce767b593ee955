using System.Globalization;
using System.Text;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>A table for people: columns as wide as they need, the widest ones folded where the terminal is narrower.</summary>
/// <param name="heads">The heads of the columns.</param>
internal sealed class Table(params string[] heads)
{
    private const string Gap = "  ";
    private const int Narrowest = 8;
    private readonly TableCell[] head = [.. heads.Select(head => (TableCell)head)];
    private readonly List<TableCell[]> rows = [];

    /// <summary>How many rows there are.</summary>
    public int Count => rows.Count;

    /// <summary>A cell of several lines.</summary>
    public static TableCell Lines(IEnumerable<string> lines) => new(lines.Select(VisibleText.Of).ToValueList());

    /// <summary>Adds a row, one cell for each head.</summary>
    public void Add(params TableCell[] cells)
    {
        if (cells.Length != heads.Length)
        {
            throw new ArgumentException($"a row takes {heads.Length} cells, not {cells.Length}", nameof(cells));
        }

        rows.Add(cells);
    }

    /// <summary>Writes heads and rows; nothing where there are no rows.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="width">How many columns the terminal has.</param>
    /// <param name="paint">Colours for the heads.</param>
    public void Write(TextWriter writer, int width, Paint paint)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var widths = Widths(width);
        foreach (var (row, isHead) in new[] { (head, true) }.Concat(rows.Select(row => (row, false))))
        {
            var cells = row.Select((cell, index) => Fold(cell, widths[index])).ToArray();
            for (var line = 0; line < cells.Max(cell => cell.Count); line++)
            {
                var text = string.Join(Gap, cells.Select((cell, index) => Padded(cell.ElementAtOrDefault(line) ?? "", widths[index]))).TrimEnd();
                writer.WriteLine(isHead ? paint.Bold(text) : text);
            }
        }
    }

    // Takes columns from the widest until the row fits.
    private int[] Widths(int width)
    {
        var widths = head.Select((cell, index) => rows.Select(row => row[index].Width).Append(cell.Width).Max()).ToArray();
        for (var spare = widths.Sum() + (Gap.Length * (widths.Length - 1)) - width; width < int.MaxValue && spare > 0; spare--)
        {
            var widest = Array.IndexOf(widths, widths.Max());
            if (widths[widest] <= Narrowest)
            {
                break;
            }

            widths[widest]--;
        }

        return widths;
    }

    private static List<string> Fold(TableCell cell, int width)
    {
        var lines = new List<string>();
        foreach (var paragraph in cell.Lines)
        {
            var line = new StringBuilder();
            foreach (var word in paragraph.Split(' ').SelectMany(word => Chunks(word, width)))
            {
                if (line.Length > 0 && Length(line.ToString()) + 1 + Length(word) > width)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }

                line.Append(line.Length > 0 ? " " : "").Append(word);
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    private static IEnumerable<string> Chunks(string word, int width)
    {
        var elements = StringInfo.ParseCombiningCharacters(word);
        for (var start = 0; start < elements.Length || start == 0; start += width)
        {
            var end = start + width < elements.Length ? elements[start + width] : word.Length;
            yield return elements.Length == 0 ? "" : word[elements[start]..end];
        }
    }

    private static string Padded(string text, int width) => text + new string(' ', Math.Max(0, width - Length(text)));

    private static int Length(string text) => new StringInfo(text).LengthInTextElements;
}

/// <summary>A cell: one line for a text, or several. What cannot be seen in a text is written so that it can.</summary>
internal readonly record struct TableCell(ValueList<string> Lines)
{
    /// <summary>How many columns its longest line takes.</summary>
    public int Width => Lines.Select(line => new StringInfo(line).LengthInTextElements).DefaultIfEmpty().Max();

    /// <summary>A cell of one line.</summary>
    public static implicit operator TableCell(string text) => new([VisibleText.Of(text)]);
}
