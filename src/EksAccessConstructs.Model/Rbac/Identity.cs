namespace EksAccessConstructs.Rbac;

/// <summary>Who asks the API server: a user name and the groups that came with it. All texts are compared byte for byte.</summary>
/// <param name="User">The user name.</param>
/// <param name="Groups">The groups, complete: nothing is added to them when a decision is made.</param>
public sealed record Identity(string User, ValueList<string> Groups)
{
    /// <summary>Everybody who has logged in.</summary>
    public const string AuthenticatedGroup = "system:authenticated";

    /// <summary>Everybody who has not.</summary>
    public const string UnauthenticatedGroup = "system:unauthenticated";

    /// <summary>Every service account.</summary>
    internal const string ServiceAccountsGroup = "system:serviceaccounts";

    /// <summary>The group that may do everything, before any other authorizer is asked.</summary>
    public const string MastersGroup = "system:masters";

    /// <summary>The user of requests without credentials.</summary>
    public const string AnonymousUser = "system:anonymous";

    private const string ServiceAccountPrefix = "system:serviceaccount:";
    private const string NodePrefix = "system:node:";

    /// <summary>A request without credentials.</summary>
    public static Identity Anonymous { get; } = new(AnonymousUser, [UnauthenticatedGroup]);

    /// <summary>A logged-in user with these groups and those that the API server adds.</summary>
    public static Identity Of(string user, params ReadOnlySpan<string> groups) => new Identity(user, [.. groups]).WithImpliedGroups();

    /// <summary>A service account with the three groups that every service account has.</summary>
    public static Identity ServiceAccount(string @namespace, string name) =>
        new(ServiceAccountUser(@namespace, name), [ServiceAccountsGroup, $"{ServiceAccountsGroup}:{@namespace}", AuthenticatedGroup]);

    /// <summary>The user name of a service account.</summary>
    public static string ServiceAccountUser(string @namespace, string name) => $"{ServiceAccountPrefix}{@namespace}:{name}";

    /// <summary>This identity with <c>system:authenticated</c> where the API server adds it: for everybody but the anonymous user, unless one of the
    /// two groups for "logged in" and "not logged in" is there already.</summary>
    public Identity WithImpliedGroups() =>
        User == AnonymousUser || Groups.Contains(AuthenticatedGroup) || Groups.Contains(UnauthenticatedGroup)
            ? this
            : this with { Groups = [.. Groups, AuthenticatedGroup] };

    /// <summary>True for members of <c>system:masters</c>.</summary>
    public bool IsMaster => Groups.Contains(MastersGroup);

    /// <summary>True for a kubelet, whose requests the Node authorizer decides: a <c>system:node:</c> user in the group <c>system:nodes</c>.</summary>
    public bool IsNode => User.StartsWith(NodePrefix, StringComparison.Ordinal) && Groups.Contains("system:nodes");

    /// <summary>The namespace and name of the service account that this user is; null where the user name has another form.</summary>
    public (string Namespace, string Name)? AsServiceAccount() =>
        User.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal)
        && User[ServiceAccountPrefix.Length..].Split(':') is [{ Length: > 0 } @namespace, { Length: > 0 } name]
            ? (@namespace, name)
            : null;

    /// <summary><c>user "…" (groups …)</c>.</summary>
    public override string ToString() => Groups.IsEmpty ? $"user '{Shown}'" : $"user '{Shown}' in {string.Join(", ", Groups)}";

    // A name that no login has stands where each session has another.
    private string Shown => User.Replace("\0", "…", StringComparison.Ordinal);
}
