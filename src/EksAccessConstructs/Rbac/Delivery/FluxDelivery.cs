using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Where Flux finds the folder of manifests, and as whom it applies them.</summary>
public sealed record FluxOptions
{
    /// <summary>The name of the <c>GitRepository</c> that Flux has.</summary>
    public required string Repository { get; init; }

    /// <summary>The folder of the repository that holds the files of the cloud assembly.</summary>
    /// <value>Default: empty: the root.</value>
    public string Root { get; init; } = "";

    /// <summary>The namespace of the <c>Kustomization</c> and of the <c>GitRepository</c>.</summary>
    /// <value>Default: <c>flux-system</c>.</value>
    public string Namespace { get; init; } = "flux-system";

    /// <summary>The service account that Flux applies as; it has to hold the rights that it gives, or <c>escalate</c> and <c>bind</c>.</summary>
    /// <value>Default: null: Flux's own, which is administrator unless Flux is locked down.</value>
    public string? ServiceAccountName { get; init; }

    /// <summary>How often Flux looks, such as <c>10m</c>.</summary>
    /// <value>Default: <c>10m</c>.</value>
    public string Interval { get; init; } = "10m";
}

/// <summary>Delivery by Flux.</summary>
/// <remarks>Source: kustomize-controller, <c>kustomize.toolkit.fluxcd.io/v1</c>. There is no <c>targetNamespace</c>, which would move objects into
/// it.</remarks>
/// <param name="Options">Where Flux finds the folder.</param>
internal sealed record FluxDelivery(FluxOptions Options) : GitDelivery
{
    internal override ValueMap Keeping => ValueMap.Of(("kustomize.toolkit.fluxcd.io/prune", "disabled"));

    protected override string File => "flux.yaml";

    protected override DocumentValue Document(string name, string folder)
    {
        var spec = DocumentValue.Map(
            ("interval", Options.Interval),
            ("path", $"./{InRepository(Options.Root, folder)}"),
            ("prune", true),
            ("sourceRef", DocumentValue.Map(("kind", "GitRepository"), ("name", Options.Repository))));
        return DocumentValue.Map(
            ("apiVersion", "kustomize.toolkit.fluxcd.io/v1"),
            ("kind", "Kustomization"),
            ("metadata", DocumentValue.Map(("name", name), ("namespace", Options.Namespace))),
            ("spec", Options.ServiceAccountName is { } account ? spec.With("serviceAccountName", account) : spec));
    }
}
