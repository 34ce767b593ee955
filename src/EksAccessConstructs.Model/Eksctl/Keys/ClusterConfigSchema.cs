using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>The JSON schema of the ClusterConfigs that are accepted, for editors: made of the key table.</summary>
/// <remarks>JSON schema draft-07, which yaml-language-server reads. It knows keys, types, words and what is required; rules that say more are run by
/// <c>eks-access check</c>.</remarks>
internal static class ClusterConfigSchema
{
    /// <summary>The schema as JSON text.</summary>
    public static string Write()
    {
        var schema = DocumentValue.Map(
            ("$schema", "http://json-schema.org/draft-07/schema#"),
            ("title", "ClusterConfig"),
            ("description", $"An eksctl ClusterConfig ({ClusterConfigReader.ApiVersion}) as EksAccessConstructs reads it."));
        return Indented(DocumentWriter.Json(With(schema, Mapping(CarriedKeys.Tree))));
    }

    private static string Indented(string json)
    {
        using var document = JsonDocument.Parse(json, DocumentValue.AsDeepAsYaml);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length).ReplaceLineEndings("\n") + "\n";
    }

    // Self-managed groups have taints also as the mapping of old, which the reader takes with a warning.
    private const string TaintsAsMapping = "nodeGroups[].taints[].key";

    private static DocumentValue.Mapping Of(KeyTree key)
    {
        if (key.Known is { } known)
        {
            return Value(known);
        }

        var mapping = Mapping(key);
        var list = DocumentValue.Map(("type", "array"), ("items", mapping));
        if (key.Names.Any(name => key.Below(name).Known?.Path == TaintsAsMapping))
        {
            return DocumentValue.Map(("anyOf", DocumentValue.List(list, MapOfText)));
        }

        return key.IsList ? list : mapping;
    }

    private static DocumentValue.Mapping MapOfText =>
        DocumentValue.Map(("type", "object"), ("additionalProperties", DocumentValue.Map(("type", "string"))));

    private static DocumentValue.Mapping Mapping(KeyTree keys)
    {
        if (keys.IsOpen)
        {
            return DocumentValue.Map(("type", "object"), ("additionalProperties", Of(keys.Below("*"))));
        }

        var required = keys.Names.Where(name => keys.Below(name).IsRequired).ToList();
        var properties = keys.Names.Aggregate(DocumentValue.Mapping.Empty, (made, name) => made.With(name, Of(keys.Below(name))));
        var mapping = DocumentValue.Map(("type", "object"), ("additionalProperties", false), ("properties", properties));
        return required.Count == 0 ? mapping : mapping.With("required", DocumentValue.List(required));
    }

    private static DocumentValue.Mapping Value(KnownKey key) => With(DocumentValue.Map(("description", Description(key))), key.Type switch
    {
        KeyType.Text => Words(key, "string"),
        KeyType.Boolean => DocumentValue.Map(("type", "boolean")),
        KeyType.Integer => Words(key, "integer"),
        KeyType.Number => DocumentValue.Map(("type", "number")),
        KeyType.Texts => DocumentValue.Map(("type", "array"), ("items", Words(key, "string"))),
        KeyType.Map => MapOfText,
        KeyType.Document => DocumentValue.Map(("type", "object")),
    });

    private static DocumentValue.Mapping Words(KnownKey key, string type)
    {
        var value = DocumentValue.Map(("type", type));
        value = key.Words.IsEmpty ? value : value.With("enum", DocumentValue.List(key.Words));
        var examples = key.Examples.Select(word => type == "integer" ? new DocumentValue.Number(word) : (DocumentValue)word).ToValueList();
        return examples.IsEmpty ? value : value.With("examples", new DocumentValue.Sequence(examples));
    }

    private static string Description(KnownKey key)
    {
        var silence = key.Default is { } value ? $" Default: {value}." : "";
        var state = key.State switch
        {
            KeyState.Later => " Not carried over yet.",
            KeyState.Unused => $" It has no effect{(key.Note.Length > 0 ? $": {key.Note}" : "")}.",
            _ => "",
        };
        return key.Meaning + silence + state;
    }

    private static DocumentValue.Mapping With(DocumentValue.Mapping first, DocumentValue.Mapping second) =>
        second.Entries.Aggregate(first, (made, entry) => made.With(entry.Key, entry.Value));
}
