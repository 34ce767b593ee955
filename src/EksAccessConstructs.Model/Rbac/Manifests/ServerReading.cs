using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>What the API server makes of one object that is to be created: decode, strict fields, default, validate.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Stage">Who refused it.</param>
/// <param name="Meant">The object that is meant, though it may be refused; null where that cannot be told.</param>
/// <param name="Findings">What was found.</param>
internal sealed record ServerReading(ManifestOutcome Outcome, ManifestStage Stage, KubernetesObject? Meant, ValueList<Finding> Findings)
{
    /// <summary>The object; null unless it is created or only validation refuses it.</summary>
    public KubernetesObject? Object => Outcome is ManifestOutcome.Ok or ManifestOutcome.Invalid ? Meant : null;

    /// <summary>Reads a node that has been sent to the address of a kind in a namespace.</summary>
    /// <param name="node">The node.</param>
    /// <param name="kind">The kind of the address.</param>
    /// <param name="namespace">The namespace of the address; counts for kinds of namespaces only.</param>
    /// <param name="doubles">Keys that occur twice, where the server sees them.</param>
    public static ServerReading Create(YamlNode node, KubernetesKind kind, string @namespace, ValueList<Finding> doubles = default)
    {
        var decoded = KubernetesDecoding.Decode(node, kind);
        if (decoded.Object is not { } item)
        {
            return new(ManifestOutcome.DecodeError, ManifestStage.ServerDecode, null, [.. decoded.Errors, .. decoded.Unknown, .. decoded.Notes]);
        }

        var ready = KubernetesDecoding.Default(KubernetesDecoding.ForCreate(InNamespace(item, @namespace)));
        var (outcome, stage, refusals) = Check(ready, item.IsExported);
        if (!decoded.Errors.IsEmpty)
        {
            outcome = ManifestOutcome.DecodeError;
            stage = ManifestStage.ServerDecode;
        }
        else if (!decoded.Unknown.IsEmpty || !doubles.IsEmpty)
        {
            outcome = ManifestOutcome.StrictError;
            stage = ManifestStage.ServerStrict;
        }

        return new(outcome, stage, ready, [.. decoded.Errors, .. decoded.Unknown, .. refusals, .. decoded.Notes]);
    }

    private static KubernetesObject InNamespace(KubernetesObject item, string @namespace) => (item.Kind.Namespaced, item.NamespaceName) switch
    {
        (true, "") => item.WithMetadata("namespace", @namespace),
        (false, not "") => item.WithMetadata("namespace", ""),
        _ => item,
    };

    private static (ManifestOutcome Outcome, ManifestStage Stage, IEnumerable<Finding> Refusals) Check(KubernetesObject item, bool isExported)
    {
        var errors = KubernetesValidation.Validate(item);
        if (!errors.IsEmpty)
        {
            return (ManifestOutcome.Invalid, ManifestStage.ServerValidation, errors.Select(error => error.ToFinding()));
        }

        return item.Metadata.TextAt("resourceVersion").Length == 0
            ? (ManifestOutcome.Ok, ManifestStage.None, [])
            : (ManifestOutcome.Invalid, ManifestStage.ServerStorage, [OfStorage(item, isExported)]);
    }

    private static Finding OfStorage(KubernetesObject item, bool isExported)
    {
        var location = item.Metadata["resourceVersion"]?.Location ?? item.Location;
        return isExported
            ? RbacRules.Exported.At(location, "this was read from a cluster and is taken as it is there; before you give it to kubectl, take away what the "
                + "server sets itself: metadata.resourceVersion, uid, creationTimestamp, managedFields")
            : RbacRules.Valid.At(location, "metadata.resourceVersion: resourceVersion should not be set on objects to be created; take it away");
    }
}
