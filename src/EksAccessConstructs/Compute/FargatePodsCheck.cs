using System.Text.RegularExpressions;

namespace EksAccessConstructs.Compute;

/// <summary>What EKS would refuse of Fargate profiles.</summary>
internal static partial class FargatePodsCheck
{
    /// <exception cref="ArgumentException">Something is wrong; the message lists all.</exception>
    public static void Run(FargatePodsProps props, string path)
    {
        var problems = new Problems();
        problems.If(props.Profiles.IsEmpty, "there is no profile; name one or more");
        problems.Add(props.Profiles.SelectMany(ProblemsOf));
        foreach (var same in props.Profiles.GroupBy(profile => profile.Name, StringComparer.Ordinal))
        {
            problems.If(same.Count() > 1, $"profile '{same.Key}' stands twice; leave one");
        }

        problems.ThrowIfAny($"Fargate profiles at '{path}'");
    }

    /// <summary>What is wrong with one profile, one text a problem.</summary>
    private static IEnumerable<string> ProblemsOf(PodProfile profile)
    {
        if (!ProfileName().IsMatch(profile.Name))
        {
            yield return $"'{profile.Name}' is no profile name; use 1 to 63 letters, digits, dashes and underscores, a letter or digit first";
        }

        if (profile.Name.StartsWith("eks-", StringComparison.Ordinal))
        {
            yield return $"profile name '{profile.Name}' begins with 'eks-', which EKS keeps for itself; use another";
        }

        if (profile.Selectors.Count is < 1 or > 5)
        {
            yield return $"profile '{profile.Name}' has {profile.Selectors.Count} selectors; give 1 to 5";
        }

        foreach (var selector in profile.Selectors.Where(selector => string.IsNullOrWhiteSpace(selector.Namespace)))
        {
            yield return $"a selector of profile '{profile.Name}' has no namespace; name one, '*' for all";
        }
    }

    [GeneratedRegex("^[0-9A-Za-z][0-9A-Za-z_-]{0,62}$")]
    private static partial Regex ProfileName();
}
