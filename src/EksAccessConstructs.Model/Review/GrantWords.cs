using EksAccessConstructs.Access;

namespace EksAccessConstructs.Review;

/// <summary>What an access entry carries, in words.</summary>
internal static class GrantWords
{
    /// <summary><c>type STANDARD, groups a, b, AmazonEKSViewPolicy on shop</c>.</summary>
    public static string Of(AccessGrant grant)
    {
        string?[] parts =
        [
            $"type {grant.Type}",
            grant.Username is { } user ? $"user name {user}" : null,
            grant.Groups.IsEmpty ? null : $"groups {string.Join(", ", grant.Groups)}",
            .. grant.Policies.Select(
                association => $"{association.Policy} on {(association.Scope is PolicyScope.WholeCluster ? "the whole cluster" : association.Scope)}"),
        ];
        return string.Join(", ", parts.OfType<string>());
    }
}
