using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Manifests to the objects of the model, read as kubectl and the API server read them.</summary>
public static class KubernetesManifests
{
    /// <summary>Every object of a file that says something about access; what kubectl or the server refuse, or pass over, are findings.</summary>
    public static Reading<RbacObjects> Read(string text, string file)
    {
        var (objects, findings) = (new List<RbacObject>(), new List<Finding>());
        var yaml = YamlText.Read(text, file);
        findings.AddRange(yaml.Findings);
        foreach (var document in yaml.Value?.Documents ?? [])
        {
            var read = Read(document);
            findings.AddRange(read.Findings);
            objects.AddRange(read.Value?.All ?? []);
        }

        var all = RbacObjects.Of(objects);
        return all with { Findings = [.. findings, .. all.Findings] };
    }

    /// <summary>The objects of one document, which may be a list; nothing where it is of another kind.</summary>
    public static Reading<RbacObjects> Read(YamlDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var (objects, findings) = (new List<RbacObject>(), new List<Finding>());
        foreach (var node in document.Root is YamlMap root ? Flatten(root) : [])
        {
            if (KubernetesKind.Find(node.TextAt("apiVersion"), node.TextAt("kind")) is { } kind)
            {
                var decoded = KubernetesDecoding.Decode(node, kind);
                findings.AddRange([.. decoded.Errors, .. decoded.Unknown, .. decoded.Notes]);
                if (decoded.Object is { } item)
                {
                    var ready = KubernetesDecoding.Default(KubernetesDecoding.ForCreate(InNamespace(item)));
                    findings.AddRange(KubernetesValidation.Validate(ready).Select(error => error.ToFinding()));
                    objects.Add(ready.ToRbac());
                }
            }
        }

        return new Reading<RbacObjects>(new RbacObjects([.. objects]), [.. findings]);
    }

    /// <summary>True where a document holds at least one object of a kind that this library decodes.</summary>
    public static bool Knows(YamlDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Root is YamlMap root && Flatten(root).Any(node => KubernetesKind.Find(node.TextAt("apiVersion"), node.TextAt("kind")) is not null);
    }

    private static IEnumerable<YamlMap> Flatten(YamlMap root) => root["items"] is YamlList ? root.MapsAt("items") : [root];

    private static KubernetesObject InNamespace(KubernetesObject item) => (item.Kind.Namespaced, item.NamespaceName) switch
    {
        (true, "") => item.WithMetadata("namespace", "default"),
        (false, not "") => item.WithMetadata("namespace", ""),
        _ => item,
    };
}
