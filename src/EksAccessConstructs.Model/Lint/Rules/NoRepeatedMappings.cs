using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>aws-auth names each principal once.</summary>
internal sealed class NoRepeatedMappings() : LintRule(
    new("AA001", Severity.Warning, "Each principal is in aws-auth once."),
    "of several items with one ARN the last counts alone, groups are not joined, and users that differ in letter case only answer at random",
    "join the groups in one item and take the others out")
{
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from section in new[] { input.CountingAwsAuth?.Roles ?? [], input.CountingAwsAuth?.Users ?? [] }
        from same in section.GroupBy(item => GoText.Folded(item.Who), StringComparer.Ordinal)
        where same.Count() > 1
        let last = same.Last()
        from item in same.SkipLast(1)
        select item.Section is AwsAuthSection.Users && item.Arn != last.Arn
            ? Breach(item.Who, item.Origin,
                $"differs from '{last.Arn}' ({last.Origin}) in letter case only, so which of the two answers is random for each login; keep one")
            : Breach(item.Who, item.Origin, $"is replaced whole by a later item ({last.Origin}); join the groups in one item");
}
