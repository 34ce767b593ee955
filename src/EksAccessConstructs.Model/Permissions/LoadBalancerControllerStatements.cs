namespace EksAccessConstructs.Permissions;

/// <summary>The sixteen statements of the AWS Load Balancer Controller.</summary>
/// <remarks>Source: eksctl 0.231, <c>loadBalancerControllerStatements</c>, which follows the controller's own installation guide.</remarks>
internal static class LoadBalancerControllerStatements
{
    private const string ClusterTag = "elbv2.k8s.aws/cluster";

    private static readonly IamCondition AsksForTag = new("Null", $"aws:RequestTag/{ClusterTag}", ["false"]);
    private static readonly IamCondition AsksForNoTag = new("Null", $"aws:RequestTag/{ClusterTag}", ["true"]);
    private static readonly IamCondition HasTag = new("Null", $"aws:ResourceTag/{ClusterTag}", ["false"]);

    private static readonly ValueList<string> GroupsAndBalancers =
        [Balancing("targetgroup/*/*"), Balancing("loadbalancer/net/*/*"), Balancing("loadbalancer/app/*/*")];

    public static ValueList<IamStatement> All { get; } =
    [
        new()
        {
            Actions = ["iam:CreateServiceLinkedRole"],
            Conditions = [new("StringEquals", "iam:AWSServiceName", ["elasticloadbalancing.amazonaws.com"])],
        },
        new()
        {
            Actions =
            [
                "ec2:DescribeAccountAttributes", "ec2:DescribeAddresses", "ec2:DescribeAvailabilityZones", "ec2:DescribeInternetGateways", "ec2:DescribeVpcs",
                "ec2:DescribeVpcPeeringConnections", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups", "ec2:DescribeInstances",
                "ec2:DescribeNetworkInterfaces", "ec2:DescribeTags", "ec2:GetCoipPoolUsage", "ec2:DescribeCoipPools", "ec2:GetSecurityGroupsForVpc",
                "ec2:DescribeIpamPools", "ec2:DescribeRouteTables", "elasticloadbalancing:DescribeLoadBalancers",
                "elasticloadbalancing:DescribeLoadBalancerAttributes", "elasticloadbalancing:DescribeListeners",
                "elasticloadbalancing:DescribeListenerCertificates", "elasticloadbalancing:DescribeSSLPolicies", "elasticloadbalancing:DescribeRules",
                "elasticloadbalancing:DescribeTargetGroups", "elasticloadbalancing:DescribeTargetGroupAttributes",
                "elasticloadbalancing:DescribeTargetHealth", "elasticloadbalancing:DescribeTags", "elasticloadbalancing:DescribeTrustStores",
                "elasticloadbalancing:DescribeListenerAttributes", "elasticloadbalancing:DescribeCapacityReservation",
            ],
        },
        new()
        {
            Actions =
            [
                "cognito-idp:DescribeUserPoolClient", "acm:ListCertificates", "acm:DescribeCertificate", "iam:ListServerCertificates",
                "iam:GetServerCertificate", "waf-regional:GetWebACL", "waf-regional:GetWebACLForResource", "waf-regional:AssociateWebACL",
                "waf-regional:DisassociateWebACL", "wafv2:GetWebACL", "wafv2:GetWebACLForResource", "wafv2:AssociateWebACL", "wafv2:DisassociateWebACL",
                "shield:GetSubscriptionState", "shield:DescribeProtection", "shield:CreateProtection", "shield:DeleteProtection",
            ],
        },
        new() { Actions = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress"] },
        new() { Actions = ["ec2:CreateSecurityGroup"] },
        new()
        {
            Actions = ["ec2:CreateTags"],
            Resources = [IamStatement.Arn("ec2:*:*:security-group/*")],
            Conditions = [new("StringEquals", "ec2:CreateAction", ["CreateSecurityGroup"]), AsksForTag],
        },
        new()
        {
            Actions = ["ec2:CreateTags", "ec2:DeleteTags"],
            Resources = [IamStatement.Arn("ec2:*:*:security-group/*")],
            Conditions = [AsksForNoTag, HasTag],
        },
        new()
        {
            Actions = ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress", "ec2:DeleteSecurityGroup"],
            Conditions = [HasTag],
        },
        new() { Actions = ["elasticloadbalancing:CreateLoadBalancer", "elasticloadbalancing:CreateTargetGroup"], Conditions = [AsksForTag] },
        new()
        {
            Actions =
            [
                "elasticloadbalancing:CreateListener", "elasticloadbalancing:DeleteListener", "elasticloadbalancing:CreateRule",
                "elasticloadbalancing:DeleteRule",
            ],
        },
        new()
        {
            Actions = ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"],
            Resources = GroupsAndBalancers,
            Conditions = [AsksForNoTag, HasTag],
        },
        new()
        {
            Actions = ["elasticloadbalancing:AddTags", "elasticloadbalancing:RemoveTags"],
            Resources =
            [
                Balancing("listener/net/*/*/*"), Balancing("listener/app/*/*/*"), Balancing("listener-rule/net/*/*/*"), Balancing("listener-rule/app/*/*/*"),
            ],
        },
        new()
        {
            Actions =
            [
                "elasticloadbalancing:ModifyLoadBalancerAttributes", "elasticloadbalancing:SetIpAddressType", "elasticloadbalancing:SetSecurityGroups",
                "elasticloadbalancing:SetSubnets", "elasticloadbalancing:DeleteLoadBalancer", "elasticloadbalancing:ModifyTargetGroup",
                "elasticloadbalancing:ModifyTargetGroupAttributes", "elasticloadbalancing:DeleteTargetGroup",
                "elasticloadbalancing:ModifyListenerAttributes", "elasticloadbalancing:ModifyCapacityReservation", "elasticloadbalancing:ModifyIpPools",
            ],
            Conditions = [HasTag],
        },
        new()
        {
            Actions = ["elasticloadbalancing:AddTags"],
            Resources = GroupsAndBalancers,
            Conditions = [new("StringEquals", "elasticloadbalancing:CreateAction", ["CreateTargetGroup", "CreateLoadBalancer"]), AsksForTag],
        },
        new()
        {
            Actions = ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"],
            Resources = [Balancing("targetgroup/*/*")],
        },
        new()
        {
            Actions =
            [
                "elasticloadbalancing:SetWebAcl", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:AddListenerCertificates",
                "elasticloadbalancing:RemoveListenerCertificates", "elasticloadbalancing:ModifyRule", "elasticloadbalancing:SetRulePriorities",
            ],
        },
    ];

    /// <summary>For a controller that only puts pods into target groups that exist, and leaves security groups alone.</summary>
    /// <remarks>Source: installation guide of the controller as of August 2026, "You only want the LBC to add and remove IPs to already existing target
    /// groups", with the changes limited to the groups.</remarks>
    /// <param name="groups">The ARNs of the target groups; empty for all.</param>
    public static ValueList<IamStatement> TargetGroupsOnly(ValueList<string> groups) =>
    [
        new()
        {
            Actions =
            [
                "ec2:DescribeInstances", "ec2:DescribeSecurityGroups", "ec2:DescribeVpcs", "elasticloadbalancing:DescribeTargetGroups",
                "elasticloadbalancing:DescribeTargetHealth",
            ],
        },
        new()
        {
            Actions =
            [
                "elasticloadbalancing:ModifyTargetGroup", "elasticloadbalancing:ModifyTargetGroupAttributes", "elasticloadbalancing:RegisterTargets",
                "elasticloadbalancing:DeregisterTargets",
            ],
            Resources = groups.IsEmpty ? [Balancing("targetgroup/*/*")] : groups,
        },
    ];

    private static string Balancing(string resource) => IamStatement.Arn($"elasticloadbalancing:*:*:{resource}");
}
