using System.Text.Json;
using System.Text.RegularExpressions;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>An add-on is named once, has readable configuration and gets its permissions one way (EKS020).</summary>
internal static partial class AddonsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var seen = new Doubles(EksctlRules.Addons, sink, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < config.Addons.Count; i++)
        {
            var addon = config.Addons[i];
            var path = $"addons[{i}]";
            seen.Take(addon.Name, $"{path}.name", place => $"add-on '{addon.Name}' is listed already at {place}; keep one of the two");
            CheckValues(addon, path, sink);
            CheckPermissions(config, addon, path, sink);
            CheckOffer(config, addon, path, sink);
        }

        CheckBareCluster(config, sink);
    }

    private static void CheckValues(AddonConfig addon, string path, RuleSink sink)
    {
        sink.ErrorIf(addon.ResolveConflicts is { } word && word.ToUpperInvariant() is not ("NONE" or "OVERWRITE" or "PRESERVE"), EksctlRules.Addons,
            $"{path}.resolveConflicts",
            $"'{path}.resolveConflicts' ('{addon.ResolveConflicts}') must be none, overwrite or preserve");
        sink.ErrorIf(addon.Namespace is { } space && (space.Length > 63 || !Label().IsMatch(space)), EksctlRules.Addons, $"{path}.namespaceConfig.namespace",
            $"'{path}.namespaceConfig.namespace' ('{addon.Namespace}') must be a namespace of at most 63 small letters, digits and dashes");
        sink.ErrorIf(addon.ConfigurationValues is { } values && !IsConfiguration(values), EksctlRules.Addons, $"{path}.configurationValues",
            $"'{path}.configurationValues' is neither JSON nor a YAML mapping; check its quotes and braces");
    }

    private static void CheckOffer(ClusterConfig config, AddonConfig addon, string path, RuleSink sink)
    {
        if (AddonTable.ProblemWithOffer(addon.Name, AwsRegions.PartitionOf(config.Metadata.Region)) is { } problem)
        {
            sink.Warn(AddonRules.IsOffered, $"{path}.name", problem);
        }

        if (AddonTable.Find(addon.Name)?.Needs is { } needed && !config.Has(needed))
        {
            sink.Warn(AddonRules.HasWhatItNeeds, $"{path}.name",
                $"add-on '{addon.Name}' needs '{needed}', which 'addons' does not list; list it, or install it before");
        }

        if (UsesScopedPolicy(addon) && EbsDriverPolicy.ProblemWithVersion(addon.Version) is { } old)
        {
            sink.Error(AddonRules.ScopedPolicyFits, $"{path}.version", old);
        }
    }

    private static bool UsesScopedPolicy(AddonConfig addon) =>
        string.Equals(addon.Name, AddonNames.EbsCsiDriver, StringComparison.OrdinalIgnoreCase)
        && EbsDriverPolicy.Scoped([.. addon.AttachPolicyArns, .. (addon.PodIdentityAssociations ?? []).SelectMany(one => one.PermissionPolicyArns)]);

    private static void CheckPermissions(ClusterConfig config, AddonConfig addon, string path, RuleSink sink)
    {
        bool[] ways =
        [
            addon.ServiceAccountRoleArn is not null,
            addon.AttachPolicy is not null,
            !addon.AttachPolicyArns.IsEmpty,
            addon.WellKnownPolicies.HasAny(),
        ];
        var irsa = ways.Count(set => set);
        if (addon.AsksForTokenRole() && config.Iam?.WithOidc is not true)
        {
            sink.Warn(EksctlRules.TokenRoleHasProvider, path,
                $"add-on '{addon.Name}' gets no role, as with eksctl: IRSA needs 'iam.withOIDC: true'; set it, or use podIdentityAssociations");
        }

        var listed = addon.PodIdentityAssociations ?? [];
        sink.ErrorIf(irsa > 1, EksctlRules.Addons, path,
            $"'{path}' takes at most one of serviceAccountRoleARN, attachPolicyARNs, attachPolicy and wellKnownPolicies");
        sink.ErrorIf(irsa > 0 && !listed.IsEmpty, EksctlRules.Addons, $"{path}.podIdentityAssociations",
            $"'{path}' gets its permissions by IRSA and by pod identity; keep one way");
        if (addon.UseDefaultPodIdentityAssociations is true)
        {
            sink.ErrorIf(!listed.IsEmpty, EksctlRules.Addons, $"{path}.useDefaultPodIdentityAssociations",
                $"'{path}.useDefaultPodIdentityAssociations' and '{path}.podIdentityAssociations' cannot go together");
            sink.ErrorIf(irsa > 0, EksctlRules.Addons, $"{path}.useDefaultPodIdentityAssociations",
                $"'{path}.useDefaultPodIdentityAssociations' excludes serviceAccountRoleARN, attachPolicyARNs, attachPolicy and wellKnownPolicies");
        }

        sink.ErrorIf(!listed.IsEmpty && string.Equals(addon.Name, AddonNames.PodIdentityAgent, StringComparison.OrdinalIgnoreCase), EksctlRules.Addons,
            $"{path}.podIdentityAssociations", $"add-on '{addon.Name}' makes pod identities work and cannot have one itself");
        var seen = new Doubles(EksctlRules.Addons, sink);
        for (var i = 0; i < listed.Count; i++)
        {
            var place = $"{path}.podIdentityAssociations[{i}]";
            var account = listed[i].ServiceAccountName;
            seen.Take(account, $"{place}.serviceAccountName",
                first => $"service account '{account}' is listed already at {first}; a service account has one association");
            PodIdentityRule.CheckOne(listed[i], place, sink);
            sink.ErrorIf(listed[i].WellKnownPolicies.HasAny(), EksctlRules.Addons, $"{place}.wellKnownPolicies",
                $"'{place}.wellKnownPolicies' is not for add-ons; use '{path}.useDefaultPodIdentityAssociations'");
            sink.ErrorIf(!listed[i].Tags.IsEmpty, EksctlRules.Addons, $"{place}.tags", $"'{place}.tags' is not for add-ons; tag the add-on itself");
        }
    }

    /// <summary>True where an add-on asks for a role by tokens of the cluster (IRSA).</summary>
    public static bool AsksForTokenRole(this AddonConfig addon) => addon
        is { ServiceAccountRoleArn: not null }
        or { AttachPolicy: not null }
        or { AttachPolicyArns.IsEmpty: false }
        || addon.WellKnownPolicies.HasAny();

    private static void CheckBareCluster(ClusterConfig config, RuleSink sink)
    {
        if (config.AddonsConfig?.DisableDefaultAddons is not true || config.AutoMode?.Enabled is true || config.Has(AddonNames.VpcCni))
        {
            return;
        }

        var uses = new[]
        {
            (config.NodeGroups.Any(HasNodes), "nodeGroups"), (config.ManagedNodeGroups.Any(HasNodes), "managedNodeGroups"),
            (!config.FargateProfiles.IsEmpty, "fargateProfiles"), (config.Karpenter is not null, "karpenter"), (config.Gitops is not null, "gitops"),
            (config.Iam is { ServiceAccounts.IsEmpty: false }, "iam.serviceAccounts"),
            (config.Iam is { PodIdentityAssociations.IsEmpty: false }, "iam.podIdentityAssociations"),
        };
        foreach (var (_, key) in uses.Where(use => use.Item1))
        {
            sink.Error(EksctlRules.Addons, key,
                $"'{key}' needs a network, but 'addonsConfig.disableDefaultAddons' leaves out vpc-cni; list vpc-cni in 'addons'");
        }

        static bool HasNodes(NodeGroupConfig group) => (group.DesiredCapacity ?? group.MinSize ?? 2) > 0;
    }

    private static bool IsConfiguration(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            var yaml = YamlText.Read(text, "");
            return yaml is { HasErrors: false, Value.Documents: [{ Root: YamlMap }] };
        }
    }

    [GeneratedRegex(@"^[a-z]([a-z0-9-]*[a-z0-9])?\z")]
    private static partial Regex Label();
}
