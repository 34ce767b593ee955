namespace EksAccessConstructs.Access;

/// <summary>Roles of the CDK as principals of access entries.</summary>
public static class AccessPrincipals
{
    /// <summary>The principal that a role is. A role that the app defines is known to be a role, though only deployment knows its ARN.</summary>
    /// <param name="role">The role, defined or imported.</param>
    /// <exception cref="ArgumentException">The role has an ARN that EKS takes for no entry, such as that of a service-linked role.</exception>
    public static PrincipalArn ToPrincipal(this Iam.IRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        if (Cdk.Token.IsUnresolved(role.RoleArn))
        {
            return PrincipalArn.UnresolvedRole(role.RoleArn, $"{Cdk.Stack.Of(role).Node.Path}/{Label(role)}");
        }

        var reading = PrincipalArn.Read(role.RoleArn);
        return reading.Ok ? reading.Value : throw new ArgumentException($"{role.Node.Path}: {reading.Findings[0].Message}", nameof(role));
    }

    /// <summary>The principal that a role of the app is, where it is defined as CloudFormation has it.</summary>
    public static PrincipalArn ToPrincipal(this Iam.CfnRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return PrincipalArn.UnresolvedRole(role.AttrArn, $"{Cdk.Stack.Of(role).Node.Path}/{LogicalId(role)}");
    }

    // What the role is called in its stack: an owned role by its logical id, an imported one by its name, or by its place where the name is not known either.
    private static string Label(Iam.IRole role) => role switch
    {
        { Node.DefaultChild: Iam.CfnRole resource } => LogicalId(resource),
        _ when Cdk.Token.IsUnresolved(role.RoleName) => Cdk.Names.NodeUniqueId(role.Node),
        _ => role.RoleName,
    };

    private static string LogicalId(Iam.CfnRole role) => Cdk.Stack.Of(role).Resolve(role.LogicalId).ToString() ?? "";
}
