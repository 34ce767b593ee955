using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>Defines the role of nodes.</summary>
internal static class NodeRoles
{
    public static Iam.IRole Define(Construct scope, NodesProps props) => props.Role.Existing ?? New(scope, props);

    private static Iam.Role New(Construct scope, NodesProps props)
    {
        var wanted = props.Role;
        var policies = NodeRolePolicies.For(props.IsManaged, wanted.ManagedPolicyArns, wanted.AddonPolicies, wanted.CniPolicy);
        var role = new Iam.Role(scope, "Role", new Iam.RoleProps
        {
            RoleName = wanted.Name,
            AssumedBy = Ec2Service(scope),
            ManagedPolicies =
            [
                .. policies.AttachedArns.Select((arn, index) => Iam.ManagedPolicy.FromManagedPolicyArn(scope, $"Policy{index + 1}", arn)),
                .. policies.ManagedPolicies.Select(Iam.ManagedPolicy.FromAwsManagedPolicyName),
            ],
            PermissionsBoundary = wanted.PermissionsBoundaryArn is { } boundary ? Iam.ManagedPolicy.FromManagedPolicyArn(scope, "Boundary", boundary) : null,
        });
        var resource = Resource(role).Named(props.Cluster.LogicalId("node-role", props.Name));
        Iam.CfnRole.PolicyProperty[] inline =
        [
            .. wanted.PolicyDocument is { } document ? [Inline("Attached", CdkDocument.Of(document))] : Array.Empty<Iam.CfnRole.PolicyProperty>(),
            .. policies.Inline.Select(policy => Inline(policy.Name, CdkDocument.Of(policy))),
        ];
        if (inline.Length > 0)
        {
            resource.Policies = inline;
        }

        return role;
    }

    // In China EC2 goes by another name; elsewhere, and where the region is not known yet, the plain one is right.
    private static Iam.ServicePrincipal Ec2Service(Construct scope)
    {
        var region = Cdk.Stack.Of(scope).Region;
        return !Cdk.Token.IsUnresolved(region) && region.StartsWith("cn-", StringComparison.Ordinal)
            ? Iam.ServicePrincipal.FromStaticServicePrincipleName("ec2.amazonaws.com.cn")
            : new Iam.ServicePrincipal("ec2.amazonaws.com");
    }

    private static Iam.CfnRole Resource(Iam.Role role) =>
        role.Node.DefaultChild as Iam.CfnRole ?? throw new InvalidOperationException("the CDK's role has no AWS::IAM::Role inside");

    private static Iam.CfnRole.PolicyProperty Inline(string name, object document) => new() { PolicyName = name, PolicyDocument = document };
}
