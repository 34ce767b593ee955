namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A Fargate profile has a name and selects at least one namespace (EKS035). eksctl asks this of <c>create fargateprofile</c> only.</summary>
internal static class FargateRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < config.FargateProfiles.Count; i++)
        {
            var (profile, path) = (config.FargateProfiles[i], $"fargateProfiles[{i}]");
            sink.ErrorIf(profile.Name is null, EksctlRules.Fargate, path, $"'{path}.name' is required and must not be empty");
            sink.ErrorIf(profile.Name is { } name && name.StartsWith("eks-", StringComparison.Ordinal), EksctlRules.Fargate, $"{path}.name",
                $"'{path}.name' ('{profile.Name}') begins with eks-, which EKS keeps for itself; choose another name");
            sink.ErrorIf(profile.Name is { } other && !seen.Add(other), EksctlRules.Fargate, $"{path}.name",
                $"Fargate profile '{profile.Name}' stands already; keep one of the two");
            sink.ErrorIf(profile.Selectors.IsEmpty, EksctlRules.Fargate, path, $"'{path}.selectors' must select at least one namespace");
            sink.ErrorIf(profile.Selectors.Count > 5, EksctlRules.Fargate, $"{path}.selectors",
                $"'{path}.selectors' has {profile.Selectors.Count} selectors, but EKS takes 5; make another profile");
            for (var j = 0; j < profile.Selectors.Count; j++)
            {
                sink.ErrorIf(profile.Selectors[j].Namespace is null, EksctlRules.Fargate, $"{path}.selectors[{j}]",
                    $"'{path}.selectors[{j}].namespace' is required and must not be empty");
            }
        }

        var vpc = config.Vpc;
        sink.ErrorIf(!config.FargateProfiles.IsEmpty && vpc is { PrivateSubnets.IsEmpty: true, PublicSubnets.IsEmpty: false } && config.FargateProfiles.Any(profile => profile.Subnets.IsEmpty), EksctlRules.Fargate, "fargateProfiles",
            "'fargateProfiles' need private subnets; add 'vpc.subnets.private'");
    }
}
