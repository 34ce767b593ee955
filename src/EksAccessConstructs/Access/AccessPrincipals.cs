using EksAccessConstructs.Cluster;

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
        if (RolePrincipals.OfMade(role) is { } made)
        {
            return made;
        }

        var reading = PrincipalArn.Read(role.RoleArn);
        return reading.Ok ? reading.Value : throw new ArgumentException($"{role.Node.Path}: {reading.Findings[0].Message}", nameof(role));
    }

    /// <summary>The principal that a role of the app is, where it is defined as CloudFormation has it.</summary>
    public static PrincipalArn ToPrincipal(this Iam.CfnRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return RolePrincipals.Of(role);
    }
}
