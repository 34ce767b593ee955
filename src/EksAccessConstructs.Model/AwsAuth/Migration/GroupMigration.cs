using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>The groups of an item as an entry may carry them.</summary>
internal sealed class GroupMigration(AwsAuthItem item, PrincipalArn principal, MigrationOptions options, List<MigrationLoss> losses)
{
    private readonly List<KeyValuePair<string, string>> own = [];

    /// <summary>Groups that had to get an own name: the old name, then the new one.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Own => own;

    /// <summary>The groups of the entry, each once, in order.</summary>
    public ValueList<string> Run() =>
        item.Groups.Distinct(StringComparer.Ordinal).Select(Carried).OfType<string>().Distinct(StringComparer.Ordinal).ToValueList();

    private string? Carried(string written)
    {
        var group = ReservedNames.Fixed(written, principal);
        switch (group)
        {
            case "":
                Lose(LossKind.Changed, "an empty group", "it is left out, for no binding can name it");
                return null;
            case "system:masters":
                Lose(LossKind.Changed, "group system:masters",
                    "AmazonEKSClusterAdminPolicy on the whole cluster allows the same; what differs are checks for that group and impersonated calls");
                return null;
            case "system:authenticated":
                return null;
        }

        if (!IdentityTemplate.In(group).IsEmpty)
        {
            Lose(LossKind.Lost, $"a template in group '{written}'", "make a group for each session that matters, or bind the user name");
            return null;
        }

        if (ReservedNames.Prefix(group) is not { } prefix)
        {
            return group;
        }

        var own = OwnGroup.For(group, options.Rbac);
        this.own.Add(KeyValuePair.Create(group, own.Name));
        Lose(own.IsKnown ? LossKind.Changed : LossKind.Lost, $"group '{group}': EKS refuses groups that begin with '{prefix}' (AE08)", own.Instead);
        return own.Name;
    }

    private void Lose(LossKind kind, string unsaid, string instead) => losses.Add(new MigrationLoss(kind, item.Who, unsaid, instead, item.Origin));
}

/// <summary>The user name of an item as an entry may carry it.</summary>
internal sealed class UsernameMigration(AwsAuthItem item, PrincipalArn principal, List<MigrationLoss> losses)
{
    /// <summary>The user name of the entry; null for the one that EKS makes.</summary>
    public string? Run()
    {
        var name = ReservedNames.Fixed(item.Username, principal);
        if (name.Length == 0)
        {
            return Default(LossKind.Changed, "an empty user name");
        }

        if (ReservedNames.Prefix(name) is { } prefix)
        {
            return Default(LossKind.Changed, $"user name '{name}': EKS refuses user names that begin with '{prefix}' (AE07)");
        }

        var templates = IdentityTemplate.In(name);
        if (templates.FirstOrDefault(template => template is IdentityTemplate.AccessKeyId or IdentityTemplate.PrivateDnsName) is { } unknown)
        {
            return Default(LossKind.Changed,
                $"template {unknown} in user name '{name}': entries know {IdentityTemplate.SessionName} and {IdentityTemplate.SessionNameRaw} only");
        }

        var bare = templates.FirstOrDefault(template => !name[..name.IndexOf(template, StringComparison.Ordinal)].Contains(':', StringComparison.Ordinal));
        return bare is not null
            ? Default(LossKind.Changed, $"user name '{name}': EKS wants a colon before {bare} (AE11)")
            : name;
    }

    private string? Default(LossKind kind, string unsaid)
    {
        losses.Add(new MigrationLoss(
            kind, item.Who, unsaid, "EKS gives the principal's own ARN as user name; bindings that name the old user must name groups instead", item.Origin));
        return null;
    }
}

/// <summary>The names that EKS keeps for itself, and the templates whose value a principal fixes.</summary>
internal static class ReservedNames
{
    private static readonly ValueList<string> Prefixes = ["system:", "eks:", "aws:", "amazon:", "iam:"];

    /// <summary>The reserved prefix of a name; null where it has none.</summary>
    public static string? Prefix(string name) => Prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The text with the templates filled in whose value is the same for every login: the account, and a user's empty session name.</summary>
    public static string Fixed(string text, PrincipalArn principal)
    {
        var known = text.Replace(IdentityTemplate.AccountId, principal.Account, StringComparison.Ordinal);
        return principal.Kind is PrincipalKind.User
            ? known.Replace(IdentityTemplate.SessionName, "", StringComparison.Ordinal).Replace(IdentityTemplate.SessionNameRaw, "", StringComparison.Ordinal)
            : known;
    }
}
