using System.Globalization;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>What bounds a team in its namespaces besides RBAC: quotas, limits, network policies.</summary>
internal static class TeamManifests
{
    /// <summary>The kinds of these objects, as kubectl takes them.</summary>
    public const string Kinds = "resourcequotas,limitranges,networkpolicies";

    // Where pods ask for the credentials of EKS Pod Identity (IPv4 and IPv6), and for names where NodeLocal DNSCache runs. Sources: EKS user guide, "EKS Pod
    // Identity" (retrieved 2026-11); Kubernetes, "Using NodeLocal DNSCache".
    private static readonly string[] OfTheNode = ["169.254.170.23/32", "fd00:ec2::23/128"];

    private const string NodeLocalDns = "169.254.20.10/32";

    /// <summary>A whole number as a quantity; null for none.</summary>
    public static string? Count(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The objects of a team in one namespace.</summary>
    /// <param name="team">The team's name.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="quota">How much it may use; null for any amount.</param>
    /// <param name="limits">What its containers get; null for nothing.</param>
    /// <param name="network">What its pods may reach.</param>
    public static IEnumerable<TeamObject> In(string team, string space, TeamQuota? quota, TeamLimits? limits, TeamNetwork network)
    {
        if (quota is not null)
        {
            yield return new("v1", "ResourceQuota", space, team, DocumentValue.Map(("hard", Quantities(quota.Hard))));
        }

        if (limits is not null)
        {
            yield return new("v1", "LimitRange", space, team, DocumentValue.Map(("limits", DocumentValue.List(limits.Item))));
        }

        if (network is not TeamNetwork.Open)
        {
            yield return new("networking.k8s.io/v1", "NetworkPolicy", space, $"{team}-default", Policy(network is TeamNetwork.DenyAll));
        }
    }

    private static DocumentValue.Mapping Quantities(IEnumerable<(string Key, string Quantity)> quantities) =>
        DocumentValue.Map([.. quantities.Select(one => (one.Key, (DocumentValue)one.Quantity))]);

    private static DocumentValue.Mapping Policy(bool alsoEgress)
    {
        var own = DocumentValue.List(DocumentValue.Map(("podSelector", DocumentValue.Mapping.Empty)));
        var policy = DocumentValue.Map(
            ("podSelector", DocumentValue.Mapping.Empty),
            ("policyTypes", DocumentValue.List(PolicyTypes(alsoEgress))),
            ("ingress", DocumentValue.List(DocumentValue.Map(("from", own)))));
        return alsoEgress
            ? policy.With("egress", DocumentValue.List(DocumentValue.Map(("to", own)), Dns(), PodIdentity()))
            : policy;
    }

    private static IEnumerable<string> PolicyTypes(bool alsoEgress) => alsoEgress ? ["Ingress", "Egress"] : ["Ingress"];

    private static DocumentValue.Mapping Dns() => DocumentValue.Map(
        ("to", DocumentValue.List(
            DocumentValue.Map(("namespaceSelector", DocumentValue.Map(("matchLabels", DocumentValue.Map(("kubernetes.io/metadata.name", "kube-system")))))),
            Block(NodeLocalDns))),
        ("ports", DocumentValue.List(Port("UDP", 53), Port("TCP", 53))));

    private static DocumentValue.Mapping PodIdentity() => DocumentValue.Map(
        ("to", DocumentValue.List([.. OfTheNode.Select(Block)])),
        ("ports", DocumentValue.List(Port("TCP", 80))));

    private static DocumentValue.Mapping Block(string range) => DocumentValue.Map(("ipBlock", DocumentValue.Map(("cidr", range))));

    private static DocumentValue.Mapping Port(string protocol, int port) => DocumentValue.Map(("protocol", protocol), ("port", port));
}

/// <summary>An object of a team that is none of RBAC.</summary>
/// <param name="Version">The API version.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Name">The name.</param>
/// <param name="Spec">The specification.</param>
internal sealed record TeamObject(string Version, string Kind, string Namespace, string Name, DocumentValue.Mapping Spec)
{
    /// <summary>The manifest.</summary>
    /// <param name="labels">The labels of the object.</param>
    public string Manifest(params ReadOnlySpan<(string Key, DocumentValue Value)> labels) => DocumentWriter.Yaml(DocumentValue.Map(
        ("apiVersion", Version),
        ("kind", Kind),
        ("metadata", DocumentValue.Map(("name", Name), ("namespace", Namespace), ("labels", DocumentValue.Map(labels)))),
        ("spec", Spec)));
}
