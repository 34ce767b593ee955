using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Lint;

/// <summary>Somebody who is let in from IAM.</summary>
/// <param name="Who">The principal, as an entry or aws-auth names it.</param>
/// <param name="Username">The user name in Kubernetes.</param>
/// <param name="Groups">The groups.</param>
/// <param name="IsForNodes">True where it is there for nodes.</param>
/// <param name="Origin">Where it was read from.</param>
internal sealed record KnownIdentity(string Who, UsernamePattern Username, ValueList<string> Groups, bool IsForNodes, Origin Origin)
{
    /// <summary>Everybody whom entries let in, then everybody whom aws-auth does: an entry wins whole over an item of the same principal.</summary>
    public static IEnumerable<KnownIdentity> Of(AccessPlan? plan, AwsAuthMap? map)
    {
        var grants = plan is { } known && known.Mode.HasEntries() ? known.Grants : [];
        var items = plan is { Mode: AuthenticationMode.Api } ? [] : map?.StoredItems ?? [];
        return grants.Select(Of).Concat(items.Where(item => !grants.Any(grant => IsOf(item, grant.Principal))).Select(Of));
    }

    /// <summary>True where an item of aws-auth is about the principal of an entry. Letter case does not count, nor does a role's path.</summary>
    public static bool IsOf(AwsAuthItem item, PrincipalArn principal) =>
        string.Equals(item.Arn, principal.Text, StringComparison.OrdinalIgnoreCase)
        || (principal.Kind is PrincipalKind.Role && string.Equals(item.Arn, $"arn:{principal.Partition}:iam::{principal.Account}:role/{principal.Name}", StringComparison.OrdinalIgnoreCase));

    private static KnownIdentity Of(AccessGrant grant) => new(
        grant.Principal.Text,
        grant.Username is { } name ? new UsernamePattern(name) : UsernamePattern.DefaultFor(grant.Principal) ?? new UsernamePattern(""),
        grant.Groups,
        grant.Type.IsForNodes,
        grant.Origin);

    private static KnownIdentity Of(AwsAuthItem item) => new(item.Who, new UsernamePattern(item.Username), item.Groups, item.IsForNodes, item.Origin);
}
