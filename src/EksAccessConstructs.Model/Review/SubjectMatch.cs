using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>Whether a subject of a binding is somebody who gets in.</summary>
internal static class SubjectMatch
{
    /// <summary>How the subject is reached, such as "group shop-developers"; null where it is somebody else.</summary>
    public static string? Of(AuthenticatedAs way, Subject subject, RbacBinding binding) => subject.Kind switch
    {
        "Group" when subject.Name == Identity.AuthenticatedGroup => $"group {subject.Name} (everybody let in)",
        "Group" => In(way, $"group {subject.Name}", identity => identity.Groups.Contains(subject.Name)),
        "User" => InAsUser(way, subject.Name),
        "ServiceAccount" when subject.ResolvedNamespace(binding) is { } @namespace =>
            InAsUser(way, Identity.ServiceAccountUser(@namespace, subject.Name)),
        _ => null,
    };

    private static string? InAsUser(AuthenticatedAs way, string user) => In(way, $"user {user}", identity => identity.User == user);

    // A principal that only deployment knows may be anybody, so no subject is taken for it by its default name.
    private static string? In(AuthenticatedAs way, string words, Func<Identity, bool> isMeant)
    {
        if (isMeant(way.Certain))
        {
            return words;
        }

        var isNameOpen = way.Entry is { Principal.IsUnresolved: true, Username: null };
        return !isNameOpen && way.Some.Any(some => isMeant(some.Identity)) ? $"{words} (some sessions of the role)" : null;
    }
}
