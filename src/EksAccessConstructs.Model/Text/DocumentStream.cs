using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>One document of a file, as kubectl cuts it out.</summary>
/// <param name="Document">What it holds; null where it cannot be read.</param>
/// <param name="Problem">Why it cannot be read; it is then the last one.</param>
/// <param name="Rest">Where the document has text that nobody reads.</param>
/// <param name="IsJson">True where it was read as JSON.</param>
/// <param name="IsBlank">True where it holds nothing but blanks and comments.</param>
internal readonly record struct StreamDocument(YamlDocument? Document, Finding? Problem, SourceLocation? Rest, bool IsJson, bool IsBlank = false)
{
    /// <summary>The lines that are not read because of <see cref="Problem"/>; null where it is all read.</summary>
    public LineRange? Unread { get; init; }
}

/// <summary>Lines of a file, counted from 1.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
internal readonly record struct LineRange(int First, int Last);

/// <summary>Cuts a text into documents as kubectl does: JSON values one after another as long as that works, else lines between separators.</summary>
/// <remarks>Source: apimachinery util/yaml YAMLOrJSONDecoder. A separator is a line that begins with <c>---</c>, wherever it is; text after it is an error.
/// After a document that cannot be read kubectl reads nothing. Once YAML, a text stays YAML; after two JSON values it stays JSON.</remarks>
internal sealed class DocumentStream(string text, string file)
{
    /// <summary>How many different words of a file are kept once.</summary>
    public const int MostWords = 20_000;

    private const int GuessLength = 4096;

    private readonly string text = text;
    private readonly WordPool words = new(MostWords);
    private int index;
    private int line;

    /// <summary>The documents.</summary>
    /// <param name="goesOn">Whether documents of YAML are also given that come after one that cannot be read, which kubectl does not see.</param>
    public IEnumerable<StreamDocument> Documents(bool goesOn = false)
    {
        var json = text.AsSpan(0, Math.Min(text.Length, GuessLength)).TrimStart() is ['{', ..] ? new JsonReader(text, file) : null;
        Finding? first = null;
        for (var count = 0; json is not null; count++)
        {
            var read = ReadJson(json);
            if (read.Document is not null)
            {
                index = json.Index;
                line = json.Line;
                yield return read;
            }
            else if (read.Problem is null)
            {
                yield break;
            }
            else if (count > 1 || !SkipToYaml())
            {
                yield return read with { Unread = new LineRange(line + 1, Lines()) };
                yield break;
            }
            else
            {
                first = read.Problem;
                json = null;
            }
        }

        var begin = line + 1;
        while (NextLines() is { } part)
        {
            if (part.Problem is null)
            {
                yield return part;
                begin = line + 1;
                continue;
            }

            yield return part with { Problem = first ?? part.Problem, Unread = new LineRange(begin, goesOn && first is null ? line : Lines()) };
            if (!goesOn || first is not null)
            {
                yield break;
            }

            begin = line + 1;
        }
    }

    private int Lines() => text.AsSpan().Count('\n') + (text.EndsWith('\n') ? 0 : 1);

    private static StreamDocument ReadJson(JsonReader json)
    {
        try
        {
            return json.Next() is { } node ? new StreamDocument(new YamlDocument(Root(node), node.Location), null, null, IsJson: true) : default;
        }
        catch (JsonProblem problem)
        {
            return new StreamDocument(null, problem.Rule.At(problem.Location, $"this is not JSON: {problem.Message}"), null, IsJson: true);
        }
    }

    private static YamlNode? Root(YamlNode node) => node is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Null ? null : node;

    // Blanks up to the end of the line; false where too little is left for kubectl to try YAML.
    private bool SkipToYaml()
    {
        while (Encoding.UTF8.GetByteCount(text.AsSpan(index, Math.Min(4, text.Length - index))) >= 4 && text[index] != '\uFFFD')
        {
            if (!char.IsWhiteSpace(text[index]))
            {
                return true;
            }

            if (text[index++] == '\n')
            {
                line++;
                return true;
            }
        }

        return false;
    }

    private StreamDocument? NextLines()
    {
        var start = index;
        var startLine = line;
        while (index < text.Length)
        {
            var end = text.IndexOf('\n', index) is var found and >= 0 ? found : text.Length;
            var content = text.AsSpan(index, end - index);
            if (content.StartsWith("---", StringComparison.Ordinal))
            {
                if (content[3..].Trim() is { IsEmpty: false } after && after[0] != '#')
                {
                    var problem = BadSeparator();
                    Advance(end);
                    return problem;
                }

                if (index > start)
                {
                    var stop = index;
                    Advance(end);
                    return Compose(start, stop, startLine);
                }
            }

            Advance(end);
        }

        return index > start ? Compose(start, index, startLine) : null;
    }

    private void Advance(int end)
    {
        index = Math.Min(end + 1, text.Length);
        line++;
    }

    private StreamDocument BadSeparator()
    {
        var problem = TextRules.NotYaml.At(new SourceLocation(file, line + 1, 1),
            "a line that begins with '---' divides documents and holds nothing else but a comment; kubectl reads no further");
        return new StreamDocument(null, problem, null, IsJson: false);
    }

    private StreamDocument Compose(int start, int stop, int startLine)
    {
        var whole = stop == text.Length && !text.EndsWith('\n')
            ? new YamlSource($"{text[start..]}\n", 0, stop - start + 1, startLine)
            : new YamlSource(text, start, stop, startLine);
        return Compose(whole, file, words);
    }

    internal static StreamDocument Compose(YamlSource source, string file, WordPool words)
    {
        try
        {
            var composer = new YamlComposer(source, file, words);
            var document = composer.Document();
            return new StreamDocument(document, null, composer.Rest(), IsJson: false, composer.IsBlank);
        }
        catch (YamlProblem problem)
        {
            var location = new SourceLocation(file, problem.Mark.Line + 1, problem.Mark.Column + 1);
            return new StreamDocument(null, problem.Rule.At(location, Words(problem)), null, IsJson: false);
        }
    }

    private static string Words(YamlProblem problem) =>
        ReferenceEquals(problem.Rule, TextRules.NotYaml) ? $"this is not YAML: {problem.Message}" : problem.Message;
}
