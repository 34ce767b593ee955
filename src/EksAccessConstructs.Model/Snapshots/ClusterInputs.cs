using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Snapshots;

/// <summary>Mixed files of YAML and JSON, sorted by the cluster they are about.</summary>
/// <remarks>
/// Known kinds are ClusterConfig, the aws-auth ConfigMap, the four RBAC kinds, ServiceAccount and Namespace, alone or in a List, and templates of
/// CloudFormation; everything else is listed as not used. With at most one ClusterConfig, all documents are about one cluster. With several, a document
/// belongs to the nearest one in its own folder or above.
/// </remarks>
/// <param name="Clusters">The clusters, in the order of their ClusterConfigs.</param>
/// <param name="NotUsed">Documents that were read past.</param>
public sealed record ClusterInputs(ValueList<ClusterInput> Clusters, ValueList<UnusedDocument> NotUsed)
{
    /// <summary>The files that are templates of CloudFormation, or the manifest of a cloud assembly.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> OfCloudFormation { get; init; }

    /// <summary>The files that are not read, since a program is still to make objects of them: templates of Helm, patches of kustomize.</summary>
    /// <value>Default: none.</value>
    internal ValueList<string> PassedOver { get; init; }

    /// <summary>Reads and sorts files.</summary>
    public static Reading<ClusterInputs> Read(params IEnumerable<InputText> texts) => Read(texts, existing: null);

    /// <summary>Reads and sorts files, where a cluster that a ClusterConfig names exists already; see <see cref="Eksctl.ClusterConfig.Exists"/>.</summary>
    /// <param name="texts">The files.</param>
    /// <param name="existing">The name of the cluster; null for none.</param>
    /// <param name="keyFiles">Reads the files with public SSH keys that ClusterConfigs name; null where none can be read.</param>
    /// <returns>The clusters; a finding where no ClusterConfig is about the cluster that exists (EKS119).</returns>
    public static Reading<ClusterInputs> Read(IEnumerable<InputText> texts, string? existing, KeyFileReader? keyFiles = null) =>
        Read(texts, existing, keyFiles, keepsStrays: false);

    /// <summary>The same, where what belongs to none of several clusters may be about one of its own, which comes last.</summary>
    internal static Reading<ClusterInputs> Read(IEnumerable<InputText> texts, string? existing, KeyFileReader? keyFiles, bool keepsStrays)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var files = texts.ToValueList();
        var folders = FoldersOfPrograms.Of(files);
        var sorting = new InputSorting(existing, keyFiles, folders, keepsStrays);
        foreach (var text in files.Where(text => !folders.PassedOver.Contains(text.File)))
        {
            sorting.Add(text);
        }

        return sorting.Result();
    }
}
