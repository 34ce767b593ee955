using System.Text.RegularExpressions;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Kubernetes' own rules for label keys and values.</summary>
/// <remarks>Source: k8s.io/apimachinery, <c>pkg/util/validation</c>; k8s.io/kubelet, <c>pkg/apis/well_known_labels.go</c>.</remarks>
internal static partial class KubernetesNames
{
    private static readonly string[] KubeletLabels =
    [
        "kubernetes.io/hostname", "kubernetes.io/os", "kubernetes.io/arch", "beta.kubernetes.io/os", "beta.kubernetes.io/arch", "beta.kubernetes.io/instance-type",
        "node.kubernetes.io/instance-type", "topology.kubernetes.io/zone", "topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/zone",
        "failure-domain.beta.kubernetes.io/region",
    ];

    /// <summary>Why text is no key; null where it is one.</summary>
    public static string? KeyProblem(string key) => key.Split('/') switch
    {
        [var name] => NameProblem(name),
        [var prefix, _] when prefix.Length is 0 or > 253 || !Domain().IsMatch(prefix) => "what stands before '/' must be a domain name of small letters",
        [_, var name] => NameProblem(name),
        _ => "it can hold one '/' only",
    };

    /// <summary>Why text is no label value; null where it is one.</summary>
    public static string? ValueProblem(string value) => value switch
    {
        "" => null,
        { Length: > 63 } => "it must be at most 63 characters long",
        _ => Name().IsMatch(value) ? null : "it must hold letters, digits, '-', '_' and '.' only, and begin and end with a letter or digit",
    };

    /// <summary>True for a label in a domain of Kubernetes that a kubelet may not set on its own node.</summary>
    public static bool IsReserved(string key)
    {
        if (key.Split('/') is not [var prefix, _])
        {
            return false;
        }

        var ours = Within(prefix, "kubernetes.io") || Within(prefix, "k8s.io");
        return ours && !KubeletLabels.Contains(key) && !Within(prefix, "kubelet.kubernetes.io") && !Within(prefix, "node.kubernetes.io");
    }

    private static bool Within(string prefix, string domain) => prefix == domain || prefix.EndsWith($".{domain}", StringComparison.Ordinal);

    private static string? NameProblem(string name) => name.Length == 0 ? "it must not be empty" : ValueProblem(name);

    [GeneratedRegex(@"^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Domain();
}
