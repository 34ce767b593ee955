namespace EksAccessConstructs.Lint.Rules;

/// <summary>A principal is let in one way.</summary>
internal sealed class NoShadowedMappings() : LintRule(
    new("EA006", Severity.Warning, "No aws-auth mapping is for a principal that has an access entry."),
    "the entry wins whole: user name and groups of the mapping do not count, not even in addition",
    "move what the mapping gives into the entry, and take the mapping out")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from item in input.CountingAwsAuth?.StoredItems ?? []
        let grant = input.EntryOf(item)
        where grant is not null
        let groups = item.Groups.IsEmpty ? "" : $"; groups {RuleTargets.Quoted(item.Groups)} of this mapping do not count"
        select Breach(item.Who, item.Origin, $"has an access entry as well ({grant.Origin}), which wins whole{groups}; take the mapping out");
}
