using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>The table of keys in docs/eksctl.md, as the code has it.</summary>
internal static class EksctlPage
{
    public const string Head = "| key | type | what it says | state |\n|---|---|---|---|\n";

    public static string Keys() => string.Join('\n', CarriedKeys.All.Select(key =>
        $"| `{key.Path}` | {Word(key.Type)}{(key.IsRequired ? ", required" : "")} | {Meaning(key)} | {State(key)} |"));

    private static string State(KnownKey key) => key.Note.Length > 0 ? $"{Word(key.State)}: {key.Note}" : Word(key.State);

    private static string Meaning(KnownKey key)
    {
        var words = key.Words.IsEmpty ? "" : $" One of {Join(key.Words)}.";
        var examples = key.Examples.IsEmpty ? "" : $" Such as {Join(key.Examples.Take(7))}.";
        return key.Meaning + words + examples + (key.Default is { } value ? $" Default: {value}." : "");
    }

    private static string Join(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"`{word}`"));

    private static string Word(KeyType type) => type switch
    {
        KeyType.Text => "text",
        KeyType.Boolean => "boolean",
        KeyType.Integer => "whole number",
        KeyType.Number => "number",
        KeyType.Texts => "list of text",
        KeyType.Map => "mapping of text",
        KeyType.Document => "document",
    };

    private static string Word(KeyState state) => state switch
    {
        KeyState.Carried => "carried",
        KeyState.Later => "not yet",
        KeyState.Unused => "no effect",
        KeyState.Answered => "refused with an answer",
    };
}
