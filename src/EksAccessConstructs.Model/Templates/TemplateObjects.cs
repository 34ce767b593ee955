using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>An object of Kubernetes that a template applies.</summary>
/// <param name="Node">The object, all of it at the place of its resource.</param>
/// <param name="IsCertain">False where it is applied only if open conditions turn out so.</param>
internal sealed record TemplateObject(YamlMap Node, bool IsCertain);

/// <summary>Reads the manifests of Custom::AWSCDK-EKS-KubernetesResource: JSON as text, put together by functions.</summary>
internal static class TemplateObjects
{
    /// <summary>The type of the resources.</summary>
    public const string Type = "Custom::AWSCDK-EKS-KubernetesResource";

    /// <summary>The objects in the properties; null where the manifest cannot be read.</summary>
    /// <param name="set">The templates.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="properties">Its properties, resolved.</param>
    public static ValueList<YamlMap>? Read(TemplateSet set, TemplateResource resource, YamlMap properties) => properties["Manifest"] switch
    {
        YamlScalar text => JsonTexts.Read(TemplatePrincipals.Called(set, text.Value), resource.Location) is { } read ? Objects(read) : null,
        { } node => Objects(node.At(resource.Location)),
        null => null,
    };

    /// <summary>All objects of several readings, each with whether all of them have it.</summary>
    /// <param name="readings">The readings; null where the resource is not there, or cannot be read.</param>
    public static IEnumerable<TemplateObject> Together(ValueList<IReadOnlyCollection<YamlMap>?> readings) => readings
        .SelectMany(reading => reading ?? [])
        .Distinct()
        .Select(item => new TemplateObject(item, readings.All(reading => reading?.Contains(item) is true)));

    private static ValueList<YamlMap> Objects(YamlNode node) => node switch
    {
        YamlList list => list.Items.OfType<YamlMap>().SelectMany(item => Objects(item)).ToValueList(),
        YamlMap map when map["items"] is YamlList list => list.Items.OfType<YamlMap>().ToValueList(),
        YamlMap map => [map],
        _ => [],
    };
}
