namespace EksAccessConstructs.Compute;

/// <summary>What is wrong with a node group.</summary>
/// <param name="Rule">The rule that is broken.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Key">What it is about, as the key of a ClusterConfig's node group; empty for the group.</param>
/// <param name="Message">The problem, the value in quotes, the way out.</param>
internal sealed record NodeProblem(RuleInfo Rule, Severity Severity, string Key, string Message);

/// <summary>Takes what rules find about a node group.</summary>
internal sealed class NodeSink
{
    private readonly List<NodeProblem> problems = [];

    /// <summary>What was found so far.</summary>
    public ValueList<NodeProblem> Problems => problems.ToValueList();

    /// <summary>An error.</summary>
    public void Error(RuleInfo rule, string key, string message) => problems.Add(new(rule, Severity.Error, key, message));

    /// <summary>An error where the condition holds.</summary>
    public void ErrorIf(bool broken, RuleInfo rule, string key, string message)
    {
        if (broken)
        {
            Error(rule, key, message);
        }
    }

    /// <summary>A warning where the condition holds.</summary>
    public void WarnIf(bool doubtful, RuleInfo rule, string key, string message)
    {
        if (doubtful)
        {
            problems.Add(new(rule, Severity.Warning, key, message));
        }
    }
}
