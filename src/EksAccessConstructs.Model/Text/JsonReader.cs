using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>JSON to nodes with places, one value after another, as Go's json.Decoder reads a stream.</summary>
/// <remarks>Stricter than YAML: no comments, no comma at the end, double quotes only. Keys that are written twice are kept twice.</remarks>
internal sealed class JsonReader(string text, string file)
{
    private int index;
    private int line = 1;
    private int lineStart;
    private int depth;

    /// <summary>Where the next value is looked for.</summary>
    public int Index => index;

    /// <summary>The line of <see cref="Index"/>, counted from 0.</summary>
    public int Line => line - 1;

    private char Current => index < text.Length ? text[index] : '\0';

    private SourceLocation Location => new(file, line, index - lineStart + 1);

    /// <summary>The next value; null at the end of the text.</summary>
    /// <exception cref="JsonProblem">The text here is not JSON.</exception>
    public YamlNode? Next()
    {
        SkipBlanks();
        return index >= text.Length ? null : Value();
    }

    private YamlNode Value()
    {
        SkipBlanks();
        return Current switch
        {
            '{' => Nested(Map),
            '[' => Nested(List),
            '"' => Text(),
            '-' or >= '0' and <= '9' => Number(),
            _ => Word(),
        };
    }

    private YamlNode Nested(Func<SourceLocation, YamlNode> read)
    {
        var location = Location;
        if (++depth > YamlText.MaxDepth + 1)
        {
            throw new JsonProblem($"nested deeper than {YamlText.MaxDepth} levels; no manifest or ClusterConfig needs that", location, TextRules.TooDeep);
        }

        index++;
        var node = read(location);
        depth--;
        return node;
    }

    private YamlMap Map(SourceLocation location)
    {
        var entries = new List<YamlEntry>();
        while (More('}', entries.Count == 0))
        {
            SkipBlanks();
            var key = Current == '"' ? Text() : throw Problem("a key in double quotes");
            SkipBlanks();
            Expect(':');
            entries.Add(new YamlEntry(key.Value, key, Value()));
        }

        return new YamlMap(location, entries.ToValueList());
    }

    private YamlList List(SourceLocation location)
    {
        var items = new List<YamlNode>();
        while (More(']', items.Count == 0))
        {
            items.Add(Value());
        }

        return new YamlList(location, items.ToValueList());
    }

    private bool More(char end, bool first)
    {
        SkipBlanks();
        if (Current == end)
        {
            index++;
            return false;
        }

        if (!first)
        {
            Expect(',');
        }

        return true;
    }

    private YamlScalar Text()
    {
        var location = Location;
        var value = new StringBuilder();
        index++;
        while (Current != '"')
        {
            var from = index;
            while (Current is >= ' ' and not ('"' or '\\'))
            {
                index++;
            }

            value.Append(text, from, index - from);
            if (Current == '\\')
            {
                Escape(value);
            }
            else if (Current != '"')
            {
                throw Problem("a character of text");
            }
        }

        index++;
        return new YamlScalar(location, value.ToString(), ScalarStyle.Quoted);
    }

    private void Escape(StringBuilder value)
    {
        index++;
        switch (Current)
        {
            case '"' or '\\' or '/':
                value.Append(Current);
                break;
            case 'b':
                value.Append('\b');
                break;
            case 'f':
                value.Append('\f');
                break;
            case 'n':
                value.Append('\n');
                break;
            case 'r':
                value.Append('\r');
                break;
            case 't':
                value.Append('\t');
                break;
            case 'u':
                value.Append(CodePoint());
                return;
            default:
                throw Problem("an escape such as \\n");
        }

        index++;
    }

    // Two escapes make one character past U+FFFF; half of one is U+FFFD.
    private string CodePoint()
    {
        var first = CodeUnit();
        if (char.IsHighSurrogate(first) && Current == '\\' && index + 1 < text.Length && text[index + 1] == 'u')
        {
            var before = index;
            index++;
            var second = CodeUnit();
            if (char.IsLowSurrogate(second))
            {
                return $"{first}{second}";
            }

            index = before;
        }

        return char.IsSurrogate(first) ? "\uFFFD" : first.ToString();
    }

    private char CodeUnit()
    {
        var code = 0;
        for (var i = 0; i < 4; i++)
        {
            index++;
            code = char.IsAsciiHexDigit(Current) ? (code << 4) + Convert.ToInt32(Current.ToString(), 16) : throw Problem("a hexadecimal digit");
        }

        index++;
        return (char)code;
    }

    private YamlScalar Number()
    {
        var location = Location;
        var from = index;
        if (Current == '-')
        {
            index++;
        }

        if (Current == '0')
        {
            index++;
        }
        else
        {
            Digits();
        }

        if (Current == '.')
        {
            index++;
            Digits();
        }

        if (Current is 'e' or 'E')
        {
            index++;
            if (Current is '+' or '-')
            {
                index++;
            }

            Digits();
        }

        var value = text[from..index];
        return new YamlScalar(location, value, ScalarStyle.Plain, YamlScalars.TypeOfPlain(value) is YamlType.Text ? "tag:yaml.org,2002:float" : null);
    }

    private void Digits()
    {
        if (!char.IsAsciiDigit(Current))
        {
            throw Problem("a digit");
        }

        while (char.IsAsciiDigit(Current))
        {
            index++;
        }
    }

    private YamlScalar Word()
    {
        var location = Location;
        foreach (var word in new[] { "true", "false", "null" })
        {
            if (string.CompareOrdinal(text, index, word, 0, word.Length) == 0)
            {
                index += word.Length;
                return new YamlScalar(location, word, ScalarStyle.Plain);
            }
        }

        throw Problem("a value");
    }

    private void Expect(char wanted)
    {
        if (Current != wanted || index >= text.Length)
        {
            throw Problem($"'{wanted}'");
        }

        index++;
    }

    private void SkipBlanks()
    {
        while (Current is ' ' or '\t' or '\r' or '\n')
        {
            if (text[index++] == '\n')
            {
                line++;
                lineStart = index;
            }
        }
    }

    private JsonProblem Problem(string wanted) => new(
        index >= text.Length
            ? $"the text ends where {wanted} is wanted"
            : $"'{text[index]}' is where {wanted} is wanted",
        Location);
}

/// <summary>Text that is not JSON. Never leaves the namespace: <see cref="YamlText"/> turns it into a finding.</summary>
internal sealed class JsonProblem(string problem, SourceLocation location, RuleInfo? rule = null) : Exception(problem)
{
    public SourceLocation Location => location;

    public RuleInfo Rule => rule ?? TextRules.NotYaml;
}
