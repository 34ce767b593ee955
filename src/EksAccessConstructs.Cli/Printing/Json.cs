using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using EksAccessConstructs.Cli.Commands;

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

    // Outside of texts there is nothing but ASCII, so that each of these is inside of one.
    private static string Visible(string json) => Hidden().Replace(json, match => $"\\u{(int)match.Value[0]:x4}{match.Value[1..]}");

    // What steers how others are shown, and the commands of CIs (see VisibleText).
    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}-[\n]]|##(vso)?\[")]
    private static partial Regex Hidden();
}

/// <summary>The shapes of every JSON answer, with serializers made at build time.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CanApplyDocument))]
[JsonSerializable(typeof(DecisionDocument))]
[JsonSerializable(typeof(EscalationDocument))]
[JsonSerializable(typeof(FindingsDocument))]
[JsonSerializable(typeof(RulesDocument))]
[JsonSerializable(typeof(SarifLog))]
[JsonSerializable(typeof(WhatCanDocument))]
[JsonSerializable(typeof(WhoCanDocument))]
internal sealed partial class JsonShapes : JsonSerializerContext
{
    /// <summary>The shapes, written for files and terminals: quotes and letters beyond ASCII stay as they are, what is null is left out.</summary>
    public static JsonShapes Readable { get; } = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
    });
}
