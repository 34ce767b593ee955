using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>One thing to ask of a input of access: what is required, why, and the way out. Derive from it to add a rule of your own.</summary>
/// <remarks>A rule says nothing about what it cannot know: where the input lacks what it needs, it finds nothing.</remarks>
public abstract class LintRule
{
    /// <summary>Makes a rule.</summary>
    /// <param name="rule">Its code, severity and sentence.</param>
    /// <param name="why">What happens where it is not kept; lower case, no final period.</param>
    /// <param name="fix">The way out; lower case, no final period.</param>
    protected LintRule(RuleInfo rule, string why, string fix)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        ArgumentException.ThrowIfNullOrWhiteSpace(fix);
        Rule = rule;
        Why = why;
        Fix = fix;
    }

    /// <summary>The code, the severity and the sentence that says what is required.</summary>
    public RuleInfo Rule { get; }

    /// <summary>What happens where the rule is not kept.</summary>
    public string Why { get; }

    /// <summary>The way out.</summary>
    public string Fix { get; }

    /// <summary>The section of Kubernetes' "Role Based Access Control Good Practices" that asks for it.</summary>
    /// <value>Default: none.</value>
    public string? GoodPractice { get; protected init; }

    /// <summary>The recommendations of the CIS Amazon EKS Benchmark 1.8 that ask for it.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> EksBenchmark { get; protected init; }

    /// <summary>The recommendations of the CIS Kubernetes Benchmark 1.11 that ask for it.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> KubernetesBenchmark { get; protected init; }

    /// <summary>Everything in a input that does not keep the rule, in the order of the input.</summary>
    public abstract IEnumerable<LintFinding> Check(LintInput input);

    /// <summary>A finding of this rule.</summary>
    /// <param name="on">The object it is about, such as <c>Role shop/reader</c>.</param>
    /// <param name="origin">Where it is written.</param>
    /// <param name="message">The problem and the way out; lower case, no final period.</param>
    protected LintFinding Breach(string on, Origin origin, string message) => new(on, Rule.At(origin.Location, $"{on}: {message}"));

    /// <summary>A finding of this rule about a Kubernetes object.</summary>
    /// <param name="on">The object.</param>
    /// <param name="part">The part of it that is meant; where that has no place, the object's counts.</param>
    /// <param name="message">The problem and the way out; lower case, no final period.</param>
    protected LintFinding Breach(RbacObject on, Origin part, string message)
    {
        ArgumentNullException.ThrowIfNull(on);
        return Breach(on.Id, part.Location is null ? on.Origin : part, message) with { Object = on.Origin.Location };
    }
}

/// <summary>One breach of a rule.</summary>
/// <param name="On">The object it is about, such as <c>Role shop/reader</c> or an ARN; suppressions name it.</param>
/// <param name="Finding">What was found.</param>
public sealed record LintFinding(string On, Finding Finding)
{
    /// <summary>Where the object starts; null where that is not known.</summary>
    public SourceLocation? Object { get; init; }

    /// <summary>Every place that the finding is about, the one that it is told at included.</summary>
    /// <value>Default: that one alone.</value>
    internal ValueList<SourceLocation> Places
    {
        get => field.IsEmpty && Finding.Location is { } only ? [only] : field;
        init;
    }
}
