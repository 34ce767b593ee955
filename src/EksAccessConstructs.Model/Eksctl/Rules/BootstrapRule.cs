using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>What a node does to join fits its image (EKS029).</summary>
internal static class BootstrapRule
{
    private static readonly string[] OwnKubeletKeys = ["kind", "apiVersion", "address", "clusterDomain", "authentication", "authorization", "serverTLSBootstrap"];

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
        var (key, family, managed) = ($"{path}.overrideBootstrapCommand", group.Family(), group is ManagedNodeGroupConfig);
        if (group.OverrideBootstrapCommand is not { } command)
        {
            var joinsItself = family is null or "AmazonLinux2023" || AmiFamilies.IsBottlerocket(family) || AmiFamilies.IsWindows(family);
            sink.ErrorIf(group.Ami is not null && !joinsItself, EksctlRules.Images, path,
                $"'{key}' is required with an image of {family} of your own, which eksctl cannot make join");
            return;
        }

        sink.ErrorIf(family is not null && AmiFamilies.IsBottlerocket(family), EksctlRules.Images, key,
            $"'{key}' cannot be used with Bottlerocket; use '{path}.bottlerocket.settings'");
        sink.ErrorIf(managed && family is not null && AmiFamilies.IsWindows(family), EksctlRules.Images, key, $"'{key}' cannot be used with Windows");
        sink.ErrorIf(managed && group.Ami is null && family is not null && (family == "AmazonLinux2" || AmiFamilies.IsUbuntu(family)), EksctlRules.Images, key,
            $"'{key}' needs an image of your own in '{path}.ami'");
        sink.ErrorIf(family is "AmazonLinux2023" && !IsNodeConfig(command), EksctlRules.Images, key,
            $"'{key}' must be a NodeConfig (apiVersion: node.eks.aws/v1alpha1) with AmazonLinux2023; use '{path}.preBootstrapCommands' for shell commands");
        sink.ErrorIf(group is SelfManagedNodeGroupConfig { ContainerRuntime: not null }, EksctlRules.Images, key,
            $"'{key}' replaces what '{path}.containerRuntime' asks for; leave containerRuntime out");
    }

    private static void CheckBottlerocket(NodeGroupConfig group, string path, RuleSink sink)
    {
        var rocket = group.Family() is { } family && AmiFamilies.IsBottlerocket(family);
        sink.ErrorIf(rocket && !group.PreBootstrapCommands.IsEmpty, EksctlRules.Images, $"{path}.preBootstrapCommands",
            $"'{path}.preBootstrapCommands' cannot be used with Bottlerocket, which runs no shell");
        if (group.Bottlerocket is not { } settings)
        {
            return;
        }

        if (!rocket)
        {
            var message = $"'{path}.bottlerocket' is for amiFamily Bottlerocket or BottlerocketFips, not {group.Family() ?? "an image without family"}";
            sink.ErrorIf(group is SelfManagedNodeGroupConfig, EksctlRules.Images, $"{path}.bottlerocket", message);
            if (group is ManagedNodeGroupConfig)
            {
                sink.Warn(EksctlRules.Images, $"{path}.bottlerocket", $"{message}, so it has no effect; leave it out");
            }
        }
        else if (settings.Settings is { } document)
        {
            CheckSettings(group, document, path, sink);
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
            sink.Error(EksctlRules.Images, place, $"'{place}' must be a mapping of settings");
            return;
        }

        foreach (var (key, instead) in new[] { ("node-labels", "labels"), ("node-taints", "taints"), ("max-pods", "maxPodsPerNode") })
        {
            sink.ErrorIf(kubernetes.TryGetProperty(key, out _), EksctlRules.Images, $"{place}.{key}",
                $"'{place}.{key}' is written from '{path}.{instead}'; use that");
        }

        sink.ErrorIf(kubernetes.TryGetProperty("cluster-dns-ip", out _) && group is SelfManagedNodeGroupConfig { ClusterDns: not null }, EksctlRules.Images,
            $"{place}.cluster-dns-ip", $"'{place}.cluster-dns-ip' and '{path}.clusterDNS' cannot both stand");
    }

    private static void CheckKubelet(SelfManagedNodeGroupConfig group, string path, RuleSink sink)
    {
        if (group.KubeletExtraConfig is not { } kubelet)
        {
            return;
        }

        var (place, family) = ($"{path}.kubeletExtraConfig", group.Family());
        sink.ErrorIf(family is not null && (AmiFamilies.IsBottlerocket(family) || AmiFamilies.IsWindows(family)), EksctlRules.Images, place,
            $"'{place}' cannot be used with {family}");
        foreach (var key in OwnKubeletKeys.Where(key => kubelet.Value(key) is not null))
        {
            sink.Error(EksctlRules.Images, $"{place}.{key}", $"'{place}.{key}' belongs to what makes a node join; leave it out");
        }
    }

    private static void CheckRuntime(SelfManagedNodeGroupConfig group, string path, RuleSink sink) =>
        sink.ErrorIf(group.ContainerRuntime is not null and not "containerd", EksctlRules.Images, $"{path}.containerRuntime",
            $"'{path}.containerRuntime' ('{group.ContainerRuntime}') must be containerd, the only one since version 1.24; leave it out");

    private static bool IsNodeConfig(string text) =>
        YamlText.Read(text, "") is { HasErrors: false, Value.Documents: [{ Root: YamlMap map }] } && map["kind"] is YamlScalar { Value: "NodeConfig" };
}
