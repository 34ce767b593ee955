namespace EksAccessConstructs.Compute;

/// <summary>The tags of an Auto Scaling group of nodes, each of which its instances get as well.</summary>
internal static class ScalingTags
{
    /// <summary>How many tags EC2 takes.</summary>
    public const int Most = 50;

    private const string NodeTemplate = "k8s.io/cluster-autoscaler/node-template";

    /// <summary>Every tag.</summary>
    public static ValueMap Of(NodeDescription nodes)
    {
        var cluster = nodes.Cluster.ClusterName;
        return new(
        [
            .. nodes.Tags,
            KeyValuePair.Create("Name", nodes.InstanceName),
            KeyValuePair.Create($"kubernetes.io/cluster/{cluster}", "owned"),
            .. nodes.AddonPolicies.Contains(AddonPolicy.AutoScaler) ? Discovery(cluster) : [],
            .. nodes.AutoscalerNodeTags ? FromZero(nodes) : [],
        ]);
    }

    private static KeyValuePair<string, string>[] Discovery(string cluster) =>
        [KeyValuePair.Create("k8s.io/cluster-autoscaler/enabled", "true"), KeyValuePair.Create($"k8s.io/cluster-autoscaler/{cluster}", "owned")];

    /// <summary>Labels and taints as tags: Cluster Autoscaler cannot see those of a group without nodes.</summary>
    public static KeyValuePair<string, string>[] FromZero(NodeDescription nodes) =>
    [
        .. nodes.Labels.Select(label => KeyValuePair.Create($"{NodeTemplate}/label/{label.Key}", label.Value)),
        .. nodes.Taints.Select(taint => KeyValuePair.Create($"{NodeTemplate}/taint/{taint.Key}", taint.Value)),
    ];
}
