using EksAccessConstructs.Access;

namespace EksAccessConstructs.Lint;

/// <summary>A rule that looks at each access entry.</summary>
internal abstract class EntryLint(RuleInfo rule, string why, string fix) : LintRule(rule, why, fix)
{
    public sealed override IEnumerable<LintFinding> Check(LintInput input) =>
        input.Entries.SelectMany(grant => Problems(grant, input).Select(problem => Breach(grant.Principal.Text, grant.Origin, problem)));

    /// <summary>What is wrong with an entry, each with the value and the way out.</summary>
    protected abstract IEnumerable<string> Problems(AccessGrant grant, LintInput input);
}
