using EksAccessConstructs.Access;
using EksAccessConstructs.Access.Rules;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>The mode, the creator's access and the entries fit each other (EKS015), and entries keep the rules of EKS (EKS041 to EKS063).</summary>
internal static class AccessRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        if (config.Access is not { } access)
        {
            return;
        }

        var noMode = access.AuthenticationMode is ClusterAuthenticationMode.ConfigMap;
        if (access.BootstrapClusterCreatorAdminPermissions is false)
        {
            const string Key = "accessConfig.bootstrapClusterCreatorAdminPermissions";
            sink.ErrorIf(noMode, ConfigMapNeedsTheCreator.Rule.Info, Key,
                $"'{Key}' must be true with CONFIG_MAP, since nobody else could write aws-auth; use API or API_AND_CONFIG_MAP");
            sink.ErrorIf(config.Outpost is not null, EksctlRules.Access, Key, $"'{Key}' cannot be false on an Outpost");
            sink.ErrorIf(!noMode && access.AccessEntries.IsEmpty && !config.NodeGroups.IsEmpty, EksctlRules.Access, Key,
                $"'{Key}' is false and there is no access entry, so nobody can let the self-managed nodes in; "
                + "add an administrator to 'accessConfig.accessEntries'");
        }

        CheckEntries(config, access, sink);
    }

    private static void CheckEntries(ClusterConfig config, AccessConfig access, RuleSink sink)
    {
        var seen = new Doubles(OneEntryForEachPrincipal.Info, sink);
        for (var i = 0; i < access.AccessEntries.Count; i++)
        {
            var entry = access.AccessEntries[i];
            var path = $"accessConfig.accessEntries[{i}]";
            seen.Take(entry.PrincipalArn, $"{path}.principalARN",
                place => $"'{entry.PrincipalArn}' has an entry already at {place}; write one entry with all its groups and policies");
            CheckType(entry, path, sink);
            for (var j = 0; j < entry.AccessPolicies.Count; j++)
            {
                PolicyRule.CheckNames(entry.AccessPolicies[j], $"{path}.accessPolicies[{j}]", sink);
            }
        }

        var (grants, findings) = EksctlAccess.Entries(config);
        sink.Add(findings);
        var plan = AccessPlan.Build(grants, access.AuthenticationMode ?? ClusterAuthenticationMode.Api).Value ?? AccessPlan.Empty;
        sink.Add(AccessRules.CheckGrants(plan, new ClusterFacts { Partition = AwsRegions.PartitionOf(config.Metadata.Region) }));
    }

    private static void CheckType(AccessEntryConfig entry, string path, RuleSink sink)
    {
        if (entry.Type is { } type && !EntryType.Known.Any(known => known.Name == type))
        {
            var names = EntryType.Known.Select(known => known.Name).ToList();
            sink.Error(TextRules.BadValue, $"{path}.type",
                $"'{path}.type' ('{type}') must be one of {string.Join(", ", names)}{Suggestion.DidYouMean(type, names)}");
        }
    }
}
