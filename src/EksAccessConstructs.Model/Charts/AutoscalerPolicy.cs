using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Charts;

/// <summary>What Cluster Autoscaler needs: to look at everything, and to change only the Auto Scaling groups that carry its tags for the one cluster.</summary>
/// <remarks>Source: README of Cluster Autoscaler for AWS as of August 2026, "Full Cluster Autoscaler Features Policy", which asks for the limit but leaves
/// it open. EKS gives the groups of managed nodes both tags. The wider one of eksctl is <see cref="KnownPolicies.AutoScaler"/>.</remarks>
internal static class AutoscalerPolicy
{
    private const string Tag = "aws:ResourceTag/k8s.io/cluster-autoscaler";

    /// <summary>The policy for the groups of a cluster.</summary>
    /// <param name="cluster">The name of the cluster, known as text: it is part of a key.</param>
    public static InlinePolicy Of(string cluster) => new("ClusterAutoscaler",
    [
        new()
        {
            Actions =
            [
                "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeAutoScalingInstances", "autoscaling:DescribeLaunchConfigurations",
                "autoscaling:DescribeScalingActivities", "autoscaling:DescribeTags", "ec2:DescribeImages", "ec2:DescribeInstanceTypes",
                "ec2:DescribeLaunchTemplateVersions", "ec2:GetInstanceTypesFromInstanceRequirements",
            ],
        },
        new() { Actions = ["eks:DescribeNodegroup"], Resources = [IamStatement.Arn($"eks:*:*:nodegroup/{cluster}/*/*")] },
        new()
        {
            Actions = ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
            Resources = [IamStatement.Arn("autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/*")],
            Conditions = [new("StringEquals", $"{Tag}/enabled", ["true"]), new("StringEquals", $"{Tag}/{cluster}", ["owned"])],
        },
    ]);
}
