namespace EksAccessConstructs.Rbac;

/// <summary>RBAC rules in words that a reviewer reads in one glance: <c>get, list pods, pods/log; create deployments.apps</c>.</summary>
internal static class RuleWords
{
    /// <summary>All rules of a role.</summary>
    public static string Of(ValueList<RbacRule> rules) => rules.IsEmpty ? "nothing" : string.Join("; ", rules.Select(Of));

    /// <summary>One rule.</summary>
    public static string Of(RbacRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var names = rule.ResourceNames.IsEmpty ? "" : $" named {string.Join(", ", rule.ResourceNames.Select(name => name.Length == 0 ? "\"\"" : name))}";
        var resources = rule.ApiGroups.SelectMany(group => rule.Resources.Select(resource => Resource(group, resource)));
        return $"{string.Join(", ", rule.Verbs)} {string.Join(", ", resources.Concat(rule.NonResourceUrls))}{names}";
    }

    private static string Resource(string group, string resource) => group switch
    {
        "" => resource,
        "*" when resource == "*" => "*",
        _ when resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash => $"{resource[..slash]}.{group}{resource[slash..]}",
        _ => $"{resource}.{group}",
    };
}
