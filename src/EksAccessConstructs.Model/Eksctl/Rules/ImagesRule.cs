using EksAccessConstructs.Compute;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>The family is one that eksctl knows, and an image of one's own says which it is (EKS029).</summary>
internal static class ImagesRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            CheckFamily(group, path, sink);
            CheckImage(group, path, sink);
        }
    }

    private static void CheckFamily(NodeGroupConfig group, string path, RuleSink sink)
    {
        if (group.AmiFamily is { } word && AmiFamily.Named(word) is null)
        {
            var names = AmiFamily.All.Select(family => family.Name).ToList();
            sink.Error(NodeRules.Images, $"{path}.amiFamily",
                $"'{path}.amiFamily' ('{word}') must be one of {string.Join(", ", names)}{Suggestion.DidYouMean(word, names)}");
        }
    }

    private static void CheckImage(NodeGroupConfig group, string path, RuleSink sink)
    {
        if (group.Ami is not { } ami)
        {
            return;
        }

        var key = $"{path}.ami";
        var managed = group is ManagedNodeGroupConfig;
        sink.ErrorIf(group.AmiFamily is null, NodeRules.Images, key, $"'{key}' needs '{path}.amiFamily', which tells how its nodes join");
        sink.ErrorIf(!Ec2Ids.Begins(ami, "ami") && (managed || ami is not ("auto" or "auto-ssm")), NodeRules.Images, key,
            $"'{key}' ('{ami}') must be the id of an image, such as ami-0a1b2c3d4e5f60718{(managed ? "" : ", or auto, or auto-ssm")}");
        if (managed)
        {
            sink.ErrorIf(group.MaxPodsPerNode is not null and not 0, NodeRules.Images, $"{path}.maxPodsPerNode",
                $"'{path}.maxPodsPerNode' cannot be set with '{path}.ami'; set it in the image's own bootstrap");
            sink.ErrorIf(group.Ssh?.EnableSsm is true, NodeRules.Images, $"{path}.ssh.enableSsm", $"'{path}.ssh.enableSsm' cannot be set with '{path}.ami'");
        }
    }
}
