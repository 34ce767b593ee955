using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Compute;

/// <summary>How Kubernetes wants the keys and values of labels, taints and selectors, said in short.</summary>
/// <remarks>Source: k8s.io/apimachinery <c>IsQualifiedName</c> and <c>IsValidLabelValue</c>.</remarks>
internal static class LabelSyntax
{
    /// <summary>Why some text is not a key; null where it is one.</summary>
    public static string? ProblemWithKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Split('/') switch
        {
            _ when !KubeNames.Qualified(key).Any() => null,
            { Length: > 2 } => $"'{key}' is not a label key; it holds one '/' at most",
            [var prefix, _] when KubeNames.Subdomain(prefix).Any() => $"'{key}' is not a label key; what is before '/' must be a DNS name in lower case",
            _ => $"'{key}' is not a label key; its name has 1 to 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends",
        };
    }

    /// <summary>Why some text is not a value; null where it is one. Empty text is one.</summary>
    public static string? ProblemWithValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return KubeNames.LabelValue(value).Any()
            ? $"'{value}' is not a label value; it is empty or has up to 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends"
            : null;
    }
}
