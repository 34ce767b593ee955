using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Compute;

/// <summary>Defines the role of nodes.</summary>
internal static class NodeRoles
{
    public static Iam.IRole Define(Construct scope, NodesProps props)
    {
        NodeCni.Add(props);
        return props.Role.Existing ?? New(scope, props);
    }

    /// <summary>EC2 as a principal. In China it goes by another name; elsewhere, and where the region is not known yet, the plain one is right.</summary>
    public static Iam.ServicePrincipal Ec2Service(Construct scope)
    {
        var region = Cdk.Stack.Of(scope).Region;
        return !Cdk.Token.IsUnresolved(region) && region.StartsWith("cn-", StringComparison.Ordinal)
            ? Iam.ServicePrincipal.FromStaticServicePrincipleName("ec2.amazonaws.com.cn")
            : new Iam.ServicePrincipal("ec2.amazonaws.com");
    }

    private static Iam.Role New(Construct scope, NodesProps props)
    {
        var wanted = props.Role;
        var policies = NodeRolePolicies.For(props.IsManaged, wanted.PolicyArns, wanted.AddonPolicies, wanted.CniPolicy);
        var role = new NewRole
        {
            Name = wanted.Name,
            ManagedPolicyArns = policies.AttachedArns,
            ManagedPolicyNames = policies.ManagedPolicies,
            InlinePolicies = policies.Inline,
            PolicyDocument = wanted.PolicyDocument,
            PermissionsBoundaryArn = wanted.BoundaryArn,
        };
        return MadeRole.Define(scope, role, Ec2Service(scope), props.Cluster.LogicalId(RoleIds.Nodes, props.Name));
    }
}
