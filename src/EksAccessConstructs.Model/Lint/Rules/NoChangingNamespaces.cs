using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Namespaces are not changed.</summary>
internal sealed class NoChangingNamespaces : RoleRuleLint
{
    public NoChangingNamespaces()
        : base(
            new("RB029", Severity.Warning, "No role changes namespaces."),
            "labels of a namespace switch pod security off and pass network policies",
            "let delivery or platform administrators own namespaces") =>
        GoodPractice = "namespace modification";

    protected override IEnumerable<string> Problems(RbacRule rule) => rule.Names("", "namespaces") && rule.Gives("update", "patch")
        ? [$"{rule.GivenWords("update", "patch")} on namespaces changes the labels that pod security and network policies go by; "
            + "keep it for those who own the namespaces"]
        : [];
}
