using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Finds YAML tags such as <c>!Ref</c>, which eksctl passes over, so that their text is taken as it is.</summary>
internal static class LocalTags
{
    public static void Report(YamlNode root, ICollection<Finding> findings)
    {
        foreach (var scalar in root.Scalars().Where(scalar => scalar.Tag is ['!', _, ..]))
        {
            findings.Add(TextRules.Swallowed.At(scalar.Location,
                $"the tag '{scalar.Tag}' means nothing in a ClusterConfig, so the text '{scalar.Value}' is taken as it is; write the value itself"));
        }
    }
}
