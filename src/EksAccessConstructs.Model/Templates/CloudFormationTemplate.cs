using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>A template of CloudFormation, whoever wrote it, with the values as they are written: <see cref="TemplateResolver"/> works functions out.</summary>
/// <param name="Root">The document.</param>
/// <param name="Resources">The resources, in the order of the file.</param>
internal sealed record CloudFormationTemplate(YamlMap Root, ValueList<TemplateResource> Resources)
{
    /// <summary>The file.</summary>
    public string File => Root.Location.File;

    /// <summary>The parameters, by name.</summary>
    public YamlMap? Parameters => Root.MapAt("Parameters");

    /// <summary>The mappings, by name.</summary>
    public YamlMap? Mappings => Root.MapAt("Mappings");

    /// <summary>The conditions, by name.</summary>
    public YamlMap? Conditions => Root.MapAt("Conditions");

    /// <summary>The outputs, by logical id.</summary>
    public YamlMap? Outputs => Root.MapAt("Outputs");

    /// <summary>The macros that CloudFormation runs over the whole template.</summary>
    public IEnumerable<YamlScalar> Transforms => TransformsOf(Root);

    /// <summary>The resource of a logical id; null where there is none.</summary>
    public TemplateResource? this[string logicalId] => byId.Value.GetValueOrDefault(logicalId);

    private readonly Lazy<Dictionary<string, TemplateResource>> byId = new(() => ById(Resources));

    /// <summary>True for a template: no manifest, and with resources of types such as <c>AWS::EKS::Cluster</c>, or with the version of the format.</summary>
    public static bool Is(YamlMap root) => root["kind"] is null && root["apiVersion"] is null
        && (root["AWSTemplateFormatVersion"] is not null
            || (root.MapAt("Resources")?.Entries ?? []).Any(entry => (entry.Value as YamlMap).TextAt("Type").Contains("::", StringComparison.Ordinal)));

    /// <summary>A document that <see cref="Is"/> takes for a template, its loops written out.</summary>
    public static CloudFormationTemplate Of(YamlMap root)
    {
        var (written, loopedOver) = TransformsOf(root).Any(transform => transform.Value == TemplateLoops.Transform)
            ? TemplateLoops.WriteOut(root)
            : (root, []);
        return new(written, (written.MapAt("Resources")?.Entries ?? [])
            .Where(entry => entry.Value is YamlMap)
            .Select(entry => new TemplateResource(entry.Key, (entry.Value as YamlMap).TextAt("Type"), (YamlMap)entry.Value, entry.Location))
            .ToValueList())
        {
            LoopedOver = loopedOver,
        };
    }

    /// <summary>The parameters whose defaults say what loops of the template go over.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> LoopedOver { get; init; }

    /// <summary>The keys among the resources that are no resources: macros, and loops of AWS::LanguageExtensions.</summary>
    public IEnumerable<YamlEntry> Generated =>
        (Root.MapAt("Resources")?.Entries ?? []).Where(entry => entry.Key.StartsWith("Fn::", StringComparison.Ordinal));

    private static IEnumerable<YamlScalar> TransformsOf(YamlMap root) => (root["Transform"] switch
    {
        YamlList list => list.Items,
        { } one => [one],
        null => [],
    }).Select(item => item is YamlMap map && map["Name"] is YamlScalar name ? name : item).OfType<YamlScalar>();

    private static Dictionary<string, TemplateResource> ById(ValueList<TemplateResource> resources)
    {
        var byId = new Dictionary<string, TemplateResource>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            byId[resource.LogicalId] = resource;
        }

        return byId;
    }
}
