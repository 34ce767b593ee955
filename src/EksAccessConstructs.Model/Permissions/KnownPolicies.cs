namespace EksAccessConstructs.Permissions;

/// <summary>The inline policies that eksctl gives to node roles, service accounts and pod identities for well-known controllers, action by action.</summary>
/// <remarks>Source: eksctl 0.231, <c>pkg/cfn/builder/statement.go</c>. The statements are as wide as eksctl's; a reviewer sees them in the template.</remarks>
public static class KnownPolicies
{
    private static readonly IamStatement ChangeRecords = new()
    {
        Actions = ["route53:ChangeResourceRecordSets"],
        Resources = [IamStatement.Arn("route53:::hostedzone/*")],
    };

    /// <summary>Cluster Autoscaler.</summary>
    public static ValueList<InlinePolicy> AutoScaler { get; } =
    [
        new("AutoScaling",
        [
            new()
            {
                Actions =
                [
                    "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeAutoScalingInstances", "autoscaling:DescribeLaunchConfigurations",
                    "autoscaling:DescribeScalingActivities", "autoscaling:DescribeTags", "ec2:DescribeInstanceTypes", "ec2:DescribeLaunchTemplateVersions",
                ],
            },
            new()
            {
                Actions =
                [
                    "autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup", "ec2:DescribeImages",
                    "ec2:GetInstanceTypesFromInstanceRequirements", "eks:DescribeNodegroup",
                ],
            },
        ]),
    ];

    /// <summary>cert-manager with DNS challenges in Route 53.</summary>
    public static ValueList<InlinePolicy> CertManager { get; } =
    [
        new("CertManagerChangeSet", [ChangeRecords]),
        new("CertManagerHostedZones", [new() { Actions = ["route53:ListResourceRecordSets", "route53:ListHostedZonesByName"] }]),
        new("CertManagerGetChange", [new() { Actions = ["route53:GetChange"], Resources = [IamStatement.Arn("route53:::change/*")] }]),
    ];

    /// <summary>external-dns with Route 53.</summary>
    public static ValueList<InlinePolicy> ExternalDns { get; } =
    [
        new("ExternalDnsChangeSet", [ChangeRecords]),
        new("ExternalDnsHostedZones", [new() { Actions = ["route53:ListHostedZones", "route53:ListResourceRecordSets", "route53:ListTagsForResource"] }]),
    ];

    /// <summary>App Mesh controller.</summary>
    public static ValueList<InlinePolicy> AppMesh { get; } = [new("AppMesh", [Mesh("appmesh:*")])];

    /// <summary>App Mesh controller on the preview channel.</summary>
    public static ValueList<InlinePolicy> AppMeshPreview { get; } = [new("AppMeshPreview", [Mesh("appmesh-preview:*")])];

    /// <summary>FSx for Lustre CSI driver.</summary>
    public static ValueList<InlinePolicy> Fsx { get; } =
    [
        new("Fsx", [new() { Actions = ["fsx:*"] }]),
        new("ServiceLinkRole",
        [
            new()
            {
                Actions = ["iam:CreateServiceLinkedRole", "iam:AttachRolePolicy", "iam:PutRolePolicy"],
                Resources = [IamStatement.Arn("iam::*:role/aws-service-role/*")],
            },
        ]),
    ];

    /// <summary>EFS from nodes: file systems and the network interfaces of mount targets.</summary>
    public static ValueList<InlinePolicy> Efs { get; } =
    [
        new("Efs", [new() { Actions = ["elasticfilesystem:*"] }]),
        new("EfsEc2",
        [
            new()
            {
                Actions =
                [
                    "ec2:DescribeSubnets", "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DeleteNetworkInterface",
                    "ec2:ModifyNetworkInterfaceAttribute", "ec2:DescribeNetworkInterfaceAttribute",
                ],
            },
        ]),
    ];

    /// <summary>EFS CSI controller, for pods; nodes use <see cref="Efs"/>.</summary>
    public static ValueList<InlinePolicy> EfsCsiController { get; } =
    [
        new("EfsCsiController",
        [
            new() { Actions = ["elasticfilesystem:DescribeAccessPoints", "elasticfilesystem:DescribeFileSystems"] },
            new() { Actions = ["elasticfilesystem:CreateAccessPoint"], Conditions = [CsiTag("aws:RequestTag")] },
            new() { Actions = ["elasticfilesystem:TagResource"], Conditions = [CsiTag("aws:RequestTag")] },
            new() { Actions = ["elasticfilesystem:DeleteAccessPoint"], Conditions = [CsiTag("aws:ResourceTag")] },
        ]),
    ];

    /// <summary>X-Ray daemon.</summary>
    public static ValueList<InlinePolicy> XRay { get; } =
    [
        new("XRay",
        [
            new()
            {
                Actions =
                [
                    "xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets",
                    "xray:GetSamplingStatisticSummaries",
                ],
            },
        ]),
    ];

    /// <summary>AWS Load Balancer Controller.</summary>
    public static ValueList<InlinePolicy> LoadBalancerController { get; } =
        [new("AwsLoadBalancerController", LoadBalancerControllerStatements.All)];

    private static IamStatement Mesh(string last) => new()
    {
        Actions =
        [
            "servicediscovery:CreateService", "servicediscovery:DeleteService", "servicediscovery:GetService", "servicediscovery:GetInstance",
            "servicediscovery:RegisterInstance", "servicediscovery:DeregisterInstance", "servicediscovery:ListInstances", "servicediscovery:ListNamespaces",
            "servicediscovery:ListServices", "servicediscovery:GetInstancesHealthStatus", "servicediscovery:UpdateInstanceCustomHealthStatus",
            "servicediscovery:GetOperation", "route53:GetHealthCheck", "route53:CreateHealthCheck", "route53:UpdateHealthCheck",
            "route53:ChangeResourceRecordSets", "route53:DeleteHealthCheck", last,
        ],
    };

    private static IamCondition CsiTag(string kind) => new("StringLike", $"{kind}/efs.csi.aws.com/cluster", ["true"]);
}
