using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Compute;

/// <summary>What Karpenter's controller may do.</summary>
/// <remarks>Source: eksctl 0.231, <c>pkg/cfn/builder/karpenter.go</c>.</remarks>
internal static class KarpenterPolicy
{
    private static readonly ValueList<string> OnEverything =
    [
        "ec2:CreateFleet", "ec2:CreateLaunchTemplate", "ec2:CreateTags", "ec2:DescribeAvailabilityZones", "ec2:DescribeInstanceTypeOfferings",
        "ec2:DescribeInstanceTypes", "ec2:DescribeInstances", "ec2:DescribeLaunchTemplates", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets",
        "ec2:DeleteLaunchTemplate", "ec2:RunInstances", "ec2:TerminateInstances", "ec2:DescribeImages", "ec2:DescribeSpotPriceHistory",
        "ec2:DescribeCapacityReservations", "iam:CreateServiceLinkedRole", "iam:GetInstanceProfile", "iam:CreateInstanceProfile",
        "iam:DeleteInstanceProfile", "iam:TagInstanceProfile", "iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile",
        "iam:ListInstanceProfiles", "iam:ListInstanceProfilesForRole", "eks:DescribeCluster", "ssm:GetParameter", "pricing:GetProducts",
    ];

    /// <summary>The policy.</summary>
    /// <param name="passedRoles">The ARN of the roles that it may pass to instances; <c>*</c> for any.</param>
    /// <param name="queueArn">The ARN of the queue; null where there is none.</param>
    public static InlinePolicy Of(string passedRoles, string? queueArn) => new("KarpenterController",
    [
        new IamStatement { Actions = OnEverything },
        new IamStatement { Actions = ["iam:PassRole"], Resources = [passedRoles] },
        .. queueArn is null ? Array.Empty<IamStatement>() : [new IamStatement
        {
            Actions = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
            Resources = [queueArn],
        }],
    ]);
}
