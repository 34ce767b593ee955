namespace EksAccessConstructs.Access;

/// <summary>Who is let into one cluster: its authentication mode and at most one grant for each principal.</summary>
public sealed record AccessPlan
{
    /// <summary>Where EKS looks up who a caller is.</summary>
    /// <value>Default: API.</value>
    public AuthenticationMode Mode { get; init; } = AuthenticationMode.Api;

    /// <summary>True where the identity that creates the cluster becomes administrator without an entry in the code.</summary>
    /// <value>Default: false.</value>
    public bool CreatorIsAdmin { get; init; }

    /// <summary>The grants, one for each principal, in the order first met.</summary>
    public ValueList<AccessGrant> Grants { get; init; }

    /// <summary>The grants that make their principal administrator of the whole cluster.</summary>
    public IEnumerable<AccessGrant> Administrators => Grants.Where(grant => grant.IsClusterAdmin);
}
