namespace EksAccessConstructs.Compute;

/// <summary>Labels that nodes give themselves when they join.</summary>
/// <remarks>A kubelet may not give itself labels under <c>kubernetes.io</c> and <c>k8s.io</c> except a few: with another one the node never joins.
/// Source: eksctl 0.231 <c>validateLabels</c>; Kubernetes NodeRestriction.</remarks>
public static class NodeLabels
{
    private static readonly string[] Allowed =
    [
        "kubernetes.io/hostname", "kubernetes.io/os", "kubernetes.io/arch", "topology.kubernetes.io/zone", "topology.kubernetes.io/region",
        "failure-domain.beta.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/region", "node.kubernetes.io/instance-type",
        "beta.kubernetes.io/instance-type", "beta.kubernetes.io/os", "beta.kubernetes.io/arch",
    ];

    /// <summary>Why nodes cannot have some labels, one text a problem; empty where they can.</summary>
    public static IEnumerable<string> Problems(ValueMap labels) => labels.Select(label => Problem(label.Key, label.Value)).OfType<string>();

    /// <summary>Why a node cannot have a label; null where it can.</summary>
    public static string? Problem(string key, string value) =>
        LabelSyntax.ProblemWithKey(key)
        ?? (LabelSyntax.ProblemWithValue(value) is { } problem ? $"label '{key}': {problem}" : null)
        ?? (IsReserved(key)
            ? $"label '{key}' has a reserved prefix (kubernetes.io, k8s.io), and a node that asks for it cannot join; use a prefix of your own"
            : null);

    /// <summary>The labels as the kubelet's flag takes them: <c>a=1,b=2</c>.</summary>
    public static string Flag(ValueMap labels) => string.Join(',', labels.Select(label => $"{label.Key}={label.Value}"));

    private static bool IsReserved(string key) =>
        key.Split('/') is [var prefix, _]
        && IsUnder(prefix, "kubernetes.io", "k8s.io")
        && !IsUnder(prefix, "kubelet.kubernetes.io", "node.kubernetes.io")
        && !Allowed.Contains(key);

    private static bool IsUnder(string prefix, params ReadOnlySpan<string> domains)
    {
        foreach (var domain in domains)
        {
            if (prefix == domain || prefix.EndsWith($".{domain}", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
