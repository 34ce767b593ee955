using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>The principals that roles of the app are: known to be roles, though only deployment knows their ARNs.</summary>
internal static class RolePrincipals
{
    /// <summary>The principal that a role is; null where its ARN is known.</summary>
    public static PrincipalArn? OfMade(Iam.IRole role) => Cdk.Token.IsUnresolved(role.RoleArn)
        ? PrincipalArn.UnresolvedRole(role.RoleArn, $"{Cdk.Stack.Of(role).Node.Path}/{Label(role)}")
        : null;

    /// <summary>The principal that a role is, where it is defined as CloudFormation has it.</summary>
    public static PrincipalArn Of(Iam.CfnRole role) =>
        PrincipalArn.UnresolvedRole(role.AttrArn, $"{Cdk.Stack.Of(role).Node.Path}/{LogicalId(role)}");

    // What the role is called in its stack: an owned role by its logical id, an imported one by its name, or by its place where the name is not known either.
    private static string Label(Iam.IRole role) => role switch
    {
        { Node.DefaultChild: Iam.CfnRole resource } => LogicalId(resource),
        _ when Cdk.Token.IsUnresolved(role.RoleName) => Cdk.Names.NodeUniqueId(role.Node),
        _ => role.RoleName,
    };

    private static string LogicalId(Iam.CfnRole role) => Cdk.Stack.Of(role).Resolve(role.LogicalId).ToString() ?? "";
}
