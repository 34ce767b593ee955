using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>The roles that EKS takes on for a cluster.</summary>
internal static class ClusterRoles
{
    private static readonly string[] AutoModePolicies =
        ["AmazonEKSComputePolicy", "AmazonEKSBlockStoragePolicy", "AmazonEKSLoadBalancingPolicy", "AmazonEKSNetworkingPolicy"];

    public static Iam.IRole ControlPlane(Construct scope, EksClusterProps props, string logicalId)
    {
        var onOutpost = props.Outpost is not null;
        string[] policies = onOutpost
            ? ["AmazonEKSLocalOutpostClusterPolicy"]
            : ["AmazonEKSClusterPolicy", .. props.SecurityGroupsForPods ? ["AmazonEKSVPCResourceController"] : Array.Empty<string>(), .. props.AutoMode is null ? [] : AutoModePolicies];
        return Define(scope, "Role", onOutpost ? "ec2.amazonaws.com" : "eks.amazonaws.com", policies, props.RolePermissionsBoundary, logicalId, tagSession: !onOutpost);
    }

    public static Iam.IRole AutoModeNodes(Construct scope, AutoModeOptions auto, string logicalId) =>
        Define(scope, "AutoModeNodeRole", "ec2.amazonaws.com", NodePolicies(StackPartition.Of(Cdk.Stack.Of(scope))), auto.NodeRolePermissionsBoundary, logicalId, tagSession: false);

    // The policy for public images exists in the partition aws only.
    private static string[] NodePolicies(string? partition) =>
    [
        "AmazonEC2ContainerRegistryPullOnly",
        "AmazonEKSWorkerNodeMinimalPolicy",
        .. partition == "aws" ? ["AmazonElasticContainerRegistryPublicReadOnly"] : Array.Empty<string>(),
    ];

    private static Iam.Role Define(Construct scope, string id, string service, string[] policies, Iam.IManagedPolicy? boundary, string logicalId, bool tagSession)
    {
        var principal = new Iam.ServicePrincipal(service);
        var role = new Iam.Role(scope, id, new Iam.RoleProps
        {
            AssumedBy = tagSession ? new Iam.SessionTagsPrincipal(principal) : principal,
            ManagedPolicies = [.. policies.Select(Iam.ManagedPolicy.FromAwsManagedPolicyName)],
            PermissionsBoundary = boundary,
        });
        Resource(role).OverrideLogicalId(logicalId);
        return role;
    }

    private static Iam.CfnRole Resource(Iam.Role role) => role.Node.DefaultChild as Iam.CfnRole
        ?? throw new InvalidOperationException($"the CDK's role at '{role.Node.Path}' has no AWS::IAM::Role inside");
}
