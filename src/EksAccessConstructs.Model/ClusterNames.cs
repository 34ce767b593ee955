using System.Text.RegularExpressions;

namespace EksAccessConstructs;

/// <summary>The names that EKS gives clusters. They become names of stacks, folders and labels and words of a shell, so nothing else may be one.</summary>
public static partial class ClusterNames
{
    /// <summary>What keeps a text from being the name of a cluster; null where EKS takes it.</summary>
    /// <param name="name">The text.</param>
    /// <param name="what">What the text is called where it was given.</param>
    public static string? Problem(string name, string what = "cluster name")
    {
        ArgumentNullException.ThrowIfNull(name);
        return Name().IsMatch(name)
            ? null
            : $"{what} '{name}' cannot be used; use 1 to 100 letters, digits, dashes and underscores, beginning with a letter or digit";
    }

    [GeneratedRegex(@"^[0-9A-Za-z][0-9A-Za-z_-]{0,99}\z")]
    private static partial Regex Name();
}
