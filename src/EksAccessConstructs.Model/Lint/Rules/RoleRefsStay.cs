using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>An existing binding keeps its role.</summary>
internal sealed class RoleRefsStay() : LintRule(
    new("RB064", Severity.Error, "A binding that exists keeps its roleRef."),
    "roleRef cannot be changed: the API server refuses the update, so the old rights stay and the new ones do not come",
    "give the binding another name, and delete the old one")
{
    public override IEnumerable<LintFinding> Check(LintInput input)
    {
        var before = (input.Before?.All.OfType<RbacBinding>() ?? [])
            .GroupBy(binding => binding.Id, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Last().RoleRef, StringComparer.Ordinal);
        return from binding in input.Bindings
               let old = before.GetValueOrDefault(binding.Id)
               where old is not null && old != binding.RoleRef
               select Breach(binding, binding.RoleRef.Origin, $"roleRef was {old.Kind} '{old.Name}' and cannot become {binding.RoleRef.Kind} "
                   + $"'{binding.RoleRef.Name}'; give the binding another name and delete the old one");
    }
}
