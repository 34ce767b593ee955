using System.Globalization;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates.Checks;

/// <summary>Holds resources of EKS against what CloudFormation takes of their types: names, kinds and number of properties, and words.</summary>
internal static class ShapeCheck
{
    /// <summary>What is wrong with the type of a resource.</summary>
    public static IEnumerable<Finding> OfType(TemplateResource resource) =>
        !resource.Type.StartsWith(EksTypes.Prefix, StringComparison.Ordinal) || EksTypes.Find(resource.Type) is not null
            || resource.Type.EndsWith("::MODULE", StringComparison.Ordinal)
            ? []
            : [Unknown(TemplateRules.TypeIsKnown, resource.Body["Type"]?.Location ?? resource.Location, $"CloudFormation has no type '{resource.Type}'",
                resource.Type, EksTypes.Names)];

    /// <summary>What is wrong with the properties of a resource.</summary>
    public static IEnumerable<Finding> OfProperties(TemplateResource resource, YamlMap properties) =>
        EksTypes.Find(resource.Type) is { } type && !IsMadeByMacro(resource)
            ? Map(properties, type.Properties, resource.LogicalId, resource.Body["Properties"] is null ? resource.Location : properties.Location)
            : [];

    /// <summary>Something that the table does not know: wrong where it is a slip of something known, and else doubtful, since AWS may have added it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="sentence">What is wrong.</param>
    /// <param name="word">The unknown word.</param>
    /// <param name="known">The known ones.</param>
    public static Finding Unknown(RuleInfo rule, SourceLocation place, string sentence, string word, IEnumerable<string> known) =>
        Suggestion.For(word, known) is { } near
            ? rule.At(place, $"{sentence}; did you mean '{near}'?") with { Severity = Severity.Error }
            : rule.At(place, $"{sentence}{Unsure(known)}") with { Severity = Severity.Warning };

    private static string Unsure(IEnumerable<string> known) =>
        $", as of {EksTypes.Day}; if AWS has added it since, nothing needs to be done, else use one of {string.Join(", ", known)}";

    private static IEnumerable<Finding> Map(YamlMap map, EksProperty expected, string path, SourceLocation place)
    {
        // A macro or a loop among the keys may add whatever is missing.
        var isWhole = !map.Entries.Any(entry => IsFunction(entry.Key));
        foreach (var missing in expected.Inside.Values.Where(inside => isWhole && inside.IsRequired && map[inside.Name] is null))
        {
            yield return TemplateRules.PropertyIsReadable.At(place, $"'{path}' has no {missing.Name}, which CloudFormation asks for; write it");
        }

        foreach (var entry in map.Entries.Where(entry => !IsFunction(entry.Key)))
        {
            var findings = expected.Inside.TryGetValue(entry.Key, out var inside)
                ? Value(entry.Value, inside, $"{path}.{entry.Key}")
                : [Unknown(TextRules.UnknownKey, entry.Location, $"'{path}' has no property '{entry.Key}'", entry.Key, expected.Inside.Keys)];
            foreach (var finding in findings)
            {
                yield return finding;
            }
        }
    }

    private static bool IsMadeByMacro(TemplateResource resource) => resource.Body.Entries.Any(entry => IsFunction(entry.Key))
        || resource.Body["Properties"] is { } written && (written is not YamlMap map || map.Tag is not null || map.Entries.Any(entry => IsFunction(entry.Key)));

    private static bool IsFunction(string key) => key.StartsWith("Fn::", StringComparison.Ordinal);

    private static IEnumerable<Finding> Value(YamlNode value, EksProperty expected, string path) => (expected.Kind, value) switch
    {
        (EksValue.Any, _) => [],
        (_, YamlScalar scalar) when Symbolic.Is(scalar) => [],
        (EksValue.Map, YamlMap map) => Map(map, expected, path, map.Location),
        (EksValue.List, YamlList list) => Count(list, expected, path)
            .Concat(list.Items.Index().SelectMany(item => Item(item.Item, expected, $"{path}[{item.Index}]"))),
        (EksValue.Texts, YamlList list) => Count(list, expected, path).Concat(list.Items.Where(item => item is not YamlScalar).Select(item =>
            Wrong(item, "text", path))),
        (EksValue.Texts, YamlScalar) => [],
        (EksValue.Map, _) => [Wrong(value, "a mapping", path)],
        (EksValue.List, _) => [Wrong(value, "a list", path)],
        (_, YamlScalar scalar) => Scalar(scalar, expected, path),
        _ => [Wrong(value, "one value", path)],
    };

    private static IEnumerable<Finding> Item(YamlNode item, EksProperty expected, string path) => item switch
    {
        YamlMap map => Map(map, expected, path, map.Location),
        _ when Symbolic.Is(item) => [],
        _ => [Wrong(item, "a mapping", path)],
    };

    private static IEnumerable<Finding> Scalar(YamlScalar value, EksProperty expected, string path) => expected.Kind switch
    {
        EksValue.Boolean when !bool.TryParse(value.Value, out _) => [Wrong(value, "true or false", path)],
        EksValue.Number when !double.TryParse(value.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => [Wrong(value, "a number", path)],
        EksValue.Boolean or EksValue.Number => [],
        _ when expected.Words.IsEmpty || expected.Words.Contains(value.Value) => [],
        _ when expected.IsClosed =>
            [TextRules.BadValue.At(value.Location, $"'{path}' cannot be '{value.Value}'; use one of {string.Join(", ", expected.Words)}")],
        _ => [Unknown(TextRules.BadValue, value.Location, $"'{path}' cannot be '{value.Value}'", value.Value, expected.Words)],
    };

    // How many items a value has that only the deployment knows is not known either.
    private static IEnumerable<Finding> Count(YamlList list, EksProperty expected, string path)
    {
        if (list.Items.Any(Symbolic.Is))
        {
            return [];
        }

        var has = $"'{path}' has {list.Items.Count} items, but CloudFormation";
        return (list.Items.Count > expected.Most, list.Items.Count < expected.Least) switch
        {
            (true, _) => [TextRules.BadValue.At(list.Location, $"{has} takes {expected.Most}; leave some out")],
            (_, true) => [TextRules.BadValue.At(list.Location, $"{has} asks for {expected.Least}; add some")],
            _ => [],
        };
    }

    private static Finding Wrong(YamlNode value, string expected, string path) => TemplateRules.PropertyIsReadable.At(value.Location,
        $"'{path}' takes {expected}, but is {(value is YamlScalar scalar ? $"'{scalar.Value}'" : value.Kind)}");
}
