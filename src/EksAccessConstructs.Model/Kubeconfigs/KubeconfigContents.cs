using EksAccessConstructs.Text;

namespace EksAccessConstructs.Kubeconfigs;

/// <summary>What a kubeconfig holds, for choosing among several.</summary>
public static class KubeconfigContents
{
    /// <summary>True where the text has a context of a name; false where it cannot be read.</summary>
    /// <param name="text">The text of a kubeconfig.</param>
    /// <param name="name">The name of the context.</param>
    public static bool HasContext(string text, string name) => Read(text)?.Entry(KubeconfigSection.Contexts, name) is not null;

    /// <summary>The context that kubectl takes where none is named; null where there is none, or the text cannot be read.</summary>
    /// <param name="text">The text of a kubeconfig.</param>
    public static string? CurrentContext(string text) => Read(text)?.Root["current-context"] is YamlScalar { Value.Length: > 0 } name ? name.Value : null;

    private static HeldKubeconfig? Read(string text) => HeldKubeconfig.Read(text, "kubeconfig").Value;
}
