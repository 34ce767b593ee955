using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods.Migration;

/// <summary>Annotations of the old way that an object loses at the end of a migration.</summary>
/// <param name="Kind">The kind of the object.</param>
/// <param name="Namespace">Its namespace; null for a namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Keys">The annotations.</param>
internal sealed record AnnotationRemoval(string Kind, string? Namespace, string Name, ValueList<string> Keys)
{
    /// <summary>The labels of the pods of a workload, by which those that nothing replaces are found; none for other objects.</summary>
    /// <value>Default: none.</value>
    public ValueMap PodLabels { get; init; }

    /// <summary>The name of the file of the patch; neither kinds nor namespaces have dots, so it is that of one object.</summary>
    public string File => string.Join('.', new[] { Kind.ToLowerInvariant(), Namespace, Name, "yaml" }.OfType<string>());

    /// <summary>True for names that the API server takes, which are names of files as well.</summary>
    public bool IsNamed => new[] { Namespace, Name }.OfType<string>().All(name => !KubeNames.Subdomain(name).Any());

    /// <summary>The patch, as RFC 6902 has them: kustomize makes the text "null" of an annotation that a merge patch takes away.</summary>
    public DocumentValue.Sequence Patch => new(Keys
        .Select(key => (DocumentValue)DocumentValue.Map(("op", "remove"), ("path", $"/{string.Join('/', [.. Annotations, Pointer(key)])}")))
        .ToValueList());

    /// <summary>What a patch of kustomize is for. Names are regular expressions there, in which a dot is any character.</summary>
    public DocumentValue.Mapping Target => Namespace is null
        ? DocumentValue.Map(("kind", Kind), ("name", Escaped(Name)))
        : DocumentValue.Map(("kind", Kind), ("name", Escaped(Name)), ("namespace", Escaped(Namespace)));

    /// <summary>The commands that do the same in the cluster, as the kind allows.</summary>
    public IEnumerable<string> Commands => Kind switch
    {
        "Namespace" or "ServiceAccount" or "Pod" => [Named("annotate").Word(Keys.Select(key => $"{key}-")).Line],
        "Job" => [$"{Named("delete").Line}  # its template cannot change; make it again from the changed manifest if it is to run again"],
        "ReplicaSet" or "ReplicationController" => [Patched, DeletePods],
        _ => [Patched],
    };

    private string[] Annotations => [.. Kind is "Namespace" or "ServiceAccount" ? [] : WorkloadReader.TemplateOf(Kind), "metadata", "annotations"];

    private string Patched => Named("patch").Option("-p", DocumentWriter.Json(DocumentValue.Mapping.Empty.With(
        Annotations, Keys.Aggregate(DocumentValue.Mapping.Empty, (map, key) => map.With(key, new DocumentValue.Nothing()))))).Line;

    private string DeletePods => WorkloadCommands.DeletePods(Kind, Namespace ?? "", Name, PodLabels);

    private ShellCommand Named(string verb)
    {
        var command = new ShellCommand($"kubectl {verb} {Kind.ToLowerInvariant()}").Word(Name);
        return Namespace is null ? command : command.Option("-n", Namespace);
    }

    private static string Pointer(string key) => key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Escaped(string name) => name.Replace(".", @"\.", StringComparison.Ordinal);
}
