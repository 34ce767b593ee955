using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;

namespace EksAccessConstructs.Lint;

/// <summary>Somebody who is let in from IAM.</summary>
/// <param name="Who">The principal, as an entry or aws-auth names it.</param>
/// <param name="Username">The user name in Kubernetes.</param>
/// <param name="Groups">The groups.</param>
/// <param name="IsForNodes">True where it is there for nodes.</param>
/// <param name="By">The access entry; null where aws-auth lets it in.</param>
/// <param name="Origin">Where it was read from.</param>
internal sealed record KnownIdentity(string Who, UsernamePattern Username, ValueList<string> Groups, bool IsForNodes, AccessGrant? By, Origin Origin)
{
    /// <summary>Everybody whom entries let in, then everybody whom aws-auth does, each in every way that a login may take.</summary>
    public static IEnumerable<KnownIdentity> Of(CallerResolver resolver) =>
        from caller in resolver.Named()
        from way in caller.Authentication.Possible
        where way.By is not AuthenticatedAsCreator
        select Of(caller.Who, way);

    private static KnownIdentity Of(string who, AuthenticatedAs way) => way.By is AuthenticatedByAwsAuth { Item: { } item }
        ? new(item.Who, way.Identity.Username, way.Identity.Groups, item.IsForNodes, null, item.Origin)
        : new(who, way.Identity.Username, way.Identity.Groups, way.Entry is { Type.IsForNodes: true }, way.Entry, way.Entry?.Origin ?? default);
}
