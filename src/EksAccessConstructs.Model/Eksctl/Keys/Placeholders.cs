using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Finds values that somebody meant to fill in: <c>XXXX</c>, <c>&lt;name&gt;</c>, <c>...</c>.</summary>
internal static partial class Placeholders
{
    public static void Report(YamlNode root, ICollection<Finding> findings)
    {
        foreach (var scalar in root.Scalars().Where(scalar => Placeholder().IsMatch(scalar.Value)))
        {
            findings.Add(TextRules.BadValue.At(scalar.Location, $"'{scalar.Value}' looks like a placeholder; write the value itself") with
            {
                Severity = Severity.Warning,
            });
        }
    }

    [GeneratedRegex(@"^(X{3,}|x{3,}|<[^<>]+>|\[[A-Z_ -]+\]|\.{3}|…|TODO|CHANGEME)\z|X{8,}")]
    private static partial Regex Placeholder();
}
