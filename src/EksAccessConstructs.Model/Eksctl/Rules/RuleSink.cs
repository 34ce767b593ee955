namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Takes what rules find about a ClusterConfig and gives it a place.</summary>
internal sealed class RuleSink(ClusterConfig config)
{
    private readonly List<Finding> findings = [];

    /// <summary>What was found so far.</summary>
    public ValueList<Finding> Findings => findings.ToValueList();

    /// <summary>An error at a key, or at the nearest thing around it that is in the file.</summary>
    public void Error(RuleInfo rule, string path, string message) => Add(rule, Severity.Error, path, message);

    /// <summary>A warning at a key, or at the nearest thing around it that is in the file.</summary>
    public void Warn(RuleInfo rule, string path, string message) => Add(rule, Severity.Warning, path, message);

    /// <summary>An error where the condition holds.</summary>
    public void ErrorIf(bool broken, RuleInfo rule, string path, string message)
    {
        if (broken)
        {
            Error(rule, path, message);
        }
    }

    /// <summary>A finding of any severity at a key, or at the nearest thing around it that is in the file.</summary>
    public void Add(RuleInfo rule, Severity severity, string path, string message) =>
        findings.Add(new Finding(rule.Code, severity, message, config.Locations.At(path)));

    /// <summary>Findings that have their places already.</summary>
    public void Add(ValueList<Finding> more) => findings.AddRange(more);

    /// <summary>Where a key is, in words: the place in the file, or the key itself in a config made in code.</summary>
    public string Place(string path) => config.Locations.At(path)?.ToString() ?? $"'{path}'";
}
