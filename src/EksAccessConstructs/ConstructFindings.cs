namespace EksAccessConstructs;

/// <summary>How constructs speak of findings: errors stop at once, warnings are shown beside the construct.</summary>
internal static class ConstructFindings
{
    /// <summary>Throws where a finding is an error; warnings and information become annotations with a stable id.</summary>
    /// <exception cref="ArgumentException">A finding is an error; the message names the construct and every error.</exception>
    public static void ThrowOrWarn(this IEnumerable<Finding> findings, IConstruct at, string argument)
    {
        var all = findings.ToLookup(finding => finding.Severity is Severity.Error);
        if (all[true].Any())
        {
            throw new ArgumentException(string.Join('\n', all[true].Distinct().Select(finding =>
                $"{at.Node.Path}: {finding with { Message = Text(finding), Location = null }}")), argument);
        }

        foreach (var finding in all[false])
        {
            Annotate(at, finding);
        }
    }

    private static void Annotate(IConstruct at, Finding finding)
    {
        var id = $"EksAccessConstructs:{finding.Code}";
        if (finding.Severity is Severity.Info)
        {
            Cdk.Annotations.Of(at).AddInfoV2(id, Text(finding));
        }
        else
        {
            Cdk.Annotations.Of(at).AddWarningV2(id, Text(finding));
        }
    }

    private static string Text(Finding finding) => finding.Location is { } location ? $"{finding.Message} ({location})" : finding.Message;
}
