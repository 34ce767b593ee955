using System.Globalization;
using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Finds numbers such as <c>012</c>, which eksctl reads as octal, so that their value is another than it looks.</summary>
internal static partial class OctalNumbers
{
    public static void Report(YamlNode root, ICollection<Finding> findings)
    {
        foreach (var scalar in root.Scalars().Where(scalar => scalar.Style is ScalarStyle.Plain && Octal().IsMatch(scalar.Value)))
        {
            if (YamlScalars.AsInteger(scalar.Value) is { } number && number != long.Parse(scalar.Value, CultureInfo.InvariantCulture))
            {
                findings.Add(TextRules.Swallowed.At(scalar.Location, string.Create(CultureInfo.InvariantCulture,
                    $"'{scalar.Value}' is read as {number}, since a number that begins with 0 is octal; write the number that you mean")));
            }
        }
    }

    [GeneratedRegex(@"^[-+]?0[0-7]{1,15}\z")]
    private static partial Regex Octal();
}
