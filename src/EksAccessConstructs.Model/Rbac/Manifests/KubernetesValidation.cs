using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Kubernetes' own validation of an object that is to be created, after decoding and defaulting.</summary>
/// <remarks>Source: pkg/apis/rbac/validation, pkg/apis/core/validation and apimachinery api/validation of Kubernetes 1.34; order and words are theirs.
/// It never asks whether verbs, groups, resources or URLs exist.</remarks>
internal static class KubernetesValidation
{
    /// <summary>What is refused, in Kubernetes' order; nothing where the object is valid.</summary>
    public static ValueList<FieldError> Validate(KubernetesObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var errors = new FieldErrors();
        MetadataValidation.Check(item, errors);
        switch (item.Kind.Name)
        {
            case "Role":
                RbacValidation.Rules(item.Body, namespaced: true, errors);
                break;
            case "ClusterRole":
                RbacValidation.Rules(item.Body, namespaced: false, errors);
                RbacValidation.Aggregation(item.Body, errors);
                break;
            case "RoleBinding" or "ClusterRoleBinding":
                RbacValidation.Binding(item.Body, item.Kind.Namespaced, errors);
                break;
            case "Namespace":
                Finalizers(item.Body, errors);
                break;
            case "ConfigMap":
                ConfigMap(item.Body, errors);
                break;
        }

        return errors.All;
    }

    /// <summary>Validates a record of the model as Kubernetes would when it is created.</summary>
    public static ValueList<FieldError> Validate(RbacObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var errors = Validate(KubernetesDecoding.Default(KubernetesFromRbac.Write(item)));
        return item.Origin.Location is { } location ? errors.Select(error => error with { Location = location }).ToValueList() : errors;
    }

    private static void Finalizers(YamlMap body, FieldErrors errors)
    {
        foreach (var finalizer in body.MapAt("spec").ItemsAt("finalizers").OfType<YamlScalar>())
        {
            errors.InvalidEach("spec.finalizers", finalizer, finalizer.Value, KubeNames.Qualified(finalizer.Value));
            MetadataValidation.StandardFinalizer("spec.finalizers", finalizer, errors);
        }
    }

    private static void ConfigMap(YamlMap body, FieldErrors errors)
    {
        const int MaxSize = 1024 * 1024;
        long size = 0;
        var data = body.MapAt("data");
        var bytes = body.MapAt("binaryData");
        foreach (var entry in Sorted(data))
        {
            errors.InvalidEach($"data[{entry.Key}]", entry.KeyNode, entry.Key, KubeNames.ConfigMapKey(entry.Key));
            if (bytes?[entry.Key] is not null)
            {
                errors.Invalid($"data[{entry.Key}]", entry.KeyNode, entry.Key, "duplicate of key present in binaryData");
            }

            size += KubeNames.Length(((YamlScalar)entry.Value).Value);
        }

        foreach (var entry in Sorted(bytes))
        {
            errors.InvalidEach($"binaryData[{entry.Key}]", entry.KeyNode, entry.Key, KubeNames.ConfigMapKey(entry.Key));
            size += ((YamlScalar)entry.Value).Value.TrimEnd('=').Length * 3L / 4;
        }

        if (size > MaxSize)
        {
            errors.TooLong("", body, $"may not be more than {MaxSize} bytes");
        }
    }

    private static IEnumerable<YamlEntry> Sorted(YamlMap? map) => map is null ? [] : map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal);
}
