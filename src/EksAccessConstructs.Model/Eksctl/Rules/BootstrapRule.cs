using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>What a node does to join fits its image (EKS029).</summary>
internal static class BootstrapRule
{
    private static readonly string[] OwnKubeletKeys =
        ["kind", "apiVersion", "address", "clusterDomain", "authentication", "authorization", "serverTLSBootstrap"];

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            CheckOverride(group, path, sink);
            CheckBottlerocket(group, path, sink);
        }

        for (var i = 0; i < config.NodeGroups.Count; i++)
        {
            CheckKubelet(config.NodeGroups[i], $"nodeGroups[{i}]", sink);
            CheckRuntime(config.NodeGroups[i], $"nodeGroups[{i}]", sink);
        }
    }

    private static void CheckOverride(NodeGroupConfig group, string path, RuleSink sink)
    {
        var key = $"{path}.overrideBootstrapCommand";
        var managed = group is ManagedNodeGroupConfig;
        var kind = KindOf(group);
        var byScript = kind is AmiFamilyKind.AmazonLinux2 or AmiFamilyKind.Ubuntu;
        if (group.OverrideBootstrapCommand is null)
        {
            sink.ErrorIf(group.Ami is not null && byScript, NodeRules.Images, path,
                $"'{key}' is required with an image of {group.AmiFamily} of your own, which eksctl cannot make join");
            return;
        }

        sink.ErrorIf(managed && kind is AmiFamilyKind.Windows, NodeRules.Images, key, $"'{key}' cannot be used with Windows");
        sink.ErrorIf(managed && group.Ami is null && byScript, NodeRules.Images, key, $"'{key}' needs an image of your own in '{path}.ami'");
        sink.ErrorIf(group is SelfManagedNodeGroupConfig { ContainerRuntime: not null }, NodeRules.Images, key,
            $"'{key}' replaces what '{path}.containerRuntime' asks for; leave containerRuntime out");
    }

    private static void CheckBottlerocket(NodeGroupConfig group, string path, RuleSink sink)
    {
        var rocket = KindOf(group) is AmiFamilyKind.Bottlerocket;
        if (group.Bottlerocket is { Settings: { } settings } && rocket)
        {
            CheckSettings(group, settings, path, sink);
        }

        if (group is ManagedNodeGroupConfig { Bottlerocket: not null } && !rocket)
        {
            sink.Warn(NodeRules.Images, $"{path}.bottlerocket",
                $"'{path}.bottlerocket' is for amiFamily Bottlerocket or BottlerocketFips, so it has no effect; leave it out");
        }
    }

    private static void CheckSettings(NodeGroupConfig group, InlineDocument document, string path, RuleSink sink)
    {
        if (document.Value("kubernetes") is not { } kubernetes)
        {
            return;
        }

        var place = $"{path}.bottlerocket.settings.kubernetes";
        if (kubernetes.ValueKind is not System.Text.Json.JsonValueKind.Object)
        {
            sink.Error(NodeRules.Images, place, $"'{place}' must be a mapping of settings");
            return;
        }

        foreach (var (key, instead) in new[] { ("node-labels", "labels"), ("node-taints", "taints"), ("max-pods", "maxPodsPerNode") })
        {
            sink.ErrorIf(kubernetes.TryGetProperty(key, out _), NodeRules.Images, $"{place}.{key}",
                $"'{place}.{key}' is written from '{path}.{instead}'; use that");
        }

        sink.ErrorIf(kubernetes.TryGetProperty("cluster-dns-ip", out _) && group is SelfManagedNodeGroupConfig { ClusterDns: not null }, NodeRules.Images,
            $"{place}.cluster-dns-ip", $"'{place}.cluster-dns-ip' and '{path}.clusterDNS' cannot both be set");
    }

    private static void CheckKubelet(SelfManagedNodeGroupConfig group, string path, RuleSink sink)
    {
        if (group.KubeletExtraConfig is not { } kubelet)
        {
            return;
        }

        var place = $"{path}.kubeletExtraConfig";
        sink.ErrorIf(KindOf(group) is AmiFamilyKind.Bottlerocket or AmiFamilyKind.Windows, NodeRules.Images, place,
            $"'{place}' cannot be used with {group.AmiFamily}");
        foreach (var key in OwnKubeletKeys.Where(key => kubelet.Value(key) is not null))
        {
            sink.Error(NodeRules.Images, $"{place}.{key}", $"'{place}.{key}' belongs to what makes a node join; leave it out");
        }
    }

    private static void CheckRuntime(SelfManagedNodeGroupConfig group, string path, RuleSink sink) =>
        sink.ErrorIf(group.ContainerRuntime is not null and not "containerd", NodeRules.Images, $"{path}.containerRuntime",
            $"'{path}.containerRuntime' ('{group.ContainerRuntime}') must be containerd, the only one since version 1.24; leave it out");

    private static AmiFamilyKind? KindOf(NodeGroupConfig group) => group switch
    {
        { AmiFamily: { } name } => AmiFamily.Named(name)?.Kind,
        { Ami: null } => AmiFamilyKind.AmazonLinux2023,
        _ => null,
    };
}
