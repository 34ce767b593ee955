using System.Text.RegularExpressions;

namespace EksAccessConstructs.Compute;

/// <summary>What EKS would refuse of Fargate profiles.</summary>
internal static partial class FargatePodsCheck
{
    /// <exception cref="ArgumentException">Something is wrong; the message lists all.</exception>
    public static void Run(FargatePodsProps props, string path)
    {
        string[] problems =
        [
            .. props.Profiles.IsEmpty ? ["there is no profile; name one or more"] : Array.Empty<string>(),
            .. props.Profiles.SelectMany(Problems),
            .. props.Profiles.GroupBy(profile => profile.Name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"profile '{same.Key}' stands twice; leave one"),
        ];
        if (problems.Length > 0)
        {
            throw new ArgumentException($"Fargate profiles at '{path}': {string.Join("; ", problems)}");
        }
    }

    /// <summary>What is wrong with one profile, one text a problem.</summary>
    public static IEnumerable<string> Problems(PodProfile profile)
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
