using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Audit;

/// <summary>Verbs that the API server asks for on the side, so that no event shows them, and the requests on which it does.</summary>
/// <remarks>Source: the escalation check of RBAC (<c>escalate</c>, <c>bind</c>) and the admission of certificate requests, Kubernetes 1.34.</remarks>
internal static class UnseenVerbs
{
    private const string Rbac = "rbac.authorization.k8s.io";
    private const string Certificates = "certificates.k8s.io";

    private static readonly (RbacRule Right, string Group, string[] Resources, string Subresource)[] Asked =
    [
        (Of("escalate", Rbac, "roles"), Rbac, ["roles"], ""),
        (Of("escalate", Rbac, "clusterroles"), Rbac, ["clusterroles"], ""),
        (Of("bind", Rbac, "roles"), Rbac, ["rolebindings"], ""),
        (Of("bind", Rbac, "clusterroles"), Rbac, ["rolebindings", "clusterrolebindings"], ""),
        (Of("approve", Certificates, "signers"), Certificates, ["certificatesigningrequests"], "approval"),
        (Of("sign", Certificates, "signers"), Certificates, ["certificatesigningrequests"], "status"),
        (Of("attest", Certificates, "signers"), Certificates, ["clustertrustbundles"], ""),
    ];

    /// <summary>True for a rule all of whose verbs are such.</summary>
    public static bool AreAllOf(RbacRule rule) => !rule.Verbs.IsEmpty && rule.Verbs.All(verb => Array.Exists(Asked, asked => asked.Right.Verbs[0] == verb));

    /// <summary>The parts of rights that somebody may have needed on the side for what it was allowed to write.</summary>
    public static IEnumerable<(RbacRule Rule, PrincipalRight Of)> Needed(IReadOnlyCollection<PrincipalRight> rights, IReadOnlyCollection<AuditUse> allowed) =>
        from asked in Asked
        where allowed.Any(use => IsWrite(use.Request, asked.Group, asked.Resources, asked.Subresource))
        from right in rights
        let rule = asked.Right with { ResourceNames = right.Rule.ResourceNames }
        where right.Rule.Covers(rule)
        select (rule, right);

    /// <summary>True where somebody wrote roles or bindings, for which the API server asks that it holds what it gives.</summary>
    public static bool WritesRoles(IEnumerable<AuditUse> allowed) =>
        allowed.Any(use => use.Request is ResourceRequest { Group: Rbac, Subresource: "" } && IsWrite(use.Request.Verb));

    private static bool IsWrite(AccessRequest request, string group, string[] resources, string subresource) =>
        request is ResourceRequest one && one.Group == group && resources.Contains(one.Resource) && one.Subresource == subresource && IsWrite(one.Verb);

    private static bool IsWrite(string verb) => verb is "create" or "update" or "patch";

    private static RbacRule Of(string verb, string group, string resource) => new() { Verbs = [verb], ApiGroups = [group], Resources = [resource] };
}
