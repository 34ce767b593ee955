namespace EksAccessConstructs.Text;

/// <summary>Typed, strict access to the entries of one mapping: every value of the wrong type and every key left unasked is a finding with its place.</summary>
/// <remarks>Ask for each known key once, then call <see cref="RefuseOthers"/>.</remarks>
/// <param name="map">The mapping.</param>
/// <param name="path">What to call the mapping in messages, such as <c>accessConfig.accessEntries[0]</c>; empty for the document.</param>
/// <param name="findings">Where problems go.</param>
internal sealed class YamlFields(YamlMap map, string path, ICollection<Finding> findings)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>The mapping.</summary>
    public YamlMap Map => map;

    /// <summary>What the mapping is called in messages.</summary>
    public string Path => path;

    /// <summary>Where the mapping starts.</summary>
    public SourceLocation Location => map.Location;

    /// <summary>Where problems go.</summary>
    public ICollection<Finding> Findings => findings;

    /// <summary>The node of a key; null where the key is missing or says nothing.</summary>
    public YamlNode? Node(string key)
    {
        asked.Add(key);
        return map[key] is { } node && node is not YamlScalar { Kind: "nothing" } ? node : null;
    }

    /// <summary>True where the key is there, even with nothing as its value.</summary>
    public bool Has(string key)
    {
        asked.Add(key);
        return map[key] is not null;
    }

    /// <summary>Where the value of a key is; where the mapping starts if the key is missing.</summary>
    public SourceLocation SpotOf(string key) => map[key]?.Location ?? map.Location;

    /// <summary>The full name of a key: <c>metadata.name</c>.</summary>
    public string NameOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Text; null where the key is missing or the value is not text.</summary>
    public string? Text(string key) => Node(key) is { } node ? TextOf(node, NameOf(key)) : null;

    /// <summary>Text that must be there and not empty; null with a finding where it is not.</summary>
    public string? RequiredText(string key)
    {
        var node = Node(key);
        if (node is null or YamlScalar { Value: "" })
        {
            findings.Add(TextRules.MissingKey.At(node?.Location ?? map.Location, $"'{NameOf(key)}' is required and must not be empty"));
            return null;
        }

        return TextOf(node, NameOf(key));
    }

    /// <summary>A boolean; null where the key is missing or the value is none.</summary>
    public bool? Boolean(string key)
    {
        if (Node(key) is not { } node)
        {
            return null;
        }

        if (node is YamlScalar scalar && YamlScalars.TypeOf(scalar) == YamlType.Boolean)
        {
            return YamlScalars.AsBoolean(scalar.Value);
        }

        Wrong(node, NameOf(key), "true or false");
        return null;
    }

    /// <summary>A whole number; null where the key is missing or the value is none.</summary>
    public int? Integer(string key)
    {
        if (Node(key) is not { } node)
        {
            return null;
        }

        if (node is YamlScalar scalar
            && YamlScalars.TypeOf(scalar) == YamlType.Integer
            && YamlScalars.AsInteger(scalar.Value) is >= int.MinValue and <= int.MaxValue and var number)
        {
            return (int)number;
        }

        Wrong(node, NameOf(key), "a whole number");
        return null;
    }

    /// <summary>The fields of a mapping; null where the key is missing or the value is none.</summary>
    public YamlFields? Fields(string key)
    {
        if (Node(key) is not { } node)
        {
            return null;
        }

        if (node is YamlMap inner)
        {
            return new YamlFields(inner, NameOf(key), findings);
        }

        Wrong(node, NameOf(key), "a mapping");
        return null;
    }

    /// <summary>The items of a list; empty where the key is missing or the value is none.</summary>
    public ValueList<YamlNode> Items(string key)
    {
        if (Node(key) is not { } node)
        {
            return [];
        }

        if (node is YamlList list)
        {
            return list.Items;
        }

        Wrong(node, NameOf(key), "a list");
        return [];
    }

    /// <summary>The mappings of a list, each with its fields; items of another type are findings.</summary>
    public IEnumerable<YamlFields> ItemFields(string key)
    {
        var index = 0;
        foreach (var item in Items(key))
        {
            var name = $"{NameOf(key)}[{index++}]";
            if (item is YamlMap inner)
            {
                yield return new YamlFields(inner, name, findings);
            }
            else
            {
                Wrong(item, name, "a mapping");
            }
        }
    }

    /// <summary>The texts of a list; items of another type are findings.</summary>
    public ValueList<string> Texts(string key) =>
        Items(key).Select((item, index) => TextOf(item, $"{NameOf(key)}[{index}]")).OfType<string>().ToValueList();

    /// <summary>A mapping of text to text; values of another type are findings.</summary>
    public ValueMap TextMap(string key) => Fields(key) is not { } fields
        ? default
        : new ValueMap(fields.Map.Entries.Select(entry => KeyValuePair.Create(entry.Key, TextOf(entry.Value, fields.NameOf(entry.Key)) ?? "")));

    /// <summary>Marks a key as known without reading it.</summary>
    public void Know(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            asked.Add(key);
        }
    }

    /// <summary>Makes a finding of every key that nobody asked for.</summary>
    /// <param name="also">Further keys to choose from for "did you mean".</param>
    public void RefuseOthers(params IEnumerable<string> also)
    {
        foreach (var entry in map.Entries.Where(entry => !asked.Contains(entry.Key)))
        {
            findings.Add(TextRules.UnknownKey.At(entry.Location, $"unknown key '{NameOf(entry.Key)}'{Suggestion.DidYouMean(entry.Key, [.. asked, .. also])}"));
        }
    }

    /// <summary>Adds the finding that a value has the wrong type.</summary>
    public void Wrong(YamlNode node, string name, string wanted)
    {
        ArgumentNullException.ThrowIfNull(node);
        var shown = node is YamlScalar scalar ? $"{node.Kind} ('{scalar.Value}')" : node.Kind;
        var quote = node is YamlScalar && wanted == "text" ? "; put it in quotes" : "";
        findings.Add(TextRules.WrongType.At(node.Location, $"'{name}' must be {wanted}, not {shown}{quote}"));
    }

    private string? TextOf(YamlNode node, string name)
    {
        if (node is YamlScalar scalar && YamlScalars.TypeOf(scalar) == YamlType.Text)
        {
            return scalar.Value;
        }

        Wrong(node, name, "text");
        return null;
    }
}
