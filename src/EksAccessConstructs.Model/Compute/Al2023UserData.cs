using EksAccessConstructs.Text;

namespace EksAccessConstructs.Compute;

/// <summary>User data of Amazon Linux 2023: scripts, then NodeConfigs that nodeadm merges in order.</summary>
/// <remarks>A managed node with EKS's own image is told how to join by EKS; it gets only what was asked for. Source: eksctl 0.231, <c>al2023.go</c>.</remarks>
internal static class Al2023UserData
{
    public static string? For(NodeBootstrap node)
    {
        List<MimePart> parts = [.. node.PreBootstrapCommands.Select(MimePart.Script)];
        if (!node.Managed || node.CustomImage)
        {
            parts.Add(NodeConfig(("cluster", Cluster(node)), ("kubelet", Kubelet(node))));
        }

        if (node.MaxPods is { } maxPods)
        {
            parts.Add(NodeConfig(("kubelet", DocumentValue.Map(("config", DocumentValue.Map(("maxPods", maxPods)))))));
        }

        if (node.OverrideBootstrapCommand is { } given)
        {
            parts.Add(MimePart.NodeConfig(given));
        }

        return MimeUserData.Of(parts);
    }

    private static MimePart NodeConfig(params ReadOnlySpan<(string, DocumentValue)> spec) => MimePart.NodeConfig(DocumentWriter.Yaml(DocumentValue.Map(
        ("apiVersion", "node.eks.aws/v1alpha1"),
        ("kind", "NodeConfig"),
        ("spec", DocumentValue.Map(spec)))));

    private static DocumentValue.Mapping Cluster(NodeBootstrap node)
    {
        var cluster = DocumentValue.Map(
            ("name", node.ClusterName),
            ("apiServerEndpoint", node.Endpoint),
            ("certificateAuthority", node.CertificateAuthority));
        cluster = node.ServiceCidr is { } cidr ? cluster.With("cidr", cidr) : cluster;
        return node.OutpostClusterId is { } id ? cluster.With("id", id).With("enableOutpost", true) : cluster;
    }

    private static DocumentValue.Mapping Kubelet(NodeBootstrap node)
    {
        var config = node.Dns is { } dns ? node.KubeletConfig.With("clusterDNS", DocumentValue.List(dns)) : node.KubeletConfig;
        var flags = KubeletFlags.Of(node).ToList();
        var kubelet = config.Entries.IsEmpty ? DocumentValue.Mapping.Empty : DocumentValue.Map(("config", config));
        return flags.Count == 0 ? kubelet : kubelet.With("flags", DocumentValue.List(flags));
    }
}

/// <summary>The kubelet's flags for labels and taints.</summary>
internal static class KubeletFlags
{
    public static IEnumerable<string> Of(NodeBootstrap node)
    {
        if (!node.Labels.IsEmpty)
        {
            yield return $"--node-labels={NodeLabels.Flag(node.Labels)}";
        }

        if (!node.Taints.IsEmpty)
        {
            yield return $"--register-with-taints={NodeTaint.Flag(node.Taints)}";
        }
    }
}
