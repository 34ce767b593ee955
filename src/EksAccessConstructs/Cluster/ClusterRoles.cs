namespace EksAccessConstructs.Cluster;

/// <summary>The roles that EKS takes on for a cluster.</summary>
internal static class ClusterRoles
{
    private static readonly string[] AutoModePolicies =
        ["AmazonEKSComputePolicy", "AmazonEKSBlockStoragePolicy", "AmazonEKSLoadBalancingPolicy", "AmazonEKSNetworkingPolicy"];

    public static Iam.IRole ControlPlane(Construct scope, EksClusterProps props, string logicalId)
    {
        var service = new Iam.ServicePrincipal(props.Outpost is null ? "eks.amazonaws.com" : "ec2.amazonaws.com");
        Iam.IPrincipal trusted = props.Outpost is null ? new Iam.SessionTagsPrincipal(service) : service;
        return Define(scope, "Role", trusted, ControlPlanePolicies(props), props.RolePermissionsBoundary, logicalId);
    }

    public static Iam.IRole AutoModeNodes(Construct scope, AutoModeOptions auto, string logicalId)
    {
        var service = new Iam.ServicePrincipal("ec2.amazonaws.com");
        var policies = NodePolicies(StackPartition.Of(Cdk.Stack.Of(scope)));
        return Define(scope, "AutoModeNodeRole", service, policies, auto.NodeRolePermissionsBoundary, logicalId);
    }

    private static string[] ControlPlanePolicies(EksClusterProps props) => props.Outpost is not null
        ? ["AmazonEKSLocalOutpostClusterPolicy"]
        : [
            "AmazonEKSClusterPolicy",
            .. props.SecurityGroupsForPods ? ["AmazonEKSVPCResourceController"] : Array.Empty<string>(),
            .. props.AutoMode is null ? [] : AutoModePolicies,
        ];

    // The policy for public images exists in the partition aws only.
    private static string[] NodePolicies(string? partition) =>
    [
        "AmazonEC2ContainerRegistryPullOnly",
        "AmazonEKSWorkerNodeMinimalPolicy",
        .. partition == "aws" ? ["AmazonElasticContainerRegistryPublicReadOnly"] : Array.Empty<string>(),
    ];

    private static Iam.Role Define(
        Construct scope, string id, Iam.IPrincipal trusted, string[] policies, Iam.IManagedPolicy? boundary, string logicalId)
    {
        var role = new Iam.Role(scope, id, new Iam.RoleProps
        {
            AssumedBy = trusted,
            ManagedPolicies = [.. policies.Select(Iam.ManagedPolicy.FromAwsManagedPolicyName)],
            PermissionsBoundary = boundary,
        });
        Resource(role).Named(logicalId);
        return role;
    }

    private static Iam.CfnRole Resource(Iam.Role role) => role.Node.DefaultChild as Iam.CfnRole
        ?? throw new InvalidOperationException($"the CDK's role at '{role.Node.Path}' has no AWS::IAM::Role inside");
}
