using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Where Argo CD finds the folder of manifests, and which cluster it applies them to.</summary>
public sealed record ArgoCdOptions
{
    /// <summary>The URL of the repository.</summary>
    public required string RepositoryUrl { get; init; }

    /// <summary>The branch, tag or commit.</summary>
    /// <value>Default: <c>HEAD</c>.</value>
    public string Revision { get; init; } = "HEAD";

    /// <summary>The folder of the repository that holds the files of the cloud assembly.</summary>
    /// <value>Default: empty: the root.</value>
    public string Root { get; init; } = "";

    /// <summary>The namespace of the <c>Application</c>.</summary>
    /// <value>Default: <c>argocd</c>.</value>
    public string Namespace { get; init; } = "argocd";

    /// <summary>The project of the <c>Application</c>.</summary>
    /// <value>Default: <c>default</c>.</value>
    public string Project { get; init; } = "default";

    /// <summary>The URL of the cluster's API as Argo CD knows it.</summary>
    /// <value>Default: <c>https://kubernetes.default.svc</c>: the cluster that Argo CD runs in.</value>
    public string Server { get; init; } = "https://kubernetes.default.svc";

    /// <summary>True to have Argo CD apply and prune by itself, also the last object; false to have somebody sync, with pruning on.</summary>
    /// <value>Default: true.</value>
    public bool Automated { get; init; } = true;
}

/// <summary>Delivery by Argo CD.</summary>
/// <remarks>Source: Argo CD, <c>argoproj.io/v1alpha1</c>. Without <c>allowEmpty</c> it would not prune the last object.</remarks>
/// <param name="Options">Where Argo CD finds the folder.</param>
internal sealed record ArgoCdDelivery(ArgoCdOptions Options) : GitDelivery
{
    internal override ValueMap Keeping => ValueMap.Of(("argocd.argoproj.io/sync-options", "Prune=false"));

    protected override string File => "application.yaml";

    protected override DocumentValue Document(string name, string folder)
    {
        var spec = DocumentValue.Map(
            ("project", Options.Project),
            ("source", DocumentValue.Map(
                ("repoURL", Options.RepositoryUrl), ("targetRevision", Options.Revision), ("path", InRepository(Options.Root, folder)))),
            ("destination", DocumentValue.Map(("server", Options.Server))));
        var automated = DocumentValue.Map(("automated", DocumentValue.Map(("prune", true), ("allowEmpty", true), ("selfHeal", true))));
        return DocumentValue.Map(
            ("apiVersion", "argoproj.io/v1alpha1"),
            ("kind", "Application"),
            ("metadata", DocumentValue.Map(("name", name), ("namespace", Options.Namespace))),
            ("spec", Options.Automated ? spec.With("syncPolicy", automated) : spec));
    }
}
