using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Finds YAML tags such as <c>!Ref</c>, which eksctl passes over, so that their text is taken as it is.</summary>
internal static class LocalTags
{
    public static void Report(YamlNode node, ICollection<Finding> findings)
    {
        switch (node)
        {
            case YamlMap map:
                foreach (var entry in map.Entries)
                {
                    Report(entry.Value, findings);
                }

                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    Report(item, findings);
                }

                break;
            case YamlScalar { Tag: ['!', _, ..] tag } scalar:
                findings.Add(TextRules.Swallowed.At(scalar.Location,
                    $"the tag '{tag}' means nothing in a ClusterConfig, so the text '{scalar.Value}' is taken as it is; write the value itself"));
                break;
        }
    }
}
