using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>What decoding one object gave, stage by stage.</summary>
/// <param name="Object">The object; null where a value does not fit its field, unless it is a number or boolean where text is wanted, which is taken as its
/// text.</param>
/// <param name="Errors">Values that do not fit (EKS070): the server refuses whatever the field validation.</param>
/// <param name="Unknown">Fields that the kind does not know (EKS071): refused under strict field validation, else dropped.</param>
/// <param name="Notes">Nothing wrong, but worth a look (EKS079).</param>
internal sealed record DecodedObject(KubernetesObject? Object, ValueList<Finding> Errors, ValueList<Finding> Unknown, ValueList<Finding> Notes)
{
    /// <summary>True where strict decoding takes it.</summary>
    public bool IsStrict => Errors.IsEmpty && Unknown.IsEmpty;
}

/// <summary>The steps that the API server takes with an object before it stores it, each on its own: decode, default; validation is
/// <see cref="KubernetesValidation"/>.</summary>
/// <remarks>Source: apimachinery runtime/serializer/json, pkg/apis/rbac/v1/defaults.go, pkg/apis/core/v1/defaults.go of Kubernetes 1.34.</remarks>
internal static class KubernetesDecoding
{
    /// <summary>Decodes a node into a kind. Keys that occur twice count with their last value; use <see cref="DoubleKeys"/> to see them.</summary>
    public static DecodedObject Decode(YamlNode node, KubernetesKind kind)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(kind);
        var decoder = new KubeDecoder();
        var body = decoder.Decode(node, kind.Schema) as YamlMap;
        return new DecodedObject(
            body is null || decoder.IsUnreadable ? null : new KubernetesObject(kind, body),
            decoder.Errors.ToValueList(),
            decoder.Unknown.ToValueList(),
            decoder.Notes.ToValueList());
    }

    /// <summary>Fills in what Kubernetes fills in: API groups of roleRef and subjects, label and phase of a Namespace.</summary>
    public static KubernetesObject Default(KubernetesObject decoded)
    {
        ArgumentNullException.ThrowIfNull(decoded);
        return decoded.Kind.Name switch
        {
            "RoleBinding" or "ClusterRoleBinding" => decoded with { Body = KubeDefaults.Binding(decoded.Body) },
            "Namespace" => decoded with { Body = KubeDefaults.Namespace(decoded.Body, decoded.Name) },
            _ => decoded,
        };
    }

    /// <summary>Takes away what the server sets itself when an object is created: uid, creation and deletion times, selfLink. A resourceVersion stays, for
    /// the storage refuses it.</summary>
    public static KubernetesObject ForCreate(KubernetesObject decoded)
    {
        ArgumentNullException.ThrowIfNull(decoded);
        return decoded.WithoutMetadata("uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "selfLink");
    }

    /// <summary>Every key of the node that occurs twice in its mapping, as findings (EKS076): kubectl takes the last, the server refuses the raw
    /// text.</summary>
    public static ValueList<Finding> DoubleKeys(YamlNode node)
    {
        if (!Text.DoubleKeys.AreWithin(node))
        {
            return [];
        }

        var findings = new List<Finding>();
        Walk(node, "");
        return findings.ToValueList();

        void Walk(YamlNode part, string path)
        {
            if (part is YamlList list)
            {
                for (var i = 0; i < list.Items.Count; i++)
                {
                    Walk(list.Items[i], $"{path}[{i}]");
                }
            }
            else if (part is YamlMap map)
            {
                var seen = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
                foreach (var entry in map.Entries)
                {
                    var name = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
                    if (!seen.TryAdd(entry.Key, entry))
                    {
                        findings.Add(RbacRules.KeyOnce.At(entry.Location,
                            $"key '{name}' is already at line {seen[entry.Key].Location.Line}; kubectl takes the last, the server refuses both; keep one"));
                    }

                    Walk(entry.Value, name);
                }
            }
        }
    }
}
