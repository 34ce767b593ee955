using System.Text;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Reads CSV (RFC 4180) row by row, without holding the file. Lines that begin with <c>#</c> are remarks.</summary>
internal sealed class CsvReader(TextReader reader)
{
    private readonly StringBuilder cell = new();
    private int line;

    /// <summary>The line on which the row read last begins, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The cells of the next row; null at the end. Empty lines are passed over.</summary>
    public List<string>? Next()
    {
        while (reader.ReadLine() is { } text)
        {
            Line = ++line;
            if (text.Length > 0 && text[0] != '#')
            {
                return Cells(text);
            }
        }

        return null;
    }

    private List<string> Cells(string text)
    {
        var cells = new List<string>();
        cell.Clear();
        var quoted = false;
        for (var i = 0; ; i++)
        {
            if (i == text.Length)
            {
                if (quoted && reader.ReadLine() is { } more)
                {
                    line++;
                    cell.Append('\n');
                    (text, i) = (more, -1);
                    continue;
                }

                cells.Add(cell.ToString());
                return cells;
            }

            var character = text[i];
            if (quoted && character == '"' && i + 1 < text.Length && text[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (character == '"' && (quoted || cell.Length == 0))
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }
    }
}
