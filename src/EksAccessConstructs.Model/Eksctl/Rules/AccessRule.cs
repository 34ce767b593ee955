using EksAccessConstructs.Access;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>The mode, the creator's access and the entries fit each other (EKS015). What one entry may carry is checked where it becomes a grant.</summary>
internal static class AccessRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        if (config.Access is not { } access)
        {
            return;
        }

        var noMode = access.AuthenticationMode is AuthenticationMode.ConfigMap;
        sink.ErrorIf(noMode && !access.AccessEntries.IsEmpty, EksctlRules.Access, "accessConfig.authenticationMode",
            "'accessConfig.authenticationMode' (CONFIG_MAP) has no access entries; use API or API_AND_CONFIG_MAP");
        if (access.BootstrapClusterCreatorAdminPermissions is false)
        {
            const string Key = "accessConfig.bootstrapClusterCreatorAdminPermissions";
            sink.ErrorIf(noMode, EksctlRules.Access, Key, $"'{Key}' must be true with CONFIG_MAP, since nobody else could write aws-auth; use API or API_AND_CONFIG_MAP");
            sink.ErrorIf(config.Outpost is not null, EksctlRules.Access, Key, $"'{Key}' cannot be false on an Outpost");
            sink.ErrorIf(!noMode && access.AccessEntries.IsEmpty && !config.NodeGroups.IsEmpty, EksctlRules.Access, Key,
                $"'{Key}' is false and no access entry stands, so nobody can let the self-managed nodes in; add an administrator to 'accessConfig.accessEntries'");
        }

        for (var i = 0; i < access.AccessEntries.Count; i++)
        {
            CheckEntry(access.AccessEntries[i], $"accessConfig.accessEntries[{i}]", sink);
        }
    }

    private static void CheckEntry(AccessEntryConfig entry, string path, RuleSink sink)
    {
        if (entry.Type is { } type && !EntryType.Known.Any(known => known.Name == type))
        {
            var names = EntryType.Known.Select(known => known.Name).ToList();
            sink.Error(TextRules.BadValue, $"{path}.type", $"'{path}.type' ('{type}') must be one of {string.Join(", ", names)}{Suggestion.DidYouMean(type, names)}");
        }

        for (var i = 0; i < entry.AccessPolicies.Count; i++)
        {
            PolicyRule.Check(entry.AccessPolicies[i], $"{path}.accessPolicies[{i}]", sink);
        }
    }
}
