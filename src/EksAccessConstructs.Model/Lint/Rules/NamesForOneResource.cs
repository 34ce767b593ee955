using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>A list of names is for one resource.</summary>
internal sealed class NamesForOneResource() : RoleRuleLint(
    new("RB053", Severity.Warning, "A list of resourceNames is for one resource."),
    "every name counts for every resource of the rule, which is rarely meant",
    "write one rule for each resource")
{
    protected override IEnumerable<string> Problems(RbacRule rule)
    {
        var resources = rule.ResourceNames.IsEmpty
            ? []
            : rule.Resources.Select(name => RuleTargets.Split(name).Resource).Distinct(StringComparer.Ordinal).ToList();
        return resources.Count > 1
            ? [$"names {RuleTargets.Quoted(rule.ResourceNames)} count for each of {string.Join(", ", resources)}; write one rule for each resource"]
            : [];
    }
}
