using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>The API server's words for refused writes.</summary>
internal static class WriteMessages
{
    /// <summary><c>roles.rbac.authorization.k8s.io "reader"</c>.</summary>
    public static string Named(WriteTarget target) => $"{target.Resource} {GoQuote.Of(target.Name)}";

    public static string UnknownKind(string version, string kind) => $"no kind {GoQuote.Of(kind)} in version {GoQuote.Of(version)} gives rights";

    public static string CannotDo(Identity by, ResourceRequest request, WriteTarget target, ValueList<BrokenBinding> broken)
    {
        var subject = request.Name.Length == 0 ? target.Resource : $"{target.Resource} {GoQuote.Of(request.Name)}";
        var place = request.Namespace.Length == 0 ? "at the cluster scope" : $"in the namespace {GoQuote.Of(request.Namespace)}";
        var reason = broken.IsEmpty ? "" : $": RBAC: {Aggregate(broken)}";
        var resource = $"resource {GoQuote.Of(request.Resource)} in API group {GoQuote.Of(request.Group)}";
        return $"{subject} is forbidden: User {GoQuote.Of(by.User)} cannot {request.Verb} {resource} {place}{reason}";
    }

    public static string NotHeld(WriteTarget target, Identity by, ValueList<RbacRule> missing, ValueList<BrokenBinding> broken)
    {
        var errors = broken.IsEmpty ? "" : $"; resolution errors: [{Aggregate(broken)}]";
        return $"{Named(target)} is forbidden: "
            + $"user {GoQuote.Of(by.User)} (groups={GoQuote.Of(by.Groups)}) is attempting to grant RBAC permissions not currently held:\n"
            + $"{string.Join('\n', Coverage.Describe(missing))}{errors}";
    }

    public static string Invalid(KubernetesObject item, IEnumerable<string> errors)
    {
        var all = errors.ToList();
        var group = item.Kind.Group.Length == 0 ? "" : $".{item.Kind.Group}";
        return $"{item.Kind}{group} {GoQuote.Of(item.Name)} is invalid: {(all.Count == 1 ? all[0] : $"[{string.Join(", ", all)}]")}";
    }

    public static string RoleChanged(RoleRef role) =>
        "roleRef: Invalid value: "
            + $"{{\"APIGroup\":{GoQuote.Of(role.ApiGroup)},\"Kind\":{GoQuote.Of(role.Kind)},\"Name\":{GoQuote.Of(role.Name)}}}: cannot change roleRef";

    public static string Conflict(WriteTarget target, string why) => $"Conflict: Operation cannot be fulfilled on {Named(target)}: {why}";

    /// <summary>Why the role that a binding names cannot be looked up; the API reason first where there is one.</summary>
    public static string RoleNotFound(RoleRef role, string @namespace) => role.Kind switch
    {
        not ("Role" or "ClusterRole") => $"unsupported role reference kind: {GoQuote.Of(role.Kind)}",
        "Role" when @namespace.Length == 0 => "BadRequest: Namespace parameter required.",
        _ when role.Name.Length == 0 => "BadRequest: Name parameter required.",
        _ when KubeNames.PathSegment(role.Name).ToList() is { Count: > 0 } problems =>
            $"BadRequest: Name parameter invalid: {GoQuote.Of(role.Name)}: {string.Join(";", problems)}",
        _ => $"NotFound: {(role.Kind == "Role" ? ApiResource.Roles : ApiResource.ClusterRoles)} {GoQuote.Of(role.Name)} not found",
    };

    private static string Aggregate(ValueList<BrokenBinding> broken)
    {
        var messages = broken.Select(one => one.ServerMessage).Distinct(StringComparer.Ordinal).ToList();
        return messages.Count == 1 ? messages[0] : $"[{string.Join(", ", messages)}]";
    }
}
