using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EksAccessConstructs.Text;

/// <summary>Writes free-form documents as JSON, YAML and TOML. Every text is quoted, order is kept, lines end with <c>\n</c>.</summary>
/// <remarks>Text that stands for a value at deployment (a CDK token) passes through unchanged.</remarks>
internal static class DocumentWriter
{
    /// <summary>One line of JSON.</summary>
    public static string Json(DocumentValue value) => value switch
    {
        DocumentValue.Nothing => "null",
        DocumentValue.Truth truth => truth.Value ? "true" : "false",
        DocumentValue.Number number => number.Value,
        DocumentValue.Words words => Quote(words.Value),
        DocumentValue.Sequence list => $"[{string.Join(',', list.Items.Select(Json))}]",
        DocumentValue.Mapping map => $"{{{string.Join(',', map.Entries.Select(entry => $"{Quote(entry.Key)}:{Json(entry.Value)}"))}}}",
        _ => throw new UnreachableException(),
    };

    /// <summary>YAML in block style.</summary>
    public static string Yaml(DocumentValue value)
    {
        var text = new StringBuilder();
        WriteYaml(text, value, "");
        return text.ToString();
    }

    /// <summary>TOML, each table under its own header.</summary>
    /// <remarks>TOML knows no null: an entry without a value is left out.</remarks>
    public static string Toml(DocumentValue.Mapping document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var text = new StringBuilder();
        WriteTable(text, document, "");
        return text.ToString();
    }

    /// <summary>Text in double quotes, escaped as JSON, YAML and TOML all read it.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static void WriteYaml(StringBuilder text, DocumentValue value, string indent)
    {
        switch (value)
        {
            case DocumentValue.Mapping { Entries.IsEmpty: false } map:
                foreach (var entry in map.Entries)
                {
                    text.Append(indent).Append(YamlKey(entry.Key)).Append(':');
                    WriteNested(text, entry.Value, $"{indent}  ");
                }

                break;
            case DocumentValue.Sequence { Items.IsEmpty: false } list:
                foreach (var item in list.Items)
                {
                    text.Append(indent).Append('-');
                    WriteNested(text, item, $"{indent}  ");
                }

                break;
            default:
                text.Append(indent).Append(Json(value)).Append('\n');
                break;
        }
    }

    private static void WriteNested(StringBuilder text, DocumentValue value, string indent)
    {
        var block = value is DocumentValue.Mapping { Entries.IsEmpty: false } or DocumentValue.Sequence { Items.IsEmpty: false };
        text.Append(block ? "\n" : " ");
        WriteYaml(text, value, block ? indent : "");
    }

    private static string YamlKey(string key) =>
        key.Length > 0 && key.All(char.IsAsciiLetter) && YamlScalars.TypeOfPlain(key) is YamlType.Text ? key : Quote(key);

    private static void WriteTable(StringBuilder text, DocumentValue.Mapping table, string path)
    {
        var tables = table.Entries.Where(IsTable).ToList();
        var values = table.Entries.Where(entry => !IsTable(entry) && entry.Value is not DocumentValue.Nothing).ToList();
        if (path.Length > 0 && (values.Count > 0 || tables.Count == 0))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append('[').Append(path).Append("]\n");
        }

        foreach (var entry in values)
        {
            text.Append(TomlKey(entry.Key)).Append(" = ").Append(TomlValue(entry.Value)).Append('\n');
        }

        foreach (var entry in tables)
        {
            WriteTable(text, (DocumentValue.Mapping)entry.Value, path.Length == 0 ? TomlKey(entry.Key) : $"{path}.{TomlKey(entry.Key)}");
        }
    }

    private static bool IsTable(DocumentEntry entry) => entry.Value is DocumentValue.Mapping;

    private static string TomlKey(string key) =>
        key.Length > 0 && key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_') ? key : Quote(key);

    private static string TomlValue(DocumentValue value) => value switch
    {
        DocumentValue.Sequence list => $"[{string.Join(", ", list.Items.Select(TomlValue))}]",
        DocumentValue.Mapping map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{TomlKey(entry.Key)} = {TomlValue(entry.Value)}"))} }}",
        _ => Json(value),
    };
}
