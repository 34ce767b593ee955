using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>A rule on what is dangerous to hold, wherever it comes from: a role, several, or an access policy.</summary>
internal abstract class DangerLint(RuleInfo rule, string why, string fix) : LintRule(rule, why, fix)
{
    /// <summary>What is dangerous in rules that somebody holds together, with the way out; null where nothing is, or no more than worth knowing.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="inCluster">True where they are held in the whole cluster, false for a namespace.</param>
    public abstract string? DangerOf(IReadOnlyCollection<RbacRule> rules, bool inCluster);

    /// <summary>A finding about a role.</summary>
    protected LintFinding Found(RbacObject role, RoleFinding found)
    {
        var breach = Breach(role, found.Origin, found.Message);
        return breach with { Finding = breach.Finding with { Severity = found.Severity }, Places = found.Places };
    }
}

/// <summary>What is said of a role.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Origin">The rule of the role that it is about.</param>
/// <param name="Message">The problem and the way out; lower case, no final period.</param>
internal sealed record RoleFinding(Severity Severity, Origin Origin, string Message)
{
    /// <summary>The places of all rules that it is about.</summary>
    /// <value>Default: that of <see cref="Origin"/> alone.</value>
    public ValueList<SourceLocation> Places { get; init; }

    /// <summary>The places of rules, each once.</summary>
    public static ValueList<SourceLocation> PlacesOf(IEnumerable<RbacRule> rules) =>
        rules.Select(rule => rule.Origin.Location).OfType<SourceLocation>().Distinct().ToValueList();
}
