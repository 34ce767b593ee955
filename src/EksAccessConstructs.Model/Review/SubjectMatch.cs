using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>Whether a subject of a binding is a principal that an access entry lets in.</summary>
internal static class SubjectMatch
{
    /// <summary>How the subject is reached, such as "group shop-developers"; null where it is somebody else.</summary>
    public static string? Of(AccessGrant grant, Subject subject) => subject.Kind switch
    {
        "Group" when grant.Groups.Contains(subject.Name) => $"group {subject.Name}",
        "Group" when subject.Name == "system:authenticated" && !grant.Type.IsForNodes => "group system:authenticated (everybody let in)",
        "User" => User(grant, subject.Name),
        _ => null,
    };

    // A principal that only deployment knows may be anybody, so no subject is taken for it by name.
    private static string? User(AccessGrant grant, string name) => grant is { Principal.IsUnresolved: true, Username: null } ? null
        : IdentityPattern.Of(grant).Username.ValuesFor(name) is not { } values ? null
        : values == PlaceholderValues.None ? $"user {name}"
        : $"user {name} (some sessions of the role)";
}
