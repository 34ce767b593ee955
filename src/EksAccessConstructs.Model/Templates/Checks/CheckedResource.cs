using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates.Checks;

/// <summary>A resource of a template with its properties in every way in which open conditions may turn out.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Scope">The stack that it is in.</param>
/// <param name="Readings">Its properties, resolved.</param>
internal sealed record CheckedResource(TemplateResource Resource, TemplateScope Scope, Variants<YamlMap> Readings)
{
    /// <summary>What is found in the properties. What is wrong only if conditions turn out one way is doubtful, and not wrong: what excludes what among
    /// conditions is not known.</summary>
    /// <param name="check">What to look for in one way of being.</param>
    public IEnumerable<Finding> Findings(Func<YamlMap, IEnumerable<Finding>> check)
    {
        var each = Readings.Possible.Select(properties => check(properties).ToList()).ToList();
        return each.SelectMany(findings => findings).Distinct().Select(finding =>
            each.TrueForAll(findings => findings.Contains(finding)) ? finding : Perhaps(finding));
    }

    /// <summary>A finding that holds only if conditions of the template turn out one way.</summary>
    public static Finding Perhaps(Finding finding) => finding with
    {
        Severity = finding.Severity > Severity.Warning ? Severity.Warning : finding.Severity,
        Message = $"if conditions of the template turn out so: {finding.Message}",
    };
}
