using System.Text;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Reads CSV (RFC 4180) row by row, without holding the file. Empty lines, and lines that begin with <c>#</c>, are passed over.</summary>
internal sealed class CsvReader(TextReader reader)
{
    private const int End = -1;

    private readonly StringBuilder cell = new();
    private int line = 1;
    private bool started;

    /// <summary>The line on which the row read last begins, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The rows after the first one, by the names that the first one gives the columns; a row that is short lacks its last columns.</summary>
    /// <exception cref="UnreadableException">A quote is opened and never closed.</exception>
    public IEnumerable<IReadOnlyDictionary<string, string>> Rows()
    {
        var heads = Next() ?? [];
        while (Next() is { } cells)
        {
            yield return heads.Zip(cells).DistinctBy(pair => pair.First, StringComparer.Ordinal)
                .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        }
    }

    /// <summary>The cells of the next row; null at the end.</summary>
    /// <exception cref="UnreadableException">A quote is opened and never closed.</exception>
    public List<string>? Next()
    {
        SkipMark();
        while (reader.Peek() is var first and not End)
        {
            Line = line;
            if (first is not ('#' or '\r' or '\n'))
            {
                return Cells();
            }

            SkipLine();
        }

        return null;
    }

    private List<string> Cells()
    {
        var cells = new List<string>();
        do
        {
            cells.Add(Cell());
        }
        while (Took(','));
        SkipLine();
        return cells;
    }

    // Quotes that are opened at the beginning of a cell make it hold anything; what comes after the closing one belongs to the cell.
    private string Cell()
    {
        cell.Clear();
        if (Took('"'))
        {
            Quoted();
        }

        while (reader.Peek() is not (End or ',' or '\n' or '\r'))
        {
            cell.Append((char)reader.Read());
        }

        return cell.ToString();
    }

    private void Quoted()
    {
        var opened = line;
        while (Read() is var sign)
        {
            if (sign is End)
            {
                throw new UnreadableException($"line {opened}: a quote is opened here and never closed");
            }

            if (sign == '"' && !Took('"'))
            {
                return;
            }

            cell.Append((char)sign);
        }
    }

    private bool Took(char wanted)
    {
        if (reader.Peek() != wanted)
        {
            return false;
        }

        reader.Read();
        return true;
    }

    // Lines end in CR LF, LF or CR.
    private void SkipLine()
    {
        while (Read() is var sign and not (End or '\n'))
        {
            if (sign == '\r')
            {
                line += Took('\n') || reader.Peek() is not End ? 1 : 0;
                return;
            }
        }
    }

    private int Read()
    {
        var sign = reader.Read();
        line += sign == '\n' ? 1 : 0;
        return sign;
    }

    private void SkipMark()
    {
        if (!started && reader.Peek() == '\uFEFF')
        {
            reader.Read();
        }

        started = true;
    }
}
