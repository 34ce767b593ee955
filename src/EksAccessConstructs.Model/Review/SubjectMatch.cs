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

    private static string? User(AccessGrant grant, string name) => (grant.Username ?? DefaultName(grant)) switch
    {
        null => null,
        var user when user == name => $"user {name}",
        var user when Template(user) is { } parts && Fits(name, parts) => $"user {name} (some sessions of the role)",
        _ => null,
    };

    private static string? DefaultName(AccessGrant grant) => grant.Principal.Kind switch
    {
        PrincipalKind.User => grant.Principal.Text,
        PrincipalKind.Role => $"arn:{grant.Principal.Partition}:sts::{grant.Principal.Account}:assumed-role/{grant.Principal.Name}/{{{{SessionName}}}}",
        PrincipalKind.Unresolved => null,
    };

    private static (string Before, string After)? Template(string user)
    {
        var (open, close) = (user.IndexOf("{{", StringComparison.Ordinal), user.LastIndexOf("}}", StringComparison.Ordinal));
        return open >= 0 && close > open ? (user[..open], user[(close + 2)..]) : null;
    }

    private static bool Fits(string name, (string Before, string After) parts) =>
        name.Length > parts.Before.Length + parts.After.Length
        && name.StartsWith(parts.Before, StringComparison.Ordinal) && name.EndsWith(parts.After, StringComparison.Ordinal);
}
