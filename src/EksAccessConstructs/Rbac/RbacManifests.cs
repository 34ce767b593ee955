using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Rbac;

/// <summary>Which RBAC objects leave for which cluster.</summary>
public sealed record RbacManifestsProps
{
    /// <summary>The cluster; its name has to be known as text.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The objects.</summary>
    public required RbacObjects Objects { get; init; }
}

/// <summary>Writes RBAC objects as YAML into the cloud assembly, for kubectl or a GitOps tool: no Lambda, one file an object.</summary>
/// <remarks>
/// The files are in <c>eks-access/CLUSTER/rbac/</c> beside the template, with a kustomization that labels every object with the cluster and with the
/// revision of the whole set. <see cref="ApplyCommand"/> applies them, then deletes what an earlier revision left: in every namespace, also in one whose
/// last object is gone, which <c>kubectl apply --prune</c> would not visit. Namespaces and service accounts are never deleted.
/// </remarks>
public sealed class RbacManifests : Construct
{
    /// <summary>Writes the files.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Which objects.</param>
    /// <exception cref="ArgumentException">An object is there twice or holds text that only deployment knows, or EKS would not take the cluster's display
    /// name.</exception>
    public RbacManifests(Construct scope, string id, RbacManifestsProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var name = ManifestFolder.ClusterName(props.Cluster, this, nameof(props));
        if (RbacObjects.Of(props.Objects.All).Findings is [var twice, ..])
        {
            throw new ArgumentException($"{Node.Path}: {twice.Message}", nameof(props));
        }

        Files = new RbacFiles(name, props.Objects);
        if (Cdk.Token.IsUnresolved(string.Concat(Files.Texts.Select(file => file.Text))))
        {
            throw new ArgumentException(
                $"{Node.Path}: an object holds a value that is known at deployment only, "
                + "but manifests are written before; name it as text",
                nameof(props));
        }

        var assembly = Cdk.Stage.Of(this)?.Outdir
            ?? throw new ArgumentException($"{Node.Path}: manifests are written into the cloud assembly of an app, and there is none", nameof(scope));
        Files.Write(assembly);
        props.Cluster.RegisterRbac(props.Objects);
    }

    /// <summary>The folder of the manifests, relative to the cloud assembly.</summary>
    public string Folder => Files.Folder;

    /// <summary>One line for a shell in the folder of the cloud assembly: applies the objects and deletes those that an earlier revision left.</summary>
    public string ApplyCommand => Files.ApplyCommand;

    /// <summary>True where there are no objects, and so no files.</summary>
    public bool IsEmpty => Files.Texts is [];

    private RbacFiles Files { get; }
}
