using EksAccessConstructs.Templates;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Templates;

/// <summary>Templates of tests, and values of them in words.</summary>
internal static class TemplateText
{
    public const string Folder = "EksAccessConstructs.Model.Tests/Templates/fixtures";

    public static TemplateSet Set(params string[] templates) => new(
        templates.Select((text, i) => CloudFormationTemplate.Of((YamlMap)YamlText.Read(text, $"stack{i + 1}.yaml").OrThrow().Documents[0].Root!)), []);

    /// <summary>The property <c>Value</c> of the resource <c>Test</c> of the first template, in words.</summary>
    public static string Value(TemplateSet set) => Words(Properties(set).IsOne ? Properties(set).All[0]?["Value"] : null);

    /// <summary>The same in every way in which open conditions may turn out.</summary>
    public static string[] Values(TemplateSet set) => [.. Properties(set).All.Select(one => one is null ? "(not made)" : Words(one["Value"]))];

    public static string Words(YamlNode? node) => node switch
    {
        null => "(absent)",
        YamlScalar scalar => scalar.Value,
        YamlList list => $"[{string.Join(", ", list.Items.Select(Words))}]",
        YamlMap map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{entry.Key}: {Words(entry.Value)}"))}}}",
        _ => "?",
    };

    private static Variants<YamlMap> Properties(TemplateSet set) => new ResourceReader(set).Properties(set.Scopes[0].Template["Test"]!, set.Scopes[0]);
}
