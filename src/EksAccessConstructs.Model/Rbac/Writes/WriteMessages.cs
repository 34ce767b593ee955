using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>The API server's words for refused writes.</summary>
internal static class WriteMessages
{
    /// <summary><c>roles.rbac.authorization.k8s.io "reader"</c>.</summary>
    public static string Named(WriteTarget target) => $"{target.Resource} {GoText.Quote(target.Name)}";

    public static string UnknownKind(string version, string kind) => $"no kind {GoText.Quote(kind)} in version {GoText.Quote(version)} gives rights";

    public static string CannotDo(Identity by, ResourceRequest request, WriteTarget target, ValueList<BrokenBinding> broken)
    {
        var subject = request.Name.Length == 0 ? target.Resource : $"{target.Resource} {GoText.Quote(request.Name)}";
        var place = request.Namespace.Length == 0 ? "at the cluster scope" : $"in the namespace {GoText.Quote(request.Namespace)}";
        var reason = broken.IsEmpty ? "" : $": RBAC: {Aggregate(broken)}";
        var resource = $"resource {GoText.Quote(request.Resource)} in API group {GoText.Quote(request.Group)}";
        return $"{subject} is forbidden: User {GoText.Quote(by.User)} cannot {request.Verb} {resource} {place}{reason}";
    }

    public static string NotHeld(WriteTarget target, Identity by, ValueList<RbacRule> missing, ValueList<BrokenBinding> broken)
    {
        var errors = broken.IsEmpty ? "" : $"; resolution errors: [{Aggregate(broken)}]";
        return $"{Named(target)} is forbidden: user {GoText.Quote(by.User)} (groups={GoText.Quote(by.Groups)}) is attempting to grant RBAC permissions not currently held:\n"
            + $"{string.Join('\n', Coverage.Describe(missing))}{errors}";
    }

    public static string Invalid(KubernetesObject item, IEnumerable<string> errors)
    {
        var all = errors.ToList();
        var group = item.Kind.Group.Length == 0 ? "" : $".{item.Kind.Group}";
        return $"{item.Kind}{group} {GoText.Quote(item.Name)} is invalid: {(all.Count == 1 ? all[0] : $"[{string.Join(", ", all)}]")}";
    }

    public static string RoleChanged(RoleRef role) =>
        $"roleRef: Invalid value: {{\"APIGroup\":{GoText.Quote(role.ApiGroup)},\"Kind\":{GoText.Quote(role.Kind)},\"Name\":{GoText.Quote(role.Name)}}}: cannot change roleRef";

    public static string Conflict(WriteTarget target, string why) => $"Conflict: Operation cannot be fulfilled on {Named(target)}: {why}";

    /// <summary>Why the role that a binding names cannot be looked up; the API reason first where there is one.</summary>
    public static string RoleNotFound(RoleRef role, string @namespace) => role.Kind switch
    {
        not ("Role" or "ClusterRole") => $"unsupported role reference kind: {GoText.Quote(role.Kind)}",
        "Role" when @namespace.Length == 0 => "BadRequest: Namespace parameter required.",
        _ when role.Name.Length == 0 => "BadRequest: Name parameter required.",
        _ when KubeNames.PathSegment(role.Name).ToList() is { Count: > 0 } problems =>
            $"BadRequest: Name parameter invalid: {GoText.Quote(role.Name)}: {string.Join(";", problems)}",
        _ => $"NotFound: {(role.Kind == "Role" ? ApiResource.Roles : ApiResource.ClusterRoles)} {GoText.Quote(role.Name)} not found",
    };

    private static string Aggregate(ValueList<BrokenBinding> broken)
    {
        var messages = broken.Select(one => one.ServerMessage).Distinct(StringComparer.Ordinal).ToList();
        return messages.Count == 1 ? messages[0] : $"[{string.Join(", ", messages)}]";
    }
}
