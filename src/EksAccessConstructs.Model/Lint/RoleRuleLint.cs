using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>A rule that looks at each single rule of each role.</summary>
internal abstract class RoleRuleLint(RuleInfo rule, string why, string fix) : LintRule(rule, why, fix)
{
    public sealed override IEnumerable<LintFinding> Check(LintInput input) => input.Roles.SelectMany(
        role => role.Rules.SelectMany(rule => Problems(rule, role).Select(problem => Found(role.Object, rule, role, problem))));

    /// <summary>What is wrong with a rule of a role, each with the value and the way out.</summary>
    protected virtual IEnumerable<string> Problems(RbacRule rule, RoleRules role) => Problems(rule);

    /// <summary>How much that matters.</summary>
    protected virtual Severity SeverityOf(RbacRule rule, RoleRules role) => Rule.Severity;

    /// <summary>What is wrong with a rule, whatever role it is in.</summary>
    protected abstract IEnumerable<string> Problems(RbacRule rule);

    private LintFinding Found(RbacObject on, RbacRule rule, RoleRules role, string problem)
    {
        var breach = Breach(on, rule.Origin, problem);
        return breach with { Finding = breach.Finding with { Severity = SeverityOf(rule, role) } };
    }
}

/// <summary>A rule that looks at each binding.</summary>
internal abstract class BindingLint(RuleInfo rule, string why, string fix) : LintRule(rule, why, fix)
{
    public sealed override IEnumerable<LintFinding> Check(LintInput input) =>
        input.Bindings.SelectMany(binding => Problems(binding, input).Select(problem => Breach(binding, binding.RoleRef.Origin, problem)));

    /// <summary>What is wrong with a binding, each with the value and the way out.</summary>
    protected abstract IEnumerable<string> Problems(RbacBinding binding, LintInput input);
}

/// <summary>A rule that looks at each subject of each binding.</summary>
internal abstract class SubjectLint(RuleInfo rule, string why, string fix) : LintRule(rule, why, fix)
{
    public sealed override IEnumerable<LintFinding> Check(LintInput input) =>
        from binding in input.Bindings
        from subject in binding.Subjects
        let problem = Problem(subject, binding, input)
        where problem is not null
        select Found(Breach(binding, subject.Origin, problem), SeverityOf(binding, input));

    /// <summary>How much it matters in a binding.</summary>
    protected virtual Severity SeverityOf(RbacBinding binding, LintInput input) => Rule.Severity;

    private static LintFinding Found(LintFinding breach, Severity severity) => breach with { Finding = breach.Finding with { Severity = severity } };

    /// <summary>What is wrong with a subject, with the value and the way out; null where nothing is.</summary>
    protected abstract string? Problem(Subject subject, RbacBinding binding, LintInput input);
}
