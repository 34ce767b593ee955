namespace EksAccessConstructs.Cli.Printing;

/// <summary>What else is to be known about an answer.</summary>
internal static class Notes
{
    /// <summary>Writes one line for each note, then one for each assumption that decides the answer.</summary>
    public static void Write(IEnumerable<string> notes, ValueList<string> assumptions, ToolHost host)
    {
        foreach (var note in notes)
        {
            host.Out.WriteLine($"note: {note}");
        }

        foreach (var assumption in assumptions)
        {
            host.Out.WriteLine($"assumed: {assumption}");
        }
    }

    /// <summary>The notes of a JSON document; null, so that they are left out, where there are none.</summary>
    public static IReadOnlyList<string>? OrNull(ValueList<string> notes) => notes.IsEmpty ? null : [.. notes];
}
