using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>JSON merge patches (RFC 7386) on nodes: maps merge, null takes away, everything else replaces.</summary>
internal static class MergePatch
{
    /// <summary>The target after the patch.</summary>
    public static YamlMap Apply(YamlMap target, YamlMap patch)
    {
        foreach (var entry in KubeNodes.LastOfEach(patch))
        {
            target = IsNull(entry.Value) ? target.Without(entry.Key) : target.With(entry.Key, Value(target[entry.Key], entry.Value));
        }

        return target;
    }

    private static YamlNode Value(YamlNode? target, YamlNode patch) =>
        patch is YamlMap changes ? Apply(target as YamlMap ?? new YamlMap(patch.Location, []), changes) : patch;

    private static bool IsNull(YamlNode node) => node is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Null;
}
