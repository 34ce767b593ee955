using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>API groups are written as requests carry them.</summary>
internal sealed class GroupsAreWrittenAsAsked() : RoleRuleLint(
    new("RB003", Severity.Error, "API groups are written as requests carry them: without version, the core group as empty text."),
    "groups are compared byte for byte; 'core' and 'apps/v1' equal no request, so the rule is dead",
    "write \"\" for the core group and leave the version out")
{
    protected override IEnumerable<string> Problems(RbacRule rule) => rule.ApiGroups.Select(Problem).OfType<string>();

    // A group of custom or aggregated resources always has a dot.
    private static string? Problem(string group) => group switch
    {
        "" or RuleMatch.All => null,
        "core" or "v1" or "core/v1" => $"group '{group}' is not a group; the core group is the empty text \"\"",
        _ when group.Contains('/', StringComparison.Ordinal) =>
            $"group '{group}' carries a version; write '{group[..group.IndexOf('/', StringComparison.Ordinal)]}'",
        _ when group.Contains('.', StringComparison.Ordinal) || ApiCatalog.KnowsGroup(group) || ApiCatalog.RemovedGroups.Contains(group) => null,
        _ => $"group '{group}' is not a group that a server can have; {Nearest(group)}",
    };

    private static string Nearest(string group)
    {
        var meant = ApiCatalog.Groups.FirstOrDefault(known => known.StartsWith($"{group}.", StringComparison.Ordinal))
            ?? Suggestion.For(group, ApiCatalog.Groups.Where(known => known.Length > 0));
        return meant is null ? "groups other than Kubernetes' own have a dot in their name" : $"did you mean '{meant}'?";
    }
}
