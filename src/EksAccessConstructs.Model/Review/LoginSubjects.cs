using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>A subject of a binding that somebody who gets in is.</summary>
/// <param name="Bound">The binding and its place among all.</param>
/// <param name="Subject">The subject as it is written.</param>
/// <param name="Words">How it is reached, such as "group shop-developers".</param>
internal readonly record struct MatchedSubject(BoundRole Bound, Subject Subject, string Words);

/// <summary>The users and groups that one way in makes of a caller, and the subjects of bindings that these are.</summary>
internal sealed class LoginSubjects
{
    private readonly Dictionary<string, string> users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> groups = new(StringComparer.Ordinal);

    /// <summary>The users and groups of one way in.</summary>
    /// <remarks>A principal that only deployment knows may be anybody, so no subject is taken for it by its default name.</remarks>
    public LoginSubjects(AuthenticatedAs way)
    {
        groups.Add(Identity.AuthenticatedGroup, " (everybody let in)");
        Add(way.Certain, "");
        var isNameOpen = way.Entry is { Principal.IsUnresolved: true, Username: null };
        foreach (var some in isNameOpen ? [] : way.Some)
        {
            Add(some.Identity, " (some sessions of the role)");
        }
    }

    /// <summary>The names of the users.</summary>
    public IEnumerable<string> Users => users.Keys;

    /// <summary>The names of the groups.</summary>
    public IEnumerable<string> Groups => groups.Keys;

    /// <summary>The subjects of bindings that are one of them, in the order of the bindings.</summary>
    public IEnumerable<MatchedSubject> In(RbacEvaluator rbac)
    {
        var asUser = from user in users
                     from given in rbac.BindingsOfUser(user.Key)
                     select new MatchedSubject(given.Bound, given.Subject, $"user {user.Key}{user.Value}");
        var asGroup = from @group in groups
                      from given in rbac.BindingsOfGroup(@group.Key)
                      select new MatchedSubject(given.Bound, given.Subject, $"group {@group.Key}{@group.Value}");
        return asUser.Concat(asGroup).OrderBy(match => match.Bound.Place);
    }

    private void Add(Identity identity, string remark)
    {
        users.TryAdd(identity.User, remark);
        foreach (var name in identity.Groups)
        {
            groups.TryAdd(name, remark);
        }
    }
}
