namespace EksAccessConstructs.Cluster;

/// <summary>What EKS takes of an OpenID Connect provider.</summary>
internal static class IdentityProviderLimits
{
    /// <summary>Why an issuer cannot be used; null where it can.</summary>
    public static string? ProblemWithIssuer(string url) =>
        url.StartsWith("https://", StringComparison.Ordinal) ? null : $"issuer '{url}' is not an https URL; EKS fetches its keys over TLS";

    /// <summary>Why a prefix of users or groups cannot be used; null where it can.</summary>
    public static string? ProblemWithPrefix(string? prefix) => prefix?.StartsWith("system:", StringComparison.Ordinal) is true
        ? $"prefix '{prefix}' makes users or groups of Kubernetes itself; choose one that does not begin with 'system:'"
        : null;

    /// <summary>Why a claim cannot be asked for; null where it can.</summary>
    public static string? ProblemWithClaim(string key, string value) =>
        key.Length is > 0 and <= 63 && value.Length is > 0 and <= 253
            ? null : $"the required claim '{key}' with value '{value}' must have both, at most 63 and 253 characters";
}
