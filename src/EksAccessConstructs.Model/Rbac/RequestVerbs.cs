namespace EksAccessConstructs.Rbac;

/// <summary>The verbs that components of Kubernetes really ask for, and what people write instead.</summary>
/// <remarks>Source: the API server's request filters and the authorization checks of its components, Kubernetes 1.34; constrained impersonation of
/// 1.35; the status of devices of 1.36.</remarks>
internal static class RequestVerbs
{
    private const string Rbac = "rbac.authorization.k8s.io";
    private const string Certificates = "certificates.k8s.io";
    private const string Authentication = "authentication.k8s.io";
    private const string Devices = "resource.k8s.io";

    /// <summary>What the API server asks for any resource.</summary>
    public static ValueList<string> Standard { get; } = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

    /// <summary>What it asks for a URL that is not a resource: the HTTP method in lower case.</summary>
    public static ValueList<string> Url { get; } = ["get", "head", "post", "put", "patch", "delete", "options"];

    /// <summary>Verbs that are asked for on some resources only: verb, group, resource.</summary>
    public static ValueList<(string Verb, string Group, string Resource)> Special { get; } =
    [
        ("escalate", Rbac, "roles"), ("escalate", Rbac, "clusterroles"),
        ("bind", Rbac, "roles"), ("bind", Rbac, "clusterroles"),
        ("impersonate", "", "users"), ("impersonate", "", "groups"), ("impersonate", "", "serviceaccounts"),
        ("impersonate", Authentication, "uids"), ("impersonate", Authentication, "userextras"),
        ("approve", Certificates, "signers"), ("sign", Certificates, "signers"), ("attest", Certificates, "signers"),
        ("associated-node:update", Devices, "resourceclaims"), ("associated-node:patch", Devices, "resourceclaims"),
        ("arbitrary-node:update", Devices, "resourceclaims"), ("arbitrary-node:patch", Devices, "resourceclaims"),
        ("use", "policy", "podsecuritypolicies"), ("use", "extensions", "podsecuritypolicies"),
    ];

    /// <summary>What kubectl's own commands need, for those who wrote the command for a verb.</summary>
    public static string? NeededFor(string word) => word.ToLowerInvariant() switch
    {
        "describe" => "kubectl describe asks for 'get' and 'list' on the object and 'list' on events",
        "apply" => "kubectl apply asks for 'get', 'create' and 'patch'",
        "edit" => "kubectl edit asks for 'get' and 'patch'",
        "log" or "logs" => "kubectl logs asks for 'get' on pods and on pods/log",
        "exec" => "kubectl exec asks for 'get' on pods and 'create' on pods/exec",
        "attach" => "kubectl attach asks for 'get' on pods and 'create' on pods/attach",
        "port-forward" or "portforward" => "kubectl port-forward asks for 'get' on pods and 'create' on pods/portforward",
        "scale" => "kubectl scale asks for 'get' and 'update' or 'patch' on the subresource scale",
        "restart" or "rollout" => "kubectl rollout restart asks for 'get' and 'patch' on the workload",
        "read" or "view" => "reading is 'get', 'list' and 'watch'",
        "write" => "writing is 'create', 'update', 'patch' and 'delete'",
        "post" => "POST is the verb 'create'",
        "put" => "PUT is the verb 'update'",
        _ => null,
    };

    /// <summary>True where a component of Kubernetes asks for this verb on some resource.</summary>
    public static bool IsAsked(string verb) => Standard.Contains(verb) || Special.Any(special => special.Verb == verb) || IsConstrainedImpersonation(verb);

    /// <summary>True where a component of Kubernetes asks for this verb on this resource of its own.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="group">A group of Kubernetes.</param>
    /// <param name="resource">The resource without subresource.</param>
    public static bool IsAsked(string verb, string group, string resource) =>
        Standard.Contains(verb) || IsConstrainedImpersonation(verb)
        || Special.Any(special => special.Verb == verb && special.Group == group && special.Resource == resource);

    // impersonate:user-info, impersonate-on:user-info:list, …
    private static bool IsConstrainedImpersonation(string verb) =>
        verb.StartsWith("impersonate:", StringComparison.Ordinal) || verb.StartsWith("impersonate-on:", StringComparison.Ordinal);
}
