using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Values that only a deployment knows, as text such as <c>${Role.Arn}</c>: two with the same text are the same value.</summary>
internal static partial class Symbolic
{
    private const string Tag = "!only-deployment-knows";

    /// <summary>The value of an expression.</summary>
    public static YamlScalar Of(SourceLocation place, string expression) => Text(place, $"${{{expression}}}");

    /// <summary>Text with such values in it.</summary>
    public static YamlScalar Text(SourceLocation place, string text) => new(place, text, ScalarStyle.Quoted, Tag);

    /// <summary>A function that cannot be resolved.</summary>
    public static YamlScalar Of(SourceLocation place, string function, params IEnumerable<YamlNode?> arguments) =>
        Of(place, $"{function}({string.Join(',', arguments.Select(Words))})");

    /// <summary>Text of a template as it is written: what stands in it as <c>{{resolve:…}}</c> is filled in at the deployment, from Parameter Store or
    /// Secrets Manager.</summary>
    public static YamlScalar Written(YamlScalar text) => text.Value.Contains("{{resolve:", StringComparison.Ordinal)
        ? Text(text.Location, Dynamic().Replace(text.Value, "$${${what}}"))
        : text;

    /// <summary>True where a value, or part of it, is known to the deployment alone.</summary>
    public static bool Is(YamlNode? node) => node is YamlScalar { Tag: Tag };

    /// <summary>The text of a value that is wholly known; null for every other.</summary>
    public static string? Known(YamlNode? node) => node is YamlScalar scalar && !Is(scalar) ? scalar.Value : null;

    [GeneratedRegex(@"\{\{(?<what>resolve:[^{}]*)\}\}")]
    private static partial Regex Dynamic();

    // Such text may end inside a JSON text, whose signs it must not hold.
    private static string Words(YamlNode? node) => node switch
    {
        YamlScalar scalar when Is(scalar) && scalar.Value is ['$', '{', .. var inner, '}'] && !inner.Contains('{', StringComparison.Ordinal) => Safe(inner),
        YamlScalar scalar => Safe(scalar.Value),
        YamlList list => $"[{string.Join(',', list.Items.Select(Words))}]",
        YamlMap map => $"<{string.Join(',', map.Entries.Select(entry => $"{Safe(entry.Key)}:{Words(entry.Value)}"))}>",
        _ => "",
    };

    private static string Safe(string text) => new([.. text.Take(200).Select(sign => sign is '"' or '\\' or '{' or '}' or < ' ' ? '\'' : sign)]);
}
