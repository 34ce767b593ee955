using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Access;

/// <summary>Roles and users of the CDK as principals of access entries.</summary>
public static class AccessPrincipals
{
    /// <summary>The principal that a role is. A role that the app defines is known to be a role, though only deployment knows its ARN.</summary>
    /// <param name="role">The role, defined or imported.</param>
    /// <exception cref="ArgumentException">The role has an ARN that EKS takes for no entry, such as that of a service-linked role or of a role of IAM
    /// Identity Center without its path.</exception>
    public static PrincipalArn ToPrincipal(this Iam.IRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return PrincipalsOfApp.Of(role);
    }

    /// <summary>The principal that a user is. An entry should rather be for a role: a user's rights go with its keys.</summary>
    /// <param name="user">The user, defined or imported.</param>
    /// <exception cref="ArgumentException">The user has an ARN that EKS takes for no entry.</exception>
    public static PrincipalArn ToPrincipal(this Iam.IUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return PrincipalsOfApp.Of(user);
    }

    /// <summary>The principal that a role of the app is, where it is defined as CloudFormation has it.</summary>
    /// <param name="role">The role.</param>
    public static PrincipalArn ToPrincipal(this Iam.CfnRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return PrincipalsOfApp.Of(role);
    }
}
