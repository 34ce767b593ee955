using System.Text;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Reads a CSV file row by row, with the names in its first row. Fields in double quotes may hold commas, quotes and line ends.</summary>
internal static class CsvLines
{
    /// <summary>The rows, each by the names of the columns; a row that is short lacks its last columns.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(TextReader reader)
    {
        var heads = Record(reader);
        while (heads is not null && Record(reader) is { } record)
        {
            if (record is not [""])
            {
                yield return heads.Zip(record).DistinctBy(pair => pair.First, StringComparer.Ordinal).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>A field as CSV has it: in quotes where it must be.</summary>
    public static string Field(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static List<string>? Record(TextReader reader)
    {
        if (reader.Peek() < 0)
        {
            return null;
        }

        var (record, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var sign = reader.Read(); sign >= 0; sign = reader.Read())
        {
            if (sign == '"' && quoted && reader.Peek() == '"')
            {
                field.Append((char)reader.Read());
            }
            else if (sign == '"')
            {
                quoted = !quoted;
            }
            else if (sign == ',' && !quoted)
            {
                record.Add(field.ToString());
                field.Clear();
            }
            else if (sign == '\n' && !quoted)
            {
                break;
            }
            else if (sign is not ('\r' or '\uFEFF') || quoted)
            {
                field.Append((char)sign);
            }
        }

        record.Add(field.ToString());
        return record;
    }
}
