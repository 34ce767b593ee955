using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Rights;

/// <summary>What subjects are called in a comparison: <c>user:NAME</c>, <c>group:NAME</c>, <c>serviceaccount:NAMESPACE/NAME</c>.</summary>
internal static class SubjectName
{
    private const string GroupPrefix = "group:";
    private const string UserPrefix = "user:";
    private const string AccountPrefix = "serviceaccount:";
    private const string AllAccounts = "system:serviceaccounts";

    /// <summary>Everybody who is let in.</summary>
    public const string Everyone = $"{GroupPrefix}{Identity.AuthenticatedGroup}";

    /// <summary>The group that may do everything, so that bindings add nothing to it.</summary>
    public const string Masters = $"{GroupPrefix}{Identity.MastersGroup}";

    /// <summary>The groups of somebody from IAM that the API server adds.</summary>
    public static ValueList<string> SharedByAll { get; } = [Everyone];

    /// <summary>True for a subject that somebody from IAM cannot take the place of: a service account, and the groups that Kubernetes fills.</summary>
    public static bool IsBuiltIn(string subject) => subject == Everyone || subject == $"{GroupPrefix}{Identity.UnauthenticatedGroup}"
        || subject.StartsWith(AccountPrefix, StringComparison.Ordinal) || subject.StartsWith($"{GroupPrefix}{AllAccounts}", StringComparison.Ordinal);

    /// <summary>A group.</summary>
    public static string Group(string name) => $"{GroupPrefix}{name}";

    /// <summary>A user; one that is a service account by its name is that.</summary>
    public static string User(string name) =>
        new Identity(name, []).AsServiceAccount() is var (space, account) ? Account(space, account) : $"{UserPrefix}{name}";

    /// <summary>The subject of a binding; null for one that nobody can be.</summary>
    public static string? Of(Subject subject, RbacBinding binding) => subject.Kind switch
    {
        "User" => User(subject.Name),
        "Group" => Group(subject.Name),
        "ServiceAccount" when subject.ResolvedNamespace(binding) is { Length: > 0 } space => Account(space, subject.Name),
        _ => null,
    };

    /// <summary>The groups that the API server puts a subject into by itself, whose rights are told of once, as those of the group.</summary>
    public static IEnumerable<string> SharedBy(string subject) => subject switch
    {
        Everyone or $"{GroupPrefix}{Identity.UnauthenticatedGroup}" or $"{UserPrefix}{Identity.AnonymousUser}" => [],
        _ when subject.StartsWith(AccountPrefix, StringComparison.Ordinal) =>
            [Everyone, Group(AllAccounts), Group($"{AllAccounts}:{subject[AccountPrefix.Length..subject.IndexOf('/', StringComparison.Ordinal)]}")],
        _ when subject.StartsWith($"{GroupPrefix}{AllAccounts}:", StringComparison.Ordinal) => [Everyone, Group(AllAccounts)],
        _ => [Everyone],
    };

    /// <summary>The identity of a subject by its name here; null for a principal.</summary>
    public static Identity? AsIdentity(string subject) => subject switch
    {
        _ when subject.StartsWith(UserPrefix, StringComparison.Ordinal) => Identity.Of(subject[UserPrefix.Length..]),
        _ when subject.StartsWith(GroupPrefix, StringComparison.Ordinal) =>
            Identity.Of($"somebody in {subject[GroupPrefix.Length..]}", subject[GroupPrefix.Length..]),
        _ when subject.StartsWith(AccountPrefix, StringComparison.Ordinal) && subject[AccountPrefix.Length..].Split('/') is [var space, var name] =>
            Identity.ServiceAccount(space, name),
        _ => null,
    };

    private static string Account(string space, string name) => $"{AccountPrefix}{space}/{name}";
}
