using EksAccessConstructs.Access;

namespace EksAccessConstructs.Lint;

/// <summary>A rule that looks at each access entry.</summary>
internal abstract class EntryLint(RuleInfo rule, string why, string fix) : LintRule(rule, why, fix)
{
    public sealed override IEnumerable<LintFinding> Check(LintWorld world) =>
        world.Entries.SelectMany(grant => Problems(grant, world).Select(problem => Breach(grant.Principal.Text, grant.Origin, problem)));

    /// <summary>What is wrong with an entry, each with the value and the way out.</summary>
    protected abstract IEnumerable<string> Problems(AccessGrant grant, LintWorld world);
}
