using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Authorization;

/// <summary>What has to be known with an answer of yes, though it is right: what else is looked at when the request is made.</summary>
internal static class AnswerNotes
{
    private const string Escalation = "the API server lets nobody give on what he does not hold by RBAC, where access policies do not count, unless he may "
        + "'bind' or 'escalate'; 'eks-access can-apply' says which objects pass";

    private static readonly string[] Writing = ["create", "update", "patch"];
    private static readonly string[] Written = ["roles", "clusterroles", "rolebindings", "clusterrolebindings"];

    /// <summary>The note to decisions about one request; null for none.</summary>
    /// <remarks>Source: Kubernetes Docs, "Using RBAC Authorization", "Privilege escalation prevention and bootstrapping".</remarks>
    public static string? Of(AccessRequest request, params IEnumerable<Decision> decisions) =>
        request is ResourceRequest { Subresource: "" } written && written.Group == KubernetesKind.RbacGroup
            && Writing.Contains(written.Verb) && Written.Contains(written.Resource)
            && decisions.OfType<Decision.Allowed>().Any(allowed => !PassesEscalationCheck(allowed.By))
            ? Escalation
            : null;

    private static bool PassesEscalationCheck(DecisionSource source) => source switch
    {
        RightThroughAuthentication through => PassesEscalationCheck(through.Right),
        AccessPolicyRight { Association.IsClusterAdmin: true } or MastersMembership => true,
        RbacGrant { Rule: var rule } => rule.GivesEverything,
        _ => false,
    };
}
