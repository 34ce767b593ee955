using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Kubeconfigs;

/// <summary>The text of a kubeconfig, cut into lines, in which some are replaced or added.</summary>
internal sealed class KubeconfigText
{
    private readonly HeldKubeconfig held;
    private readonly string text;
    private readonly List<string> lines;
    private readonly string end; // what stands before the line feeds of the file

    /// <summary>Takes a text.</summary>
    public KubeconfigText(string text, HeldKubeconfig held)
    {
        (this.text, this.held) = (text, held);
        end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r" : "";
        lines = [.. text.Split('\n')];
        if (lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }
    }

    /// <summary>The text with contexts in it; null where there is no place for them.</summary>
    /// <param name="config">The contexts.</param>
    /// <param name="wanted">What the text is to say.</param>
    public string? With(Kubeconfig config, YamlMap wanted)
    {
        if (text.AsSpan().TrimStart() is ['{', ..])
        {
            return Json(wanted);
        }

        if (held.Root.Entries.IsEmpty)
        {
            return Joined(lines.Where(line => line.Trim() is not ("---" or "..." or "null")).Concat(Ended(Lines(config.Write()))));
        }

        var edits = KubeconfigSection.All.Select(section => Edits(section, config)).ToList();
        if (edits.Contains(null))
        {
            return null;
        }

        var all = edits.SelectMany(some => some ?? []).Concat(Current(config)).ToList();
        for (var i = lines.Count; i >= 0; i--)
        {
            foreach (var edit in all.Where(edit => edit.First == i).Reverse())
            {
                lines.RemoveRange(edit.First, edit.Count);
                lines.InsertRange(edit.First, Ended(edit.New));
            }
        }

        return Joined(lines);
    }

    // Nothing where the part is there as it should be; null where it cannot be changed.
    private List<Edit>? Edits(KubeconfigSection section, Kubeconfig config)
    {
        var entries = config.Entries(section).ToList();
        var fresh = entries.Where(entry => held.Entry(section, entry.Name) is null).ToList();
        var whole = held.Root.Entries.LastOrDefault(entry => entry.Key == section.Key);
        if (whole is null)
        {
            return [new(Content(lines.Count), 0, [$"{section.Key}:", .. fresh.SelectMany(entry => Lines(entry.Text))])];
        }

        var first = whole.Location.Line - 1;
        var last = Content(Next(whole));
        if (held.Items(section).IsEmpty)
        {
            var replaced = lines.GetRange(first, last - first);
            return whole.Location.Column == 1
                ? [new(first, last - first, [.. Remarks(replaced), $"{section.Key}:", .. fresh.SelectMany(entry => Lines(entry.Text))])]
                : null;
        }

        return Starts(section, first) is { } starts ? Edits(section, entries, fresh, starts, last) : null;
    }

    private List<Edit>? Edits(KubeconfigSection section, List<KubeconfigEntry> entries, List<KubeconfigEntry> fresh, List<int> starts, int last)
    {
        var margin = new string(' ', lines[starts[0]].IndexOf('-', StringComparison.Ordinal));
        var items = held.Items(section);
        var edits = new List<Edit>();
        foreach (var entry in entries.Except(fresh))
        {
            var index = items.ToList().FindIndex(item => ReferenceEquals(item, held.Entry(section, entry.Name)));
            var (was, becomes) = ((YamlMap)items[index], Overlay.Of((YamlMap)items[index], entry.Node));
            if (YamlWriter.Write(was) == YamlWriter.Write(becomes))
            {
                continue;
            }

            var (begin, stop) = (starts[index], index + 1 < starts.Count ? Content(starts[index + 1]) : last);
            var made = Lines(YamlWriter.Write(new YamlList(becomes.Location, [becomes])));
            edits.Add(new(begin, stop - begin, [.. Remarks(lines.GetRange(begin, stop - begin)), .. made.Select(line => margin + line)]));
        }

        if (fresh.Count > 0)
        {
            edits.Add(new(last, 0, [.. fresh.SelectMany(entry => Lines(entry.Text)).Select(line => margin + line)]));
        }

        return edits;
    }

    private IEnumerable<Edit> Current(Kubeconfig config)
    {
        if (config.CurrentContext is not { } name)
        {
            yield break;
        }

        var line = $"current-context: {YamlWriter.Scalar(name)}";
        if (held.Root.Entries.LastOrDefault(entry => entry.Key == "current-context") is { } there)
        {
            var first = there.Location.Line - 1;
            yield return new(first, 1, [.. Remarks([lines[first]]), line]);
        }
        else
        {
            yield return new(Content(lines.Count), 0, [line]);
        }
    }

    // The lines of the hyphens before the items; null where the list is not in block style.
    private List<int>? Starts(KubeconfigSection section, int first)
    {
        var starts = new List<int>();
        foreach (var item in held.Items(section))
        {
            var line = item.Location.Line - 1;
            var before = lines[line][..(item.Location.Column - 1)].Trim();
            while (before.Length == 0 && --line > first)
            {
                before = lines[line].Trim();
            }

            if (before != "-" || line <= (starts.Count > 0 ? starts[^1] : first))
            {
                return null;
            }

            starts.Add(line);
        }

        return starts;
    }

    private int Next(YamlEntry entry) => held.Root.Entries.Select(other => other.Location.Line - 1).Where(line => line > entry.Location.Line - 1)
        .DefaultIfEmpty(lines.Count).Min();

    // Where content ends before a line: blank lines and remarks in front of it belong to what follows.
    private int Content(int line)
    {
        while (line > 0 && lines[line - 1].TrimStart() is "" or ['#', ..] or "...")
        {
            line--;
        }

        return line;
    }

    // Remarks of lines that are written anew, each on a line of its own before them.
    private static IEnumerable<string> Remarks(IEnumerable<string> replaced) => replaced
        .Select(line => (Line: line, At: line.TrimStart().StartsWith('#') ? 0 : line.IndexOf(" #", StringComparison.Ordinal)))
        .Where(remark => remark.At >= 0)
        .Select(remark => remark.Line[remark.At..].Trim());

    private static string[] Lines(string block) => block.TrimEnd('\n').Split('\n');

    // New lines end as the lines end that are there.
    private IEnumerable<string> Ended(IEnumerable<string> made) => made.Select(line => line + end);

    private static string Joined(IEnumerable<string> all) => string.Concat(all.Select(line => $"{line}\n"));

    private static string? Json(YamlMap wanted)
    {
        try
        {
            using var document = JsonDocument.Parse(DocumentWriter.Json(DocumentValue.From(wanted.WithKeysAsWritten())), DocumentValue.AsDeepAsYaml);
            using var bytes = new MemoryStream();
            using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions
            {
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                Indented = true,
                IndentSize = 4,
                NewLine = "\n",
            }))
            {
                document.WriteTo(writer);
            }

            return $"{Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length)}\n";
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Lines that others take the place of.</summary>
    /// <param name="First">The first, counted from 0.</param>
    /// <param name="Count">How many.</param>
    /// <param name="New">The new ones.</param>
    private sealed record Edit(int First, int Count, ValueList<string> New);
}
