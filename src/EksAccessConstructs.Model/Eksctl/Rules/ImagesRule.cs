using System.Globalization;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>The image and its family fit each other and the Kubernetes version (EKS029).</summary>
internal static class ImagesRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            CheckFamily(config, group, path, sink);
            CheckImage(group, path, sink);
        }
    }

    private static void CheckFamily(ClusterConfig config, NodeGroupConfig group, string path, RuleSink sink)
    {
        if (group.AmiFamily is not { } word)
        {
            return;
        }

        var (family, key) = (AmiFamilies.Canonical(word), $"{path}.amiFamily");
        if (!AmiFamilies.All.Contains(family))
        {
            sink.Error(EksctlRules.Images, key,
                $"'{key}' ('{word}') must be one of {string.Join(", ", AmiFamilies.All)}{Suggestion.DidYouMean(word, AmiFamilies.All)}");
            return;
        }

        var own = group is ManagedNodeGroupConfig && group.Ami is not null;
        sink.ErrorIf(family == "AmazonLinux2" && !own && IsPastAmazonLinux2(config.Metadata.Version), EksctlRules.Images, key,
            $"'{key}' (AmazonLinux2) has no images from version 1.33 on; use AmazonLinux2023");
        sink.ErrorIf(config.Outpost is not null && !AmiFamilies.IsAmazonLinux(family), EksctlRules.Images, key,
            $"'{key}' ('{word}') must be Amazon Linux on an Outpost");
    }

    private static void CheckImage(NodeGroupConfig group, string path, RuleSink sink)
    {
        if (group.Ami is not { } ami)
        {
            return;
        }

        var (key, family) = ($"{path}.ami", group.AmiFamily is { } word ? AmiFamilies.Canonical(word) : null);
        sink.ErrorIf(family is null, EksctlRules.Images, key, $"'{key}' needs '{path}.amiFamily', which tells how its nodes join");
        sink.ErrorIf(!group.HasImageId() && (group is ManagedNodeGroupConfig || ami is not ("auto" or "auto-ssm")), EksctlRules.Images, key,
            $"'{key}' ('{ami}') must be the id of an image, such as ami-0a1b2c3d4e5f60718{(group is ManagedNodeGroupConfig ? "" : ", or auto, or auto-ssm")}");
        if (group is ManagedNodeGroupConfig managed && family is not null)
        {
            CheckManagedImage(managed, family, path, sink);
        }
    }

    private static void CheckManagedImage(ManagedNodeGroupConfig group, string family, string path, RuleSink sink)
    {
        sink.ErrorIf(AmiFamilies.IsWindows(family), EksctlRules.Images, $"{path}.ami",
            $"'{path}.ami' cannot be an image of Windows in a managed node group; leave it out");
        sink.ErrorIf(group.MaxPodsPerNode is not null and not 0, EksctlRules.Images, $"{path}.maxPodsPerNode",
            $"'{path}.maxPodsPerNode' cannot stand with '{path}.ami'; set it in the image's own bootstrap");
        sink.ErrorIf(group.Ssh?.EnableSsm is true, EksctlRules.Images, $"{path}.ssh.enableSsm", $"'{path}.ssh.enableSsm' cannot stand with '{path}.ami'");
        sink.ErrorIf(group.ReleaseVersion is not null, EksctlRules.Images, $"{path}.releaseVersion",
            $"'{path}.releaseVersion' cannot stand with '{path}.ami', which is the release already");
    }

    private static bool IsPastAmazonLinux2(string? version) =>
        version is null or "auto" or "latest"
        || (version.Split('.') is ["1", var minor] && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 33);
}
