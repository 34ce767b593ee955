using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>resourceNames holds no empty text.</summary>
internal sealed class NoEmptyNames() : RoleRuleLint(
    new("RB052", Severity.Error, "resourceNames holds no empty text."),
    "the empty name matches every request that carries none: create, list, watch and deletecollection of everything",
    "take it out; where list or create is meant, give it in a rule without resourceNames")
{
    protected override IEnumerable<string> Problems(RbacRule rule) => rule.ResourceNames.Contains("")
        ? ["\"\" in resourceNames matches every request without a name: create, list, watch and deletecollection of everything; take it out"]
        : [];
}
