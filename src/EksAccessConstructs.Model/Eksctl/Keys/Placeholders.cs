using System.Text.RegularExpressions;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Finds values that somebody meant to fill in: <c>XXXX</c>, <c>&lt;name&gt;</c>, <c>...</c>, <c>${NAME}</c>.</summary>
internal static partial class Placeholders
{
    // Scripts and documents that are passed on have variables of their own.
    private static readonly string[] PassedOn =
    [
        "preBootstrapCommands", "overrideBootstrapCommand", "attachPolicy", "permissionPolicy", "policy", "configurationValues", "kubeletExtraConfig",
        "bottlerocket", "annotations",
    ];

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

    /// <summary>Says of each value that waits for a template or a shell what it waits for, in place of all that follows from it.</summary>
    /// <remarks>A value that would pass as it stands gives a warning: eksctl takes it as it stands, too.</remarks>
    public static IEnumerable<Finding> InPlaceOfWhatFollows(YamlNode root, IReadOnlyList<Finding> findings)
    {
        var waiting = Waiting(root).Select(scalar => (scalar.Location, scalar.Value, Text: FileTemplate.Waiting(scalar.Value) ?? "")).ToList();
        var breaches = waiting.ToLookup(
            one => findings.Any(finding => finding.Severity is Severity.Error && Follows(finding, one.Location, one.Value)), one => one);
        var rest = findings.Where(finding => finding.Severity is not Severity.Error || !breaches[true].Any(one => Follows(finding, one.Location, one.Value)));
        return
        [
            .. rest,
            .. breaches[true].Select(one => EksctlRules.ValuesAreFilledIn.At(one.Location, one.Text)),
            .. breaches[false].Select(one => EksctlRules.ValuesAreFilledIn.At(one.Location, one.Text) with { Severity = Severity.Warning }),
        ];
    }

    private static bool Follows(Finding finding, SourceLocation location, string value) =>
        finding.Location == location || finding.Message.Contains(value, StringComparison.Ordinal);

    private static IEnumerable<YamlScalar> Waiting(YamlNode node) => node switch
    {
        YamlMap map => map.Entries.Where(entry => !PassedOn.Contains(entry.Key)).SelectMany(entry => Waiting(entry.Value)),
        YamlList list => list.Items.SelectMany(Waiting),
        YamlScalar scalar when FileTemplate.Waiting(scalar.Value) is not null => [scalar],
        _ => [],
    };

    [GeneratedRegex(@"^(X{3,}|x{3,}|<[^<>]+>|\[[A-Z_ -]+\]|\.{3}|…|TODO|CHANGEME)\z|X{8,}|PLACEHOLDER")]
    private static partial Regex Placeholder();
}
