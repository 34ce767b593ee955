namespace EksAccessConstructs.Access;

/// <summary>Where a Kubernetes identity came from.</summary>
public enum IdentitySource
{
    /// <summary>An access entry.</summary>
    AccessEntry,

    /// <summary>An item of mapRoles in aws-auth.</summary>
    MapRoles,

    /// <summary>An item of mapUsers in aws-auth.</summary>
    MapUsers,

    /// <summary>An item of mapAccounts in aws-auth.</summary>
    MapAccounts,

    /// <summary>Nobody in AWS: a user and groups named by whoever asks.</summary>
    Given,
}

/// <summary>Who a caller is inside the cluster, before Kubernetes adds <c>system:authenticated</c>.</summary>
/// <param name="Username">The user name; with placeholders where it differs from login to login.</param>
/// <param name="Groups">The groups in order; each may hold placeholders where aws-auth gave it.</param>
/// <param name="Source">Where the identity came from.</param>
public sealed record KubernetesIdentity(UsernamePattern Username, ValueList<string> Groups, IdentitySource Source)
{
    /// <summary>Where the entry or item stands that gave the identity.</summary>
    public Origin Origin { get; init; }

    /// <summary>The identity with what is known about the login filled in.</summary>
    public KubernetesIdentity Fill(PlaceholderValues values) => this with
    {
        Username = Username.Fill(values),
        Groups = Groups.Select(group => new UsernamePattern(group).Fill(values).Text).ToValueList(),
    };

    /// <summary>True where every login has the same user name and groups.</summary>
    public bool IsFixed => Username.IsFixed && Groups.All(group => new UsernamePattern(group).IsFixed);
}
