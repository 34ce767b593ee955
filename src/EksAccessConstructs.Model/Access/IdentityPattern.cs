namespace EksAccessConstructs.Access;

/// <summary>Who a principal is inside the cluster, before Kubernetes adds <c>system:authenticated</c>; with placeholders
/// where that differs from login to login.</summary>
/// <param name="Username">The user name.</param>
/// <param name="Groups">The groups in order; each may hold placeholders where aws-auth gave it.</param>
public sealed record IdentityPattern(UsernamePattern Username, ValueList<string> Groups)
{
    /// <summary>The identity that an access entry gives; <see cref="Unpublished"/> says what of it nobody has published.</summary>
    /// <remarks>Entries of node types get their names and groups from EKS. Source: EKS User Guide, "Create access entries".</remarks>
    public static IdentityPattern Of(AccessGrant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        return grant.Type.Name switch
        {
            "EC2_LINUX" or "EC2" or "HYPERPOD_LINUX" => new(Node("EC2PrivateDNSName"), ["system:nodes"]),
            "EC2_WINDOWS" => new(Node("EC2PrivateDNSName"), ["system:nodes", "eks:kube-proxy-windows"]),
            "FARGATE_LINUX" or "HYBRID_LINUX" => new(Node("SessionName"), ["system:nodes"]),
            _ => new(grant.Username is { } name ? new UsernamePattern(name) : UsernamePattern.DefaultFor(grant.Principal), grant.Groups),
        };
    }

    /// <summary>What AWS has not published of the identity that an entry gives; null where all is known.</summary>
    public static string? Unpublished(AccessGrant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        return grant.Type.Name switch
        {
            "EC2" or "HYPERPOD_LINUX" => $"AWS has not published the user name and groups of an entry of type {grant.Type}",
            _ when !EntryType.Known.Contains(grant.Type) => $"entries of type {grant.Type} are not known to this version",
            "STANDARD" => Undocumented(grant),
            _ => null,
        };
    }

    /// <summary>True where every login has the same user name and groups.</summary>
    public bool IsFixed => Username.IsFixed && Groups.All(group => new UsernamePattern(group).IsFixed);

    /// <summary>The identity with what is known about the login filled in, in the user name and the groups.</summary>
    public IdentityPattern Fill(PlaceholderValues values) =>
        new(Username.Fill(values), Groups.Select(group => new UsernamePattern(group).Fill(values).Text).ToValueList());

    // aws-auth knows more placeholders, and knows them in groups; AWS documents two for entries, and only in user names.
    private static string? Undocumented(AccessGrant grant)
    {
        if (new UsernamePattern(grant.Username ?? "").Placeholders.FirstOrDefault(name => name is not ("{{SessionName}}" or "{{SessionNameRaw}}")) is { } name)
        {
            return $"AWS does not say whether {name} is filled in in the user name '{grant.Username}' of an access entry";
        }

        return grant.Groups.FirstOrDefault(group => !new UsernamePattern(group).IsFixed) is { } group
            ? $"AWS does not say whether placeholders are filled in in the group '{group}' of an access entry"
            : null;
    }

    private static UsernamePattern Node(string placeholder) => new($"system:node:{{{{{placeholder}}}}}");

    /// <summary>The user name and the groups in brackets.</summary>
    public override string ToString() => $"{(Username.Text.Length == 0 ? "''" : Username)} {Groups}";
}
