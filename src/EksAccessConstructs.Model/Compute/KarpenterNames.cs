namespace EksAccessConstructs.Compute;

/// <summary>What the parts of Karpenter in AWS are called, as by eksctl.</summary>
internal static class KarpenterNames
{
    /// <summary>The namespace of the controller.</summary>
    public const string Namespace = "karpenter";

    /// <summary>The service account of the controller.</summary>
    public const string ServiceAccount = "karpenter";

    /// <summary>The events that the queue gets: a name, the source and the type of detail.</summary>
    public static ValueList<(string Name, string Source, string Type)> Events { get; } =
    [
        ("scheduled-change", "aws.health", "AWS Health Event"),
        ("spot-interruption", "aws.ec2", "EC2 Spot Instance Interruption Warning"),
        ("rebalance", "aws.ec2", "EC2 Instance Rebalance Recommendation"),
        ("instance-state-change", "aws.ec2", "EC2 Instance State-change Notification"),
    ];

    /// <summary>The role of its nodes.</summary>
    public static string NodeRole(string cluster) => $"eksctl-KarpenterNodeRole-{cluster}";

    /// <summary>The instance profile of its nodes.</summary>
    public static string InstanceProfile(string cluster) => $"eksctl-KarpenterNodeInstanceProfile-{cluster}";

    /// <summary>The policy of the controller.</summary>
    public static string ControllerPolicy(string cluster) => $"eksctl-KarpenterControllerPolicy-{cluster}";

    /// <summary>The role of the controller.</summary>
    public static string ControllerRole(string cluster) => $"eksctl-{cluster}-iamservice-role";

    /// <summary>The queue of interruptions.</summary>
    public static string Queue(string cluster) => cluster;
}
