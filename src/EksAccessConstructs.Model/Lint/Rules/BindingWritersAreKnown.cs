using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Who writes bindings is known.</summary>
internal sealed class BindingWritersAreKnown() : RoleRuleLint(
    new("RB031", Severity.Info, "Who writes bindings is known."),
    "a writer of bindings gives on every right they hold by RBAC; the API server's escalation check keeps them from giving more",
    "keep it for those who hand out access; add no 'bind' or 'escalate'")
{
    private static readonly string[] Kinds = ["rolebindings", "clusterrolebindings"];

    protected override IEnumerable<string> Problems(RbacRule rule)
    {
        var kinds = Kinds.Where(kind => rule.Names(RuleTargets.RbacGroup, kind)).ToList();
        return kinds.Count > 0 && rule.Gives("create", "update", "patch")
            ? [$"{rule.GivenWords("create", "update", "patch")} on {string.Join(", ", kinds)} gives on what the holder has; "
                + "the escalation check stops the rest"]
            : [];
    }
}
