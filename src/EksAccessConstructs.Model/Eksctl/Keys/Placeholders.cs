using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Finds values that somebody meant to fill in: <c>XXXX</c>, <c>&lt;name&gt;</c>, <c>...</c>.</summary>
internal static partial class Placeholders
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
            case YamlScalar scalar when Placeholder().IsMatch(scalar.Value):
                findings.Add(TextRules.BadValue.At(scalar.Location,
                    $"'{scalar.Value}' looks like a placeholder; write the value itself") with
                { Severity = Severity.Warning });
                break;
        }
    }

    [GeneratedRegex(@"^(X{3,}|x{3,}|<[^<>]+>|\[[A-Z_ -]+\]|\.{3}|…|TODO|CHANGEME)\z|X{8,}")]
    private static partial Regex Placeholder();
}
