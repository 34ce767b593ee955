using EksAccessConstructs.Access;

namespace EksAccessConstructs.Changes;

/// <summary>What happens in IAM along with a change, and who makes the change.</summary>
public sealed record LockoutOptions
{
    /// <summary>Principals that are deleted in IAM.</summary>
    /// <value>Default: none.</value>
    public ValueList<PrincipalArn> Deleted { get; init; }

    /// <summary>Principals that are deleted and made again with the same name: their entries refuse the newcomer, aws-auth takes it.</summary>
    /// <value>Default: none.</value>
    public ValueList<PrincipalArn> Recreated { get; init; }

    /// <summary>The identity that deploys and runs kubectl; null where nobody knows it.</summary>
    /// <value>Default: null.</value>
    public PrincipalArn? Deployer { get; init; }
}
