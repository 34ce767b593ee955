namespace EksAccessConstructs.Text;

/// <summary>A piece of YAML or JSON with the place where it is. Aliases are followed; anchors are gone.</summary>
/// <param name="Location">Where it starts.</param>
public abstract record YamlNode(SourceLocation Location)
{
    /// <summary>What kind of thing this is, in the words of YAML: "a mapping", "a list", "text", "a number", …</summary>
    public abstract string Kind { get; }

    /// <summary>The same with all keys as they were written, for documents of our own: to go-yaml a bare <c>on:</c> is the key <c>true</c>.</summary>
    public YamlNode WithKeysAsWritten() => this switch
    {
        YamlMap map => map with
        {
            Entries = map.Entries.Select(entry => entry with
            {
                Key = entry.KeyNode is YamlScalar key ? key.Value : entry.Key,
                Value = entry.Value.WithKeysAsWritten(),
            }).ToValueList(),
        },
        YamlList list => list with { Items = list.Items.Select(item => item.WithKeysAsWritten()).ToValueList() },
        _ => this,
    };

    /// <summary>The same, all of it at one place: for text that is made, or that is inside other text, and has no place of its own.</summary>
    internal YamlNode At(SourceLocation place) => this switch
    {
        YamlMap map => map with { Location = place, Entries = map.Entries.Select(entry => entry.At(place)).ToValueList() },
        YamlList list => list with { Location = place, Items = list.Items.Select(item => item.At(place)).ToValueList() },
        _ => this with { Location = place },
    };

    /// <summary>The scalars within, in the order of the file; keys are not among them.</summary>
    internal IEnumerable<YamlScalar> Scalars() => this switch
    {
        YamlMap map => map.Entries.SelectMany(entry => entry.Value.Scalars()),
        YamlList list => list.Items.SelectMany(item => item.Scalars()),
        YamlScalar scalar => [scalar],
        _ => [],
    };
}

/// <summary>How a scalar was written. Only plain ones can be anything but text.</summary>
public enum ScalarStyle
{
    /// <summary>Bare, without quotes.</summary>
    Plain,

    /// <summary>In single or double quotes.</summary>
    Quoted,

    /// <summary>A block scalar after <c>|</c> or <c>&gt;</c>.</summary>
    Block,
}

/// <summary>A single value as it was written.</summary>
/// <param name="Location">Where it starts.</param>
/// <param name="Value">The characters, with escapes and folding applied.</param>
/// <param name="Style">How it was written.</param>
/// <param name="Tag">An explicit tag such as <c>tag:yaml.org,2002:str</c>; null where there is none.</param>
public sealed record YamlScalar(SourceLocation Location, string Value, ScalarStyle Style, string? Tag = null) : YamlNode(Location)
{
    /// <inheritdoc/>
    public override string Kind => YamlScalars.TypeOf(this) switch
    {
        YamlType.Null => "nothing",
        YamlType.Boolean => "a boolean",
        YamlType.Integer or YamlType.Float => "a number",
        YamlType.Text => "text",
    };
}

/// <summary>A list.</summary>
/// <param name="Location">Where it starts.</param>
/// <param name="Items">The items in order.</param>
public sealed record YamlList(SourceLocation Location, ValueList<YamlNode> Items) : YamlNode(Location)
{
    /// <summary>An explicit tag such as <c>!Join</c>; null where there is none. Only templates of CloudFormation give such tags a meaning.</summary>
    internal string? Tag { get; init; }

    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>A mapping, with its entries as they were written, doubles included, those of merge keys in the place of the merge key.</summary>
/// <param name="Location">Where it starts.</param>
/// <param name="Entries">The entries in order.</param>
public sealed record YamlMap(SourceLocation Location, ValueList<YamlEntry> Entries) : YamlNode(Location)
{
    /// <summary>An explicit tag such as <c>!Transform</c>; null where there is none. Only templates of CloudFormation give such tags a meaning.</summary>
    internal string? Tag { get; init; }

    /// <inheritdoc/>
    public override string Kind => "a mapping";

    /// <summary>The value of a key; the last one where the key is written twice, null where it is missing.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            var entries = Entries.AsSpan();
            for (var i = entries.Length - 1; i >= 0; i--)
            {
                if (entries[i].Key == key)
                {
                    return entries[i].Value;
                }
            }

            return null;
        }
    }
}

/// <summary>One entry of a mapping.</summary>
/// <param name="Key">The key as JSON would have it: <c>012</c> is 10, <c>on</c> is true.</param>
/// <param name="KeyNode">The key as it is written.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(string Key, YamlNode KeyNode, YamlNode Value)
{
    /// <summary>Where the key is.</summary>
    public SourceLocation Location => KeyNode.Location;

    internal YamlEntry At(SourceLocation place) => new(Key, KeyNode.At(place), Value.At(place));
}

/// <summary>One document of a file.</summary>
/// <param name="Root">What it holds; null where it is empty.</param>
/// <param name="Location">Where it starts.</param>
public sealed record YamlDocument(YamlNode? Root, SourceLocation Location);

/// <summary>The documents of one file.</summary>
/// <param name="File">The file as it was named to us.</param>
/// <param name="Documents">The documents in order, up to the first that cannot be parsed.</param>
public sealed record YamlFile(string File, ValueList<YamlDocument> Documents)
{
    /// <summary>The lines that are not read, for a document that begins there cannot be.</summary>
    /// <value>Default: none.</value>
    internal ValueList<LineRange> Unread { get; init; }
}
