using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Kubernetes' defaults for the kinds that have any.</summary>
internal static class KubeDefaults
{
    public static YamlMap Binding(YamlMap body)
    {
        var roleRef = body.MapAt("roleRef") ?? new YamlMap(body.Location, []);
        if (roleRef.TextAt("apiGroup").Length == 0)
        {
            body = body.With("roleRef", roleRef.With("apiGroup", KubeNodes.Text(roleRef.Location, KubernetesKind.RbacGroup)));
        }

        return body["subjects"] is YamlList { Items.IsEmpty: false } list
            ? body.With("subjects", list with { Items = list.Items.Select(Subject).ToValueList() })
            : body;
    }

    public static YamlMap Namespace(YamlMap body, string name)
    {
        var status = body.MapAt("status") ?? new YamlMap(body.Location, []);
        if (status.TextAt("phase").Length == 0)
        {
            body = body.With("status", status.With("phase", KubeNodes.Text(status.Location, "Active")));
        }

        if (name.Length == 0)
        {
            return body;
        }

        var metadata = body.MapAt("metadata") ?? new YamlMap(body.Location, []);
        var labels = metadata.MapAt("labels") ?? new YamlMap(metadata.Location, []);
        return body.With("metadata", metadata.With("labels", labels.With("kubernetes.io/metadata.name", KubeNodes.Text(labels.Location, name))));
    }

    private static YamlNode Subject(YamlNode node) =>
        node is YamlMap subject && subject.TextAt("apiGroup").Length == 0 && subject.TextAt("kind") is "User" or "Group"
            ? ((YamlMap)node).With("apiGroup", KubeNodes.Text(node.Location, KubernetesKind.RbacGroup))
            : node;
}
