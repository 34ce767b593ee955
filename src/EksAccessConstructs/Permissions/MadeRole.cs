using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Permissions;

/// <summary>Defines a role from its description, for nodes, pods, add-ons and whoever else needs one.</summary>
internal static class MadeRole
{
    /// <param name="scope">The scope; it gets the children <c>Role</c>, <c>Policy1</c>, … and <c>Boundary</c>.</param>
    /// <param name="wanted">What the role may do and is called.</param>
    /// <param name="trusted">Who may take it on.</param>
    /// <param name="logicalId">Its logical id.</param>
    public static Iam.Role Define(Construct scope, NewRole wanted, Iam.IPrincipal trusted, string logicalId)
    {
        var role = new Iam.Role(scope, "Role", new Iam.RoleProps
        {
            RoleName = wanted.Name,
            AssumedBy = trusted,
            ManagedPolicies =
            [
                .. wanted.ManagedPolicyArns.Select((arn, index) => Iam.ManagedPolicy.FromManagedPolicyArn(scope, $"Policy{index + 1}", arn)),
                .. wanted.AttachedNames.Select(Iam.ManagedPolicy.FromAwsManagedPolicyName),
            ],
            PermissionsBoundary = wanted.PermissionsBoundaryArn is { } boundary ? Iam.ManagedPolicy.FromManagedPolicyArn(scope, "Boundary", boundary) : null,
        });
        var resource = Resource(role).Named(logicalId);
        Iam.CfnRole.PolicyProperty[] inline = [.. Inline(wanted)];
        if (inline.Length > 0)
        {
            resource.Policies = inline;
        }

        foreach (var (key, value) in wanted.Tags)
        {
            Cdk.Tags.Of(role).Add(key, value);
        }

        return role;
    }

    /// <summary>The role as CloudFormation has it.</summary>
    public static Iam.CfnRole Resource(Iam.Role role) =>
        role.Node.DefaultChild as Iam.CfnRole ?? throw new InvalidOperationException("the CDK's role has no AWS::IAM::Role inside");

    private static IEnumerable<Iam.CfnRole.PolicyProperty> Inline(NewRole wanted)
    {
        if (wanted.PolicyDocument is { } document)
        {
            yield return new() { PolicyName = wanted.PolicyDocumentName, PolicyDocument = CdkDocument.Of(document) };
        }

        foreach (var policy in wanted.AttachedInline)
        {
            yield return new() { PolicyName = policy.Name, PolicyDocument = CdkDocument.Of(policy) };
        }
    }
}
