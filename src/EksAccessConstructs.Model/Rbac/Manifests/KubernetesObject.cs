using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>A Kubernetes object as the server holds it after decoding: every field its kind knows, with the places they were read from.</summary>
/// <remarks>Fields that were absent or null are absent; texts are text whatever their quotes were. Two are compared by <see cref="ToJson"/>.</remarks>
/// <param name="Kind">The kind.</param>
/// <param name="Body">The fields, <c>metadata</c> among them; without <c>kind</c> and <c>apiVersion</c> where they were left out.</param>
internal sealed record KubernetesObject(KubernetesKind Kind, YamlMap Body)
{
    /// <summary>The metadata; empty where there is none.</summary>
    public YamlMap Metadata => Body.MapAt("metadata") ?? new YamlMap(Body.Location, []);

    /// <summary>The name; empty where there is none.</summary>
    public string Name => Metadata.TextAt("name");

    /// <summary>The namespace; empty where there is none.</summary>
    public string NamespaceName => Metadata.TextAt("namespace");

    /// <summary>Where the object starts.</summary>
    public SourceLocation Location => Body.Location;

    /// <summary>True for an object that somebody has read from a cluster: the server gives each one these three.</summary>
    public bool IsExported =>
        Metadata.TextAt("resourceVersion").Length > 0 && Metadata.TextAt("uid").Length > 0 && Metadata["creationTimestamp"] is not null;

    /// <summary>The same object with a field of the metadata set; with the empty text it is taken away.</summary>
    public KubernetesObject WithMetadata(string field, string value)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(value);
        var metadata = value.Length == 0
            ? Metadata.Without(field)
            : Metadata.With(field, KubeNodes.Text(Metadata[field]?.Location ?? Metadata.Location, value));
        return this with { Body = Body.With("metadata", metadata) };
    }

    /// <summary>The same object without these fields of the metadata.</summary>
    public KubernetesObject WithoutMetadata(params ReadOnlySpan<string> fields) => Metadata.Without(fields) is var kept && ReferenceEquals(kept, Metadata)
        ? this
        : this with { Body = Body.With("metadata", kept) };

    /// <summary>The part of the object that says something about access.</summary>
    public RbacObject ToRbac() => RbacFromKubernetes.Read(this);

    /// <summary>The object as JSON in one line, keys sorted, fields left out as Go leaves them out.</summary>
    public string ToJson() => KubeJson.Write(this);
}
