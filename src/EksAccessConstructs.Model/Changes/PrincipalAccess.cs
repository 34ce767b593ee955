using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Changes;

/// <summary>What one principal gets, wherever it comes from.</summary>
/// <param name="GetsIn">False where the principal does not get in at all.</param>
/// <param name="From">What lets it in, in words: "access entry", "mapRoles", "nothing", …</param>
public sealed record PrincipalAccess(bool GetsIn, string From)
{
    /// <summary>No access.</summary>
    public static PrincipalAccess None { get; } = new(false, "nothing");

    /// <summary>A subject of bindings that no principal comes in as.</summary>
    internal static PrincipalAccess OfSubject { get; } = new(true, "bindings");

    /// <summary>True for an administrator of the whole cluster: by system:masters or by AmazonEKSClusterAdminPolicy.</summary>
    public bool IsAdmin { get; init; }

    /// <summary>True where nodes get in.</summary>
    public bool IsNode { get; init; }

    /// <summary>The user name, templates included.</summary>
    public string Username { get; init; } = "";

    /// <summary>The groups.</summary>
    public ValueList<string> Groups { get; init; }

    /// <summary>The access policies.</summary>
    public ValueList<PolicyAssociation> Policies { get; init; }

    /// <summary>Where the entry or item is written.</summary>
    public Origin Origin { get; init; }

    /// <summary>True where the access hangs on the id of the principal, so that one made again under the same name does not get it.</summary>
    internal bool HangsOnPrincipalId { get; init; }

    /// <summary>What an access entry gives.</summary>
    internal static PrincipalAccess Of(AccessGrant grant, IdentityPattern identity) => new(true, "access entry")
    {
        IsNode = grant.Type.IsForNodes,
        Username = identity.Username.Text,
        Groups = grant.Groups,
        Policies = grant.Policies,
        Origin = grant.Origin,
        HangsOnPrincipalId = true,
    };

    /// <summary>What an item of aws-auth gives.</summary>
    internal static PrincipalAccess Of(AuthenticatedByAwsAuth login, IdentityPattern identity) => new(true, login.Section.Key())
    {
        IsNode = login.Item is { IsForNodes: true } or { Username: AwsAuthItem.NodeUsername },
        Username = identity.Username.Text,
        Groups = identity.Groups,
        Origin = login.Item?.Origin ?? default,
    };

    /// <summary>What this access is and another is not, in words; rights that bindings and policies give are not told here.</summary>
    /// <param name="other">The other access.</param>
    /// <param name="byGroups">Whether groups count by themselves, since nobody knows what they give.</param>
    internal ValueList<string> LostIn(PrincipalAccess other, bool byGroups) => (GetsIn, other.GetsIn) switch
    {
        (false, _) => [],
        (true, false) => ["every access"],
        _ => [.. Admin(other), .. Node(other), .. byGroups ? GroupsLost(other) : []],
    };

    private IEnumerable<string> Admin(PrincipalAccess other) => IsAdmin && !other.IsAdmin ? ["administration of the cluster"] : [];

    private IEnumerable<string> Node(PrincipalAccess other) => IsNode && !other.IsNode ? ["what nodes need"] : [];

    private IEnumerable<string> GroupsLost(PrincipalAccess other) => other.IsAdmin ? [] : Groups
        .Where(group => group is not ("" or "system:masters") && !(IsNode && group.StartsWith("system:", StringComparison.Ordinal) || IsNode && other.IsNode))
        .Except(other.Groups, StringComparer.Ordinal)
        .Select(group => $"group '{group}'");

    /// <summary>The access in a few words.</summary>
    public override string ToString() => this switch
    {
        { GetsIn: false } => "no access",
        _ when this == OfSubject => "a subject of bindings",
        { IsAdmin: true } => $"administrator by {From}",
        { IsNode: true } => $"nodes by {From}",
        _ => $"'{Username}' {Groups}{string.Concat(Policies.Select(one => $" {one.Policy} ({one.Scope})"))} by {From}",
    };
}
