using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Readers;

/// <summary>What reading a ClusterConfig needs beyond <see cref="YamlFields"/>: parts, lists of parts, and values as Go's decoder takes them.</summary>
internal static class ConfigFields
{
    /// <summary>The part under a key; null where the key is missing or says nothing. Keys that the reader leaves unasked are findings.</summary>
    public static T? Part<T>(this YamlFields fields, string key, Func<YamlFields, T?> read)
        where T : class
    {
        if (fields.Fields(key) is not { } inner)
        {
            return null;
        }

        var part = read(inner);
        inner.RefuseOthers();
        return part;
    }

    /// <summary>The parts of a list; items that cannot be read are left out, with findings.</summary>
    public static ValueList<T> Parts<T>(this YamlFields fields, string key, Func<YamlFields, T?> read)
        where T : class
    {
        var parts = new List<T>();
        foreach (var item in fields.ItemFields(key))
        {
            if (read(item) is { } part)
            {
                parts.Add(part);
            }

            item.RefuseOthers();
        }

        return parts.ToValueList();
    }

    /// <summary>Reads the keys of a mapping that needs no record of its own.</summary>
    public static void Within(this YamlFields fields, string key, Action<YamlFields> read)
    {
        if (fields.Fields(key) is { } inner)
        {
            read(inner);
            inner.RefuseOthers();
        }
    }

    /// <summary>Text, or null where the key is missing, says nothing or is empty: to eksctl these are the same.</summary>
    public static string? Word(this YamlFields fields, string key) => fields.Text(key) is { Length: > 0 } text ? text : null;

    /// <summary>Texts where the key is in the file, else null.</summary>
    public static ValueList<string>? TextsOrNull(this YamlFields fields, string key) => fields.Node(key) is null ? null : fields.Texts(key);

    /// <summary>A mapping of text to text; a key that says nothing is empty text.</summary>
    public static ValueMap Pairs(this YamlFields fields, string key)
    {
        if (fields.Fields(key) is not { } inner)
        {
            return default;
        }

        return new ValueMap(inner.Map.Entries.Select(entry => KeyValuePair.Create(entry.Key, inner.Text(entry.Key) ?? "")));
    }

    /// <summary>A piece that is passed on without a look; null where the key is missing or is not a mapping.</summary>
    public static InlineDocument? Document(this YamlFields fields, string key) => fields.Fields(key) is { } inner ? InlineDocument.Of(inner.Map) : null;

    /// <summary>A number as it was written; null where the key is missing or is none.</summary>
    public static string? Number(this YamlFields fields, string key)
    {
        if (fields.Node(key) is not { } node)
        {
            return null;
        }

        if (node is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Integer or YamlType.Float)
        {
            return ((YamlScalar)node).Value;
        }

        fields.Wrong(node, fields.NameOf(key), "a number");
        return null;
    }

    /// <summary>An ARN of any service; null with a finding where the text is none.</summary>
    public static string? Arn(this YamlFields fields, string key)
    {
        if (fields.Word(key) is not { } text)
        {
            return null;
        }

        if (!Arns.IsArn(text))
        {
            fields.Findings.Add(TextRules.BadValue.At(fields.SpotOf(key), Arns.NotAnArn(fields.NameOf(key), text)));
            return null;
        }

        return text;
    }

    /// <summary>An IPv4 or IPv6 range; null with a finding where the text is none.</summary>
    public static string? Cidr(this YamlFields fields, string key)
    {
        if (fields.Word(key) is not { } text)
        {
            return null;
        }

        if (!Cidrs.IsRange(text))
        {
            fields.Findings.Add(TextRules.BadValue.At(fields.SpotOf(key), Cidrs.NotARange(fields.NameOf(key), text)));
            return null;
        }

        return text;
    }

    /// <summary>The same mapping with keys of another case written as they are known; each is a warning.</summary>
    public static YamlFields InAnyCase(this YamlFields fields, params ReadOnlySpan<string> known)
    {
        var entries = new List<YamlEntry>();
        foreach (var entry in fields.Map.Entries)
        {
            var name = entry.Key;
            foreach (var key in known)
            {
                name = string.Equals(key, name, StringComparison.OrdinalIgnoreCase) ? key : name;
            }

            if (name != entry.Key)
            {
                fields.Findings.Add(TextRules.Swallowed.At(entry.Location,
                    $"key '{fields.NameOf(entry.Key)}' is taken as '{name}', as eksctl takes it here and nowhere else; write '{name}'"));
            }

            entries.Add(entry with { Key = name });
        }

        return new YamlFields(new YamlMap(fields.Location, entries.ToValueList()), fields.Path, fields.Findings);
    }
}
