using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Which resource and property of a template a place in its file is in.</summary>
internal sealed class TemplatePlaces
{
    private readonly YamlMap? resources;

    /// <summary>Reads a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="file">The file.</param>
    public TemplatePlaces(string text, string file) =>
        resources = (YamlText.Read(text, file).Value?.Documents is [{ Root: YamlMap root }] ? root : null).MapAt("Resources");

    /// <summary>The resource, and the way to the property in it, such as <c>Properties.KubernetesGroups</c>; no resource where the place is in none.</summary>
    public (string? LogicalId, string Path) Of(SourceLocation place)
    {
        var resource = Around(resources, place);
        var path = new List<string>();
        for (var entry = Around(resource?.Value, place); entry is not null; entry = Around(entry.Value, place))
        {
            path.Add(entry.Key);
        }

        return (resource?.Key, string.Join('.', path));
    }

    // The last entry that does not begin behind the place.
    private static YamlEntry? Around(YamlNode? node, SourceLocation place) =>
        (node as YamlMap)?.Entries.LastOrDefault(entry => entry.Location <= place && entry.Location.File == place.File);
}
