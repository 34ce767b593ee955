using System.Text.Json.Nodes;

namespace EksAccessConstructs.Tests.Compose;

/// <summary>What becomes of a small stack.</summary>
internal enum Outcome
{
    /// <summary>It synthesizes, and the template holds a text.</summary>
    Synthesized,

    /// <summary>A constructor or the synthesis throws, and the message holds a text.</summary>
    Refused,

    /// <summary>It synthesizes, and a warning or an information holds a text.</summary>
    Said,
}

/// <summary>A small stack as somebody would write it, and what must become of it.</summary>
/// <param name="Name">What is tried.</param>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Text">What the template, the message or the warning holds.</param>
/// <param name="Build">Writes the stack.</param>
internal sealed record Scenario(string Name, Outcome Outcome, string Text, Action<TestStack> Build)
{
    /// <summary>A stack that synthesizes.</summary>
    public static Scenario Makes(string name, string text, Action<TestStack> build) => new(name, Outcome.Synthesized, text, build);

    /// <summary>A stack that is refused.</summary>
    public static Scenario Refuses(string name, string text, Action<TestStack> build) => new(name, Outcome.Refused, text, build);

    /// <summary>A stack that is warned of.</summary>
    public static Scenario Says(string name, string text, Action<TestStack> build) => new(name, Outcome.Said, text, build);

    /// <summary>Builds it and holds it against its outcome.</summary>
    public void Hold()
    {
        using var test = new TestStack();
        var template = "";
        var refusal = Record.Exception(() =>
        {
            Build(test);
            template = test.Template();
        })?.Message ?? "";

        Assert.Contains(Text, Told(test, template, refusal), StringComparison.Ordinal);
        Assert.True(Outcome is Outcome.Refused || refusal.Length == 0, refusal);
    }

    private string Told(TestStack test, string template, string refusal) => Outcome switch
    {
        Outcome.Synthesized => template + refusal,
        Outcome.Refused => refusal,
        _ => refusal + string.Join('\n', Metadata(test)),
    };

    // The CDK writes annotations into the assembly, beside the template or into its manifest.
    private static IEnumerable<string> Metadata(TestStack test) => Directory.GetFiles(test.Folder, "*.metadata.json")
        .Append(Path.Combine(test.Folder, "manifest.json"))
        .SelectMany(file => Texts(JsonNode.Parse(File.ReadAllText(file))));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(entry => Texts(entry.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value => [value.ToString()],
        _ => [],
    };
}
