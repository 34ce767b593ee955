using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint;

/// <summary>Rights that lead to more rights.</summary>
internal static class EscalationRights
{
    private static readonly ResourceRequest[] Requests =
    [
        new("get", "", "secrets"), new("list", "", "secrets"), new("create", "", "pods", "exec", "p"), new("get", "", "nodes", "proxy", "n"),
        new("create", "", "serviceaccounts", "token", "s"), new("impersonate", "", "users"), new("impersonate", "", "groups"),
        new("impersonate", "", "serviceaccounts"),
        new("escalate", RuleTargets.RbacGroup, "roles"), new("escalate", RuleTargets.RbacGroup, "clusterroles"), new("bind", RuleTargets.RbacGroup, "roles"),
        new("bind", RuleTargets.RbacGroup, "clusterroles"),
        new("create", RuleTargets.RbacGroup, "clusterrolebindings"), new("update", "admissionregistration.k8s.io", "mutatingwebhookconfigurations"),
        new("update", "certificates.k8s.io", "certificatesigningrequests", "approval"), new("approve", "certificates.k8s.io", "signers"),
        new("sign", "certificates.k8s.io", "signers"),
    ];

    /// <summary>True where the rule gives one of them.</summary>
    public static bool GivenBy(RbacRule rule) => Requests.Any(request => (rule with { ResourceNames = [] }).Allows(request));
}
