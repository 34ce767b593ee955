using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A Fargate profile has a name and selects at least one namespace (EKS035). eksctl asks this of <c>create fargateprofile</c> only.</summary>
internal static class FargateRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var seen = new Doubles(EksctlRules.Fargate, sink);
        for (var i = 0; i < config.FargateProfiles.Count; i++)
        {
            var profile = config.FargateProfiles[i];
            var path = $"fargateProfiles[{i}]";
            sink.ErrorIf(profile.Name is null, EksctlRules.Fargate, path, $"'{path}.name' is required and must not be empty");
            seen.Take(profile.Name, $"{path}.name", place => $"Fargate profile '{profile.Name}' is listed already at {place}; keep one of the two");
            var selectors = profile.Selectors.Select(selector => (selector.Namespace ?? "", selector.Labels)).ToValueList();
            foreach (var (key, problem) in FargateLimits.Problems(profile.Name ?? "unnamed", selectors))
            {
                sink.Error(EksctlRules.Fargate, $"{path}.{key}", problem);
            }
        }

        var vpc = config.Vpc;
        var onlyPublic = vpc is { PrivateSubnets.IsEmpty: true, PublicSubnets.IsEmpty: false };
        sink.ErrorIf(onlyPublic && config.FargateProfiles.Any(profile => profile.Subnets.IsEmpty), EksctlRules.Fargate, "fargateProfiles",
            "'fargateProfiles' need private subnets; add 'vpc.subnets.private'");
    }
}
