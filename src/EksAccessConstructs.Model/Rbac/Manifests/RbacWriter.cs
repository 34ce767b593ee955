using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Objects of the model to manifests. The same object gives the same bytes; <see cref="KubernetesManifests"/> reads them back as equal
/// objects.</summary>
/// <remarks>Texts are written in quotes unless they are safely plain, nothing is sorted, the text ends with one line feed.</remarks>
public static class RbacWriter
{
    /// <summary>One object as a document without separator.</summary>
    public static string Write(RbacObject item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return YamlWriter.Write(KubernetesFromRbac.Write(item).Body);
    }

    /// <summary>Objects as one file, documents divided by <c>---</c>.</summary>
    public static string Write(params IEnumerable<RbacObject> items) => string.Join("---\n", items.Select(item => Write(item)));
}
