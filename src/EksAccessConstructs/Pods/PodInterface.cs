using System.Text.RegularExpressions;

namespace EksAccessConstructs.Pods;

/// <summary>The network interfaces on a node behind which pods are, as iptables names them: <c>+</c> at the end stands for any letters.</summary>
/// <remarks>Source: README of kube2iam, "iptables", as of May 2026.</remarks>
public sealed partial record PodInterface
{
    private PodInterface(string pattern) => Pattern = pattern;

    /// <summary>The VPC CNI, also where Calico enforces network policies.</summary>
    public static PodInterface VpcCni { get; } = new("eni+");

    /// <summary>Calico's own network.</summary>
    public static PodInterface Calico { get; } = new("cali+");

    /// <summary>Cilium.</summary>
    public static PodInterface Cilium { get; } = new("lxc+");

    /// <summary>What iptables takes.</summary>
    public string Pattern { get; }

    /// <summary>The interfaces of another network.</summary>
    /// <exception cref="ArgumentException">Linux would not take the name.</exception>
    public static PodInterface Custom(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return Name().IsMatch(pattern)
            ? new(pattern)
            : throw new ArgumentException($"'{pattern}' cannot be the name of a network interface; use 1 to 15 letters, digits, '.', '_' and '-', and '+' at "
                + "the end for any", nameof(pattern));
    }

    [GeneratedRegex(@"^!?[A-Za-z0-9._-]{1,14}\+?\z")]
    private static partial Regex Name();
}
