namespace EksAccessConstructs.Access;

/// <summary>One access policy on one entry, and where it applies.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Scope">Where it applies.</param>
public sealed record PolicyAssociation(AccessPolicyName Policy, PolicyScope Scope)
{
    /// <summary>True where it makes its principal administrator of the whole cluster.</summary>
    public bool IsClusterAdmin => Policy == AccessPolicyName.ClusterAdmin && Scope is PolicyScope.WholeCluster;
}

/// <summary>What one principal is let in with: the content of one access entry.</summary>
/// <remarks>Two grants are equal where they say the same, wherever they were read from.</remarks>
public sealed record AccessGrant
{
    /// <summary>Who is let in.</summary>
    public required PrincipalArn Principal { get; init; }

    /// <summary>The type of the entry.</summary>
    /// <value>Default: STANDARD.</value>
    public EntryType Type { get; init; } = EntryType.Standard;

    /// <summary>The Kubernetes user name, templates included.</summary>
    /// <value>Default: the one EKS makes: the user's ARN, or the session's ARN for a role.</value>
    public string? Username { get; init; }

    /// <summary>The Kubernetes groups.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> Groups { get; init; }

    /// <summary>The access policies, each at most once.</summary>
    /// <value>Default: none.</value>
    public ValueList<PolicyAssociation> Policies { get; init; }

    /// <summary>Tags of the access entry.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>Where the grant was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>True where this entry alone makes its principal administrator of the whole cluster.</summary>
    public bool IsClusterAdmin => Policies.Any(association => association.IsClusterAdmin);
}
