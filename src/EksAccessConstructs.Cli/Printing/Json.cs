using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Writes a document of a known shape as indented JSON with a final line break.</summary>
internal static partial class Json
{
    /// <summary>Writes one document.</summary>
    public static void Write<T>(T document, JsonTypeInfo<T> shape, TextWriter writer)
    {
        writer.Write(Visible(JsonSerializer.Serialize(document, shape)));
        writer.Write('\n');
    }

    /// <summary>Written for files and terminals: quotes and letters beyond ASCII stay as they are, what is null is left out.</summary>
    public static JsonSerializerOptions Readable() => new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
    };

    // Outside of texts there is nothing but ASCII, so that each of these is inside of one.
    private static string Visible(string json) => Hidden().Replace(json, match => $"\\u{(int)match.Value[0]:x4}{match.Value[1..]}");

    // What steers how others are shown, and the commands of CIs (see VisibleText).
    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}-[\n]]|##(vso)?\[")]
    private static partial Regex Hidden();
}

/// <summary>The shapes of findings as JSON and as SARIF, with serializers made at build time.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BaselineDocument))]
[JsonSerializable(typeof(FindingsDocument))]
[JsonSerializable(typeof(SarifLog))]
[JsonSerializable(typeof(GitLabIssue[]))]
internal sealed partial class FindingShapes : JsonSerializerContext
{
    /// <summary>The shapes as <see cref="Json.Readable"/> writes them.</summary>
    public static FindingShapes Readable { get; } = new(Json.Readable());
}
