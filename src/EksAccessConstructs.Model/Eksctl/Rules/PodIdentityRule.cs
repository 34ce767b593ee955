using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A pod identity association has a role or policies for one, not both, and the agent runs (EKS019).</summary>
internal static class PodIdentityRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var associations = config.Iam?.PodIdentityAssociations ?? [];
        var seen = new Doubles(EksctlRules.PodIdentity, sink);
        for (var i = 0; i < associations.Count; i++)
        {
            var one = associations[i];
            var path = $"iam.podIdentityAssociations[{i}]";
            CheckOne(one, path, sink);
            CheckScopedPolicy(one, path, sink);
            var name = one is { Namespace: { } space, ServiceAccountName: { } account } ? $"{space}/{account}" : null;
            seen.Take(name, path, place => $"'{path}' names {name}, which is listed already at {place}; a service account has one association");
        }

        foreach (var (one, space, path) in OfAddons(config))
        {
            var name = one.ServiceAccountName is { } account ? $"{space}/{account}" : null;
            seen.Take(name, path, place => $"'{path}' is an association of {name}, which has one already at {place}; EKS takes one, so leave one of the "
                + "two out");
        }

        var needed = !associations.IsEmpty || config.Addons.Any(addon =>
            config.AddonsConfig?.AutoApplyPodIdentityAssociations is true
            || addon.UseDefaultPodIdentityAssociations is true
            || addon.PodIdentityAssociations is { IsEmpty: false });
        var place = associations.IsEmpty ? "addons" : "iam.podIdentityAssociations";
        if (needed && PodIdentityOffer.Problem(AwsRegions.PartitionOf(config.Metadata.Region), config.Outpost is not null) is { } problem)
        {
            sink.Error(PodRoleRules.PodIdentityIsOffered, place, problem);
        }

        sink.ErrorIf(needed && config.AutoMode?.Enabled is not true && !config.Has(AddonNames.PodIdentityAgent), EksctlRules.PodIdentity, place,
            $"pod identity associations need the add-on '{AddonNames.PodIdentityAgent}'; add it to 'addons'");
    }

    // An association of an add-on always sends tags.
    private static void CheckScopedPolicy(PodIdentityConfig one, string path, RuleSink sink)
    {
        if (EbsDriverPolicy.ProblemWithSession(one.PermissionPolicyArns, one.DisableSessionTags is not true) is { } denied)
        {
            sink.Error(AddonRules.ScopedPolicyFits, $"{path}.permissionPolicyARNs", denied);
        }
    }

    private static IEnumerable<(PodIdentityConfig Association, string Namespace, string Path)> OfAddons(ClusterConfig config) =>
        config.Addons.Index().SelectMany(addon => (addon.Item.PodIdentityAssociations ?? []).Index().Select(one => (
            one.Item,
            addon.Item.Namespace ?? AddonTable.NamespaceOf(addon.Item.Name),
            $"addons[{addon.Index}].podIdentityAssociations[{one.Index}]")));

    /// <summary>What holds for an association wherever it is.</summary>
    public static void CheckOne(PodIdentityConfig one, string path, RuleSink sink)
    {
        sink.ErrorIf(one.Namespace is null, EksctlRules.PodIdentity, path, $"'{path}.namespace' is required");
        sink.ErrorIf(one.ServiceAccountName is null, EksctlRules.PodIdentity, path, $"'{path}.serviceAccountName' is required");
        var document = one.PermissionPolicy is not null and not { Json: "{}" };
        var made = document || !one.PermissionPolicyArns.IsEmpty || one.WellKnownPolicies.HasAny();
        sink.ErrorIf(one.RoleArn is null && !made, EksctlRules.PodIdentity, path,
            $"'{path}' has no rights; write roleARN, permissionPolicyARNs, permissionPolicy or wellKnownPolicies");
        sink.ErrorIf(one.RoleArn is not null && made, EksctlRules.PodIdentity, $"{path}.roleARN",
            $"'{path}.roleARN' names an existing role, so permissionPolicyARNs, permissionPolicy and wellKnownPolicies must be left out");
        if (one.PermissionPolicyName is { } name)
        {
            sink.ErrorIf(!document, EksctlRules.PodIdentity, $"{path}.permissionPolicyName",
                $"'{path}.permissionPolicyName' names no policy; write permissionPolicy or leave the name out");
            sink.ErrorIf(document && !name.Any(char.IsAsciiLetterOrDigit), EksctlRules.PodIdentity, $"{path}.permissionPolicyName",
                $"'{path}.permissionPolicyName' ('{name}') must hold at least one letter or digit");
        }

        sink.ErrorIf(one.Policy is not null && one.DisableSessionTags is not true, EksctlRules.PodIdentity, $"{path}.policy",
            $"'{path}.policy' needs disableSessionTags: true, which EKS asks for");
    }

    /// <summary>True where an add-on is listed, in any case of letters.</summary>
    public static bool Has(this ClusterConfig config,
        string addon) => config.Addons.Any(listed => string.Equals(listed.Name, addon, StringComparison.OrdinalIgnoreCase));
}
