using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What the VPC CNI needs in an IPv6 cluster, where no AWS-managed policy fits.</summary>
/// <remarks>Source: eksctl 0.231, <c>makeIPv6VPCCNIPolicyDocument</c>.</remarks>
internal static class VpcCniPolicy
{
    /// <summary>The policy.</summary>
    public static InlinePolicy ForIpv6 { get; } = new("VpcCniIpv6",
    [
        new()
        {
            Actions =
            [
                "ec2:AssignIpv6Addresses", "ec2:DescribeInstances", "ec2:DescribeTags", "ec2:DescribeNetworkInterfaces", "ec2:DescribeInstanceTypes",
                "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups",
            ],
        },
        new() { Actions = ["ec2:CreateTags"], Resources = [IamStatement.Arn("ec2:*:*:network-interface/*")] },
    ]);
}
