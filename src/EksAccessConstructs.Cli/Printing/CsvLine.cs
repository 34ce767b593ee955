namespace EksAccessConstructs.Cli.Printing;

/// <summary>Writes rows of CSV (RFC 4180, lines end in a line feed).</summary>
internal static class CsvLine
{
    private static readonly char[] Special = [',', '"', '\n', '\r'];

    /// <summary>Writes one row.</summary>
    public static void Write(TextWriter writer, params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            writer.Write(cells[i].IndexOfAny(Special) < 0 ? cells[i] : $"\"{cells[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }

        writer.Write('\n');
    }
}
