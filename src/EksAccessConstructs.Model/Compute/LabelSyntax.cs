using System.Text.RegularExpressions;

namespace EksAccessConstructs.Compute;

/// <summary>How Kubernetes wants the keys and values of labels, taints and selectors.</summary>
/// <remarks>Source: k8s.io/apimachinery <c>IsQualifiedName</c> and <c>IsValidLabelValue</c>.</remarks>
public static partial class LabelSyntax
{
    /// <summary>Why some text is no key; null where it is one.</summary>
    public static string? ProblemWithKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var parts = key.Split('/');
        var name = parts[^1];
        return parts switch
        {
            { Length: > 2 } => $"'{key}' is no label key; it holds one '/' at most",
            [var prefix, _] when prefix.Length is 0 or > 253 || !Subdomain().IsMatch(prefix) => $"'{key}' is no label key; before the '/' stands a DNS name in lower case",
            _ when name.Length is 0 or > 63 || !Name().IsMatch(name) =>
                $"'{key}' is no label key; its name has 1 to 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends",
            _ => null,
        };
    }

    /// <summary>Why some text is no value; null where it is one. Empty text is one.</summary>
    public static string? ProblemWithValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Length == 0 || (value.Length <= 63 && Name().IsMatch(value))
            ? null
            : $"'{value}' is no label value; it is empty or has up to 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends";
    }

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Subdomain();
}
