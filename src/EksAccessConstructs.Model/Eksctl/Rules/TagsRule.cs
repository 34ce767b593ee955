namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Tags are ones that AWS takes (EKS013). eksctl leaves this to the deployment.</summary>
/// <remarks>Source: EKS User Guide, "Organize Amazon EKS resources with tags": 50 tags, keys of 128 characters, values of 256, no prefix aws:.</remarks>
internal static class TagsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        CheckTags(config.Metadata.Tags, "metadata.tags", sink);
        foreach (var (index, addon) in config.Addons.Index())
        {
            CheckValues(addon.Tags, $"addons[{index}].tags", sink);
        }

        CheckValues(config.Metadata.Tags, "metadata.tags", sink);
        foreach (var (group, path) in config.Groups())
        {
            CheckTags(group.Tags, $"{path}.tags", sink);
        }

        Each(config.FargateProfiles, "fargateProfiles", profile => profile.Tags);
        Each(config.Addons, "addons", addon => addon.Tags);
        Each(config.IdentityProviders, "identityProviders", provider => provider.Tags);
        Each(config.Capabilities, "capabilities", capability => capability.Tags);
        Each(config.Iam?.ServiceAccounts ?? [], "iam.serviceAccounts", account => account.Tags);
        Each(config.Iam?.PodIdentityAssociations ?? [], "iam.podIdentityAssociations", association => association.Tags);

        void Each<T>(ValueList<T> items, string path, Func<T, ValueMap> tags)
        {
            for (var i = 0; i < items.Count; i++)
            {
                CheckTags(tags(items[i]), $"{path}[{i}].tags", sink);
            }
        }
    }

    // Add-ons get the tags of the cluster, too; of theirs CloudFormation takes none without value.
    private static void CheckValues(ValueMap tags, string path, RuleSink sink)
    {
        foreach (var (key, _) in tags.Where(tag => tag.Value.Length == 0))
        {
            sink.Warn(EksctlRules.Tags, path, $"tag '{key}' in '{path}' has no value, so add-ons are made without it, as CloudFormation asks; give it one");
        }
    }

    private static void CheckTags(ValueMap tags, string path, RuleSink sink)
    {
        sink.ErrorIf(tags.Count > 50, EksctlRules.Tags, path, $"'{path}' has {tags.Count} tags, but AWS takes 50; leave some out");
        foreach (var (key, value) in tags)
        {
            sink.ErrorIf(key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase), EksctlRules.Tags, path,
                $"tag '{key}' in '{path}' begins with aws:, which AWS keeps for itself; choose another key");
            sink.ErrorIf(key.Length is 0 or > 128, EksctlRules.Tags, path, $"tag '{key}' in '{path}' must have a key of 1 to 128 characters");
            sink.ErrorIf(value.Length > 256, EksctlRules.Tags, path, $"tag '{key}' in '{path}' must have a value of at most 256 characters");
        }
    }
}
