using System.Text.RegularExpressions;

namespace EksAccessConstructs.Compute;

/// <summary>What EKS takes of a Fargate profile.</summary>
internal static partial class FargateLimits
{
    /// <summary>Everything that is wrong with a profile, by the key of a ClusterConfig that it is about.</summary>
    /// <param name="name">The profile's name.</param>
    /// <param name="selectors">The namespace and labels of each selector.</param>
    public static IEnumerable<(string Key, string Text)> Problems(string name, ValueList<(string Namespace, ValueMap Labels)> selectors)
    {
        if (!ProfileName().IsMatch(name))
        {
            yield return ("name", $"'{name}' cannot be the name of a profile; use 1 to 63 letters, digits, dashes and underscores, a letter or digit first");
        }

        if (name.StartsWith("eks-", StringComparison.Ordinal))
        {
            yield return ("name", $"profile name '{name}' begins with 'eks-', which EKS keeps for itself; use another");
        }

        if (selectors.IsEmpty)
        {
            yield return ("selectors", $"profile '{name}' has no selectors; give at least one");
        }

        foreach (var (index, selector) in selectors.Index())
        {
            if (string.IsNullOrWhiteSpace(selector.Namespace))
            {
                yield return ($"selectors[{index}]", $"a selector of profile '{name}' has no namespace; name one, '*' for all");
            }

            if (selector.Labels.Any(label => label.Key.Length == 0 || label.Value.Length == 0))
            {
                yield return ($"selectors[{index}].labels", $"a selector of profile '{name}' has a label without key or value; give both");
            }
        }
    }

    [GeneratedRegex(@"^[0-9A-Za-z][0-9A-Za-z_-]{0,62}\z")]
    private static partial Regex ProfileName();
}
