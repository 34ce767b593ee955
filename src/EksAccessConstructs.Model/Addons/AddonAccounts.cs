using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>A service account of an add-on, with the AWS-managed policies that AWS recommends for it.</summary>
/// <param name="Addon">The name of the add-on.</param>
/// <param name="Namespace">The namespace that the add-on is installed into unless another is asked for.</param>
/// <param name="Name">The name of the service account.</param>
/// <param name="Policies">AWS-managed policies by name with path.</param>
internal sealed record AddonAccount(string Addon, string Namespace, string Name, ValueList<string> Policies);

/// <summary>Which service accounts of add-ons need a role, as of November 2026.</summary>
/// <remarks>Source: EKS User Guide, "AWS add-ons", and the documentation of the drivers. EKS itself answers with
/// <c>aws eks describe-addon-configuration --query podIdentityConfiguration</c>, which eksctl asks.</remarks>
internal static class AddonAccounts
{
    /// <summary>The add-on that gives pods their addresses.</summary>
    public const string Cni = "vpc-cni";

    /// <summary>What the VPC CNI needs in an IPv6 cluster, where no AWS-managed policy fits.</summary>
    /// <remarks>Source: eksctl 0.231, <c>makeIPv6VPCCNIPolicyDocument</c>.</remarks>
    public static InlinePolicy CniForIpv6 { get; } = new("VpcCniIpv6",
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

    private static readonly ValueList<AddonAccount> All =
    [
        new(Cni, "kube-system", "aws-node", [ManagedPolicyNames.Cni]),
        new("aws-ebs-csi-driver", "kube-system", "ebs-csi-controller-sa", [ManagedPolicyNames.EbsCsiDriver]),
        new("aws-efs-csi-driver", "kube-system", "efs-csi-controller-sa", ["service-role/AmazonEFSCSIDriverPolicy"]),
        new("aws-fsx-csi-driver", "kube-system", "fsx-csi-controller-sa", ["AmazonFSxFullAccess"]),
        new("amazon-cloudwatch-observability", "amazon-cloudwatch", "cloudwatch-agent", [ManagedPolicyNames.CloudWatchAgent, "AWSXrayWriteOnlyAccess"]),
        new("adot", "opentelemetry-operator-system", "adot-col-prom-metrics", ["AmazonPrometheusRemoteWriteAccess"]),
        new("adot", "opentelemetry-operator-system", "adot-col-otlp-ingest", ["AWSXrayWriteOnlyAccess"]),
        new("adot", "opentelemetry-operator-system", "adot-col-container-logs", [ManagedPolicyNames.CloudWatchAgent]),
        new("aws-network-flow-monitoring-agent", "amazon-network-flow-monitor", "aws-network-flow-monitor-agent-service-account",
            ["CloudWatchNetworkFlowMonitorAgentPublishPolicy"]),
        new("aws-privateca-connector-for-kubernetes", "aws-privateca-issuer", "aws-privateca-issuer", ["AWSPrivateCAConnectorForKubernetesPolicy"]),
    ];

    /// <summary>The namespace that an add-on is installed into unless another is asked for.</summary>
    public static string NamespaceOf(string addon) => Of(addon) is [var first, ..] ? first.Namespace : "kube-system";

    /// <summary>The service accounts of an add-on that need a role; empty where none is known to.</summary>
    public static ValueList<AddonAccount> Of(string addon) => All.Where(account => account.Addon == addon).ToValueList();
}
