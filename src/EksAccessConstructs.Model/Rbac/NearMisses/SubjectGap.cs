using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>How the subject of a binding goes past an identity that it may be meant for.</summary>
/// <remarks>A name that differs in its letters is near only where no binding names the identity's own: two teams whose names are alike are two teams.</remarks>
internal sealed class SubjectGap
{
    private const string System = "system:";

    private readonly Identity identity;
    private readonly (string Namespace, string Name)? account;
    private readonly List<string> groups;
    private readonly HashSet<string> bound;

    public SubjectGap(Identity identity, IEnumerable<RbacBinding> bindings)
    {
        this.identity = identity;
        account = identity.AsServiceAccount();
        groups = [.. identity.Groups.Where(group => !group.StartsWith(System, StringComparison.Ordinal))];
        bound = bindings.SelectMany(binding => binding.Subjects).Select(subject => subject.Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>True where the subject is the identity, or one of its groups.</summary>
    public bool IsMeant(Subject subject, RbacBinding binding) => subject.Kind switch
    {
        "User" => subject.Name == identity.User,
        "Group" => identity.Groups.Contains(subject.Name),
        "ServiceAccount" => account is { } own && subject.Name == own.Name && subject.ResolvedNamespace(binding) == own.Namespace,
        _ => false,
    };

    /// <summary>What differs; null where the subject is somebody else.</summary>
    public string? Of(Subject subject, RbacBinding binding) => (subject.Kind, account) switch
    {
        ("ServiceAccount", { } own) => OfAccount(subject, own, subject.ResolvedNamespace(binding)),
        ("ServiceAccount", null) => null,
        ("User", { } own) when IsWrittenAsUser(subject.Name, own) =>
            $"the subject is the user '{subject.Name}', and this is the service account '{own.Name}' of namespace '{own.Namespace}'",
        ("User", _) when groups.Contains(subject.Name) => $"the subject is a user, and '{subject.Name}' is a group here",
        ("Group", _) when subject.Name == identity.User => $"the subject is a group, and '{subject.Name}' is the user here",
        ("User", null) => OfName(subject, [identity.User]),
        ("Group", _) => OfName(subject, groups),
        _ => null,
    };

    private string? OfAccount(Subject subject, (string Namespace, string Name) own, string? space) => space switch
    {
        null when subject.Name == own.Name => $"the subject names service account '{own.Name}' without its namespace '{own.Namespace}'",
        { } other when other != own.Namespace && subject.Name == own.Name && own.Name != "default" =>
            $"the subject is service account '{own.Name}' of namespace '{other}', not of '{own.Namespace}'",
        { } same when same == own.Namespace => OfName(subject, [own.Name]),
        _ => null,
    };

    private static bool IsWrittenAsUser(string user, (string Namespace, string Name) own) =>
        user == own.Name || user == $"{own.Namespace}:{own.Name}" || user == $"{own.Namespace}/{own.Name}"
        || user == $"{Identity.ServiceAccountUser(own.Namespace, "")[..^1]}/{own.Name}";

    private string? OfName(Subject subject, IReadOnlyList<string> names)
    {
        var near = names.FirstOrDefault(name => name.Equals(subject.Name, StringComparison.OrdinalIgnoreCase))
            ?? names.FirstOrDefault(name => IsPrefixed(name, subject.Name) || IsPrefixed(subject.Name, name))
            ?? Suggestion.For(subject.Name, names.Where(name => !bound.Contains(name)));
        return near is null ? null : $"the subject is '{subject.Name}', not '{near}'";
    }

    // One of them has a prefix, such as user: or oidc:, that identity providers are told to put before names.
    private static bool IsPrefixed(string name, string other) =>
        other.Length > 0 && !name.StartsWith(System, StringComparison.Ordinal) && name.EndsWith($":{other}", StringComparison.Ordinal);
}
