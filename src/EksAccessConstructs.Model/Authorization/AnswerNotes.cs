using EksAccessConstructs.Access;
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

    /// <summary>The note to answers about a role that is asked for without the path that its access entry names; null where there is nothing to say.</summary>
    /// <param name="arn">The ARN that is asked about.</param>
    /// <param name="login">How it gets in.</param>
    public static string? OfPath(string arn, Authentication login) =>
        PrincipalArn.Read(arn).Value is { Kind: PrincipalKind.Role, Path: "/" }
            && login.Possible.Select(way => way.Entry?.Principal).FirstOrDefault(entry => entry is { IsUnresolved: false, Path.Length: > 1 }) is { } named
            ? $"'{arn}' is taken for '{named}', which the access entry names: an account has one role of a name, and sessions do not carry its path"
            : null;

    private static bool PassesEscalationCheck(DecisionSource source) => source switch
    {
        RightThroughAuthentication through => PassesEscalationCheck(through.Right),
        AccessPolicyRight { Association.IsClusterAdmin: true } or MastersMembership => true,
        RbacGrant { Rule: var rule } => rule.GivesEverything,
        _ => false,
    };
}
