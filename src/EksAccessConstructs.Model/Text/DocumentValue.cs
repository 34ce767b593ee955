using System.Globalization;
using System.Text.Json;

namespace EksAccessConstructs.Text;

/// <summary>A value of a free-form document, such as kubelet or Bottlerocket settings or an IAM policy: what it says, without where it is.</summary>
/// <remarks>Equal where it says the same in the same order. Text, whole numbers and booleans
/// convert by themselves: <c>DocumentValue.Map(("maxPods", 58))</c>.</remarks>
public abstract record DocumentValue
{
    // .NET refuses JSON past 64 levels of its own accord.
    internal static readonly JsonDocumentOptions AsDeepAsYaml = new() { MaxDepth = YamlText.MaxDepth + 1 };

    private DocumentValue()
    {
    }

    /// <summary>Nothing.</summary>
    public sealed record Nothing : DocumentValue;

    /// <summary>A boolean.</summary>
    /// <param name="Value">The boolean.</param>
    public sealed record Truth(bool Value) : DocumentValue;

    /// <summary>A number as JSON writes it.</summary>
    /// <param name="Value">The digits.</param>
    public sealed record Number(string Value) : DocumentValue;

    /// <summary>Text.</summary>
    /// <param name="Value">The characters.</param>
    public sealed record Words(string Value) : DocumentValue;

    /// <summary>A list.</summary>
    /// <param name="Items">The items in order.</param>
    public sealed record Sequence(ValueList<DocumentValue> Items) : DocumentValue;

    /// <summary>A mapping.</summary>
    /// <param name="Entries">The entries in the order given, each key once.</param>
    public sealed record Mapping(ValueList<DocumentEntry> Entries) : DocumentValue
    {
        /// <summary>An empty mapping.</summary>
        public static Mapping Empty { get; } = new([]);

        /// <summary>The value of a key; null where it is missing.</summary>
        public DocumentValue? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

        /// <summary>This mapping with one entry more, or another value for a key it has.</summary>
        public Mapping With(string key, DocumentValue value) => this[key] is null
            ? new([.. Entries, new DocumentEntry(key, value)])
            : new(Entries.Select(entry => entry.Key == key ? new DocumentEntry(key, value) : entry).ToValueList());

        /// <summary>The value at a path of keys; null where a key is missing or leads to no mapping.</summary>
        public DocumentValue? At(params ReadOnlySpan<string> path)
        {
            DocumentValue? value = this;
            foreach (var key in path)
            {
                value = (value as Mapping)?[key];
            }

            return value;
        }

        /// <summary>This mapping with a value at a path of keys; what is in the way and is not a mapping is replaced.</summary>
        public Mapping With(ReadOnlySpan<string> path, DocumentValue value) => path is [var last]
            ? With(last, value)
            : With(path[0], (this[path[0]] as Mapping ?? Empty).With(path[1..], value));
    }

    /// <summary>A mapping of these entries.</summary>
    public static Mapping Map(params ReadOnlySpan<(string Key, DocumentValue Value)> entries)
    {
        var map = Mapping.Empty;
        foreach (var (key, value) in entries)
        {
            map = map.With(key, value);
        }

        return map;
    }

    /// <summary>A list of these items.</summary>
    public static Sequence List(params ReadOnlySpan<DocumentValue> items) => new([.. items]);

    /// <summary>A list of texts.</summary>
    public static Sequence List(IEnumerable<string> items) => new(items.Select(item => (DocumentValue)item).ToValueList());

    /// <summary>Text.</summary>
    public static implicit operator DocumentValue(string value) => new Words(value);

    /// <summary>A whole number.</summary>
    public static implicit operator DocumentValue(int value) => new Number(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A boolean.</summary>
    public static implicit operator DocumentValue(bool value) => new Truth(value);

    /// <summary>What a piece of YAML or JSON says, typed as go-yaml types it.</summary>
    public static DocumentValue From(YamlNode? node) => node switch
    {
        YamlMap map => map.Entries.Aggregate(Mapping.Empty, (made, entry) => made.With(entry.Key, From(entry.Value))),
        YamlList list => new Sequence(list.Items.Select(From).ToValueList()),
        YamlScalar scalar => From(scalar),
        _ => new Nothing(),
    };

    /// <summary>What JSON text says.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static DocumentValue FromJson(string json)
    {
        using var document = JsonDocument.Parse(json, AsDeepAsYaml);
        return From(document.RootElement);
    }

    private static DocumentValue From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Aggregate(Mapping.Empty, (made, property) => made.With(property.Name, From(property.Value))),
        JsonValueKind.Array => new Sequence(json.EnumerateArray().Select(From).ToValueList()),
        JsonValueKind.String => json.GetString() ?? "",
        JsonValueKind.Number => new Number(json.GetRawText()),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        _ => new Nothing(),
    };

    private static DocumentValue From(YamlScalar scalar) => YamlScalars.TypeOf(scalar) switch
    {
        YamlType.Null => new Nothing(),
        YamlType.Boolean => YamlScalars.AsBoolean(scalar.Value) is { } truth ? truth : scalar.Value,
        YamlType.Integer => YamlScalars.AsInteger(scalar.Value) is { } number ? new Number(number.ToString(CultureInfo.InvariantCulture)) : scalar.Value,
        YamlType.Float => double.TryParse(scalar.Value, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? new Number(number.ToString("R", CultureInfo.InvariantCulture))
            : scalar.Value,
        YamlType.Text => scalar.Value,
    };
}

/// <summary>One entry of a mapping in a free-form document.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record DocumentEntry(string Key, DocumentValue Value);
