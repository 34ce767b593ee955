using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Compute;

/// <summary>What EKS would refuse of Fargate profiles.</summary>
internal static class FargatePodsCheck
{
    public static IEnumerable<Finding> Findings(FargatePodsProps props)
    {
        if (props.Profiles.IsEmpty)
        {
            yield return Of("there is no profile; name one or more");
        }

        foreach (var profile in props.Profiles)
        {
            foreach (var (_, problem) in FargateLimits.Problems(profile.Name, profile.Selectors.Select(selector =>
                (selector.Namespace, selector.Labels)).ToValueList()))
            {
                yield return Of(problem);
            }
        }

        foreach (var same in props.Profiles.GroupBy(profile => profile.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            yield return Of($"profile '{same.Key}' is given twice; leave one");
        }
    }

    private static Finding Of(string problem) => EksctlRules.Fargate.At(null, problem);
}
