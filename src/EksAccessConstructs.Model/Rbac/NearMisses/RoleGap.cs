using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>How the reference of a binding goes past a role that would allow a request.</summary>
/// <param name="Distance">How far it is from the request; 0 is the nearest.</param>
/// <param name="Differs">What differs.</param>
/// <param name="WayOut">What to change.</param>
internal sealed record RoleGap(int Distance, string Differs, string WayOut)
{
    /// <summary>The gap of a binding whose role is not there; null where EKS may make the role, so that nobody knows it.</summary>
    public static RoleGap? Of(RbacBinding binding, RoleLookup roles, AccessRequest request) => roles.SourceOf(binding) is RoleSource.PerhapsEks
        ? null
        : InOtherNamespace(binding, roles, request) ?? OfOtherKind(binding, roles, request) ?? OfOtherName(binding, roles, request) ?? Missing(binding.RoleRef);

    private static RoleGap? InOtherNamespace(RbacBinding binding, RoleLookup roles, AccessRequest request)
    {
        var spaces = binding is RoleBinding { RoleRef.Kind: "Role" } ? roles.NamespacesWith(binding.RoleRef.Name) : [];
        return spaces.FirstOrDefault(space => Gives(binding.RoleRef, space, roles, request)) is { } other
            ? new(1, $"Role '{binding.RoleRef.Name}' is in namespace '{other}', not in '{binding.NamespaceName}'",
                "put both into one namespace, or use a ClusterRole")
            : null;
    }

    private static RoleGap? OfOtherKind(RbacBinding binding, RoleLookup roles, AccessRequest request)
    {
        var (kind, name) = (binding.RoleRef.Kind, binding.RoleRef.Name);
        var other = kind == "ClusterRole" ? "Role" : "ClusterRole";
        return Gives(new RoleRef(other, name), binding.NamespaceName, roles, request)
            ? new(1, $"'{name}' is a {other}, and the binding names a {kind}", $"write 'kind: {other}' in its roleRef")
            : null;
    }

    private static RoleGap? OfOtherName(RbacBinding binding, RoleLookup roles, AccessRequest request)
    {
        var (kind, name) = (binding.RoleRef.Kind, binding.RoleRef.Name);
        return Suggestion.For(name, roles.NamesFor(binding)) is { } near && Gives(new RoleRef(kind, near), binding.NamespaceName, roles, request)
            ? new(1, $"it names {kind} '{name}', which is not there, and '{near}' is", $"write '{near}' in its roleRef")
            : null;
    }

    private static RoleGap Missing(RoleRef named) =>
        new(10, $"{named.Kind} '{named.Name}' is not there, so nothing tells what it gives", "add the role, or name one that is there");

    private static bool Gives(RoleRef reference, string? space, RoleLookup roles, AccessRequest request) =>
        roles.Find(reference, space)?.Find(request) is not null;
}
