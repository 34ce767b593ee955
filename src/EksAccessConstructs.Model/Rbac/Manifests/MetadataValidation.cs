using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Kubernetes' validation of metadata.</summary>
internal static class MetadataValidation
{
    private static readonly string[] OwnerFields = ["kind", "name", "uid"];

    public static void Check(KubernetesObject item, FieldErrors errors)
    {
        var metadata = item.Metadata;
        Names(item, metadata, errors);
        Namespace(item, metadata, errors);
        if (metadata["generation"] is YamlScalar { Value: ['-', ..] } generation)
        {
            errors.InvalidRaw("metadata.generation", generation, generation.Value, "must be greater than or equal to 0");
        }

        Labels("metadata.labels", metadata.MapAt("labels"), errors);
        Annotations(metadata.MapAt("annotations"), errors);
        Owners(metadata, errors);
        Finalizers(metadata, errors);
        ManagedFields(metadata, errors);
        foreach (var (finalizer, index) in metadata.ItemsAt("finalizers").OfType<YamlScalar>().Select((finalizer, index) => (finalizer, index)))
        {
            StandardFinalizer($"metadata.finalizers[{index}]", finalizer, errors);
        }
    }

    public static void Labels(string field, YamlMap? labels, FieldErrors errors)
    {
        foreach (var entry in labels?.Entries ?? [])
        {
            errors.InvalidEach(field, entry.KeyNode, entry.Key, KubeNames.Qualified(entry.Key));
            var value = ((YamlScalar)entry.Value).Value;
            errors.InvalidEach(field, entry.Value, value, KubeNames.LabelValue(value));
        }
    }

    public static void StandardFinalizer(string field, YamlScalar finalizer, FieldErrors errors)
    {
        if (!finalizer.Value.Contains('/', StringComparison.Ordinal) && finalizer.Value is not ("kubernetes" or "orphan" or "foregroundDeletion"))
        {
            errors.Invalid(field, finalizer, finalizer.Value, "name is neither a standard finalizer name nor is it fully qualified");
        }
    }

    private static void Names(KubernetesObject item, YamlMap metadata, FieldErrors errors)
    {
        var name = item.Name;
        var prefix = metadata.TextAt("generateName");
        if (prefix.Length > 0)
        {
            errors.InvalidEach("metadata.generateName", metadata["generateName"] ?? metadata, prefix, NameProblems(item.Kind, prefix, prefix: true));
        }

        if (name.Length > 0)
        {
            errors.InvalidEach("metadata.name", metadata["name"] ?? metadata, name, NameProblems(item.Kind, name, prefix: false));
        }
        else if (prefix.Length == 0)
        {
            errors.Required("metadata.name", metadata["name"] ?? metadata, "name or generateName is required");
        }
    }

    private static IEnumerable<string> NameProblems(KubernetesKind kind, string name, bool prefix) => kind.Name switch
    {
        "Namespace" => KubeNames.Label(name, prefix),
        "ServiceAccount" or "ConfigMap" => KubeNames.Subdomain(name, prefix),
        _ => KubeNames.PathSegment(name, prefix),
    };

    private static void Namespace(KubernetesObject item, YamlMap metadata, FieldErrors errors)
    {
        var @namespace = item.NamespaceName;
        var at = metadata["namespace"] ?? metadata;
        if (!item.Kind.Namespaced)
        {
            if (@namespace.Length > 0)
            {
                errors.Forbidden("metadata.namespace", at, "not allowed on this type");
            }
        }
        else if (@namespace.Length == 0)
        {
            errors.Required("metadata.namespace", at);
        }
        else
        {
            errors.InvalidEach("metadata.namespace", at, @namespace, KubeNames.Label(@namespace));
        }
    }

    private static void Annotations(YamlMap? annotations, FieldErrors errors)
    {
        const int MaxSize = 256 * 1024;
        long size = 0;
        foreach (var entry in annotations?.Entries ?? [])
        {
            errors.InvalidEach("metadata.annotations", entry.KeyNode, entry.Key, KubeNames.Qualified(entry.Key.ToLowerInvariant()));
            size += KubeNames.Length(entry.Key) + KubeNames.Length(((YamlScalar)entry.Value).Value);
        }

        if (annotations is not null && size > MaxSize)
        {
            errors.TooLong("metadata.annotations", annotations, $"may not be more than {MaxSize} bytes");
        }
    }

    private static void Owners(YamlMap metadata, FieldErrors errors)
    {
        const string Field = "metadata.ownerReferences";
        string? controller = null;
        foreach (var owner in metadata.MapsAt("ownerReferences"))
        {
            if (owner.TextAt("apiVersion") is var version && (version.Length == 0 || version.EndsWith('/') || version.Count(letter => letter == '/') > 1))
            {
                errors.Invalid($"{Field}.apiVersion", owner["apiVersion"] ?? owner, version, "version must not be empty");
            }

            foreach (var field in OwnerFields.Where(field => owner.TextAt(field).Length == 0))
            {
                errors.Invalid($"{Field}.{field}", owner[field] ?? owner, "", "must not be empty");
            }

            if (version == "v1" && owner.TextAt("kind") == "Event")
            {
                errors.InvalidRaw(Field, owner, "v1.OwnerReference", "/v1, Kind=Event is disallowed from being an owner");
            }

            if (owner.BooleanAt("controller") == true)
            {
                var current = $"{owner.TextAt("kind")}/{owner.TextAt("name")}";
                if (controller is not null)
                {
                    errors.InvalidRaw(
                        Field, owner, "[]", $"Only one reference can have Controller set to true. Found \"true\" in references for {controller} and {current}");
                }

                controller ??= current;
            }
        }
    }

    private static void Finalizers(YamlMap metadata, FieldErrors errors)
    {
        const string Field = "metadata.finalizers";
        var finalizers = metadata.ItemsAt("finalizers").OfType<YamlScalar>().ToList();
        foreach (var finalizer in finalizers)
        {
            errors.InvalidEach(Field, finalizer, finalizer.Value, KubeNames.Qualified(finalizer.Value));
        }

        if (finalizers.Exists(finalizer => finalizer.Value == "orphan") && finalizers.Find(finalizer => finalizer.Value == "foregroundDeletion") is { } second)
        {
            errors.InvalidRaw(Field, second, FieldErrors.Json(metadata.TextsAt("finalizers")), "finalizer orphan and foregroundDeletion cannot be both set");
        }
    }

    private static void ManagedFields(YamlMap metadata, FieldErrors errors)
    {
        foreach (var (entry, index) in metadata.MapsAt("managedFields").Select((entry, index) => (entry, index)))
        {
            var field = $"metadata.managedFields[{index}]";
            if (entry.TextAt("operation") is not ("Apply" or "Update") and var operation)
            {
                errors.Invalid($"{field}.operation", entry["operation"] ?? entry, operation, "must be `Apply` or `Update`");
            }

            if (entry.TextAt("fieldsType") is not ("" or "FieldsV1") and var type)
            {
                errors.Invalid($"{field}.fieldsType", entry["fieldsType"] ?? entry, type, "must be `FieldsV1`");
            }

            if (KubeNames.Length(entry.TextAt("manager")) > 128)
            {
                errors.TooLong($"{field}.manager", entry["manager"] ?? entry, "may not be more than 128 bytes");
            }

            if (KubeNames.Length(entry.TextAt("subresource")) > 256)
            {
                errors.TooLong($"{field}.subresource", entry["subresource"] ?? entry, "may not be more than 256 bytes");
            }
        }
    }
}
