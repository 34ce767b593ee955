namespace EksAccessConstructs.Rbac;

/// <summary>Manifests of kinds that are none of the model's, which one owner has beside its RBAC objects.</summary>
/// <param name="Kinds">The kinds, as kubectl takes them, of which objects are deleted that the owner no longer has; empty for none.</param>
/// <param name="Of">The manifests, given their owner.</param>
internal sealed record OtherManifests(string Kinds, Func<ManifestOwner, IEnumerable<OwnedManifest>> Of)
{
    /// <summary>No manifests.</summary>
    public static OtherManifests None { get; } = new("", _ => []);
}
