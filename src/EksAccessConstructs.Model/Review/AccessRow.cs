using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>One line of the table "who may do what": a principal, where, what, and the chain of objects that says so.</summary>
/// <param name="Principal">The principal's label.</param>
/// <param name="Where">A namespace, a pattern such as <c>dev-*</c>, or null for the whole cluster.</param>
/// <param name="What">The rights: the name of an access policy, or a role with its rules in words.</param>
/// <param name="Through">The chain: "access policy", or "group shop-developers → RoleBinding shop/deployers → Role deployer".</param>
public sealed record AccessRow(string Principal, string? Where, string What, string Through)
{
    /// <summary>The rows of these principals over these objects: whole cluster first, then by namespace, then in the order of the principals.</summary>
    /// <remarks>A role's rights by its user name are matched as a pattern: the user of a role differs for each session.</remarks>
    public static ValueList<AccessRow> Of(IEnumerable<ReportedPrincipal> principals, RbacObjects rbac)
    {
        ArgumentNullException.ThrowIfNull(principals);
        ArgumentNullException.ThrowIfNull(rbac);
        var roles = RoleLookup.Create(rbac, BuiltInRoles.Newest);
        return principals
            .SelectMany(principal => Policies(principal).Concat(Bindings(principal, rbac, roles)))
            .OrderBy(row => row.Where is null ? 0 : 1).ThenBy(row => row.Where, StringComparer.Ordinal)
            .ToValueList();
    }

    private static IEnumerable<AccessRow> Policies(ReportedPrincipal principal) =>
        from association in principal.Grant.Policies
        from place in association.Scope.Match<IEnumerable<string?>>(() => [null], names => names)
        select new AccessRow(principal.Label, place, association.Policy.Name, "access policy");

    private static IEnumerable<AccessRow> Bindings(ReportedPrincipal principal, RbacObjects rbac, RoleLookup roles) =>
        from binding in rbac.All.OfType<RbacBinding>()
        from subject in binding.Subjects
        let match = SubjectMatch.Of(principal.Grant, subject)
        where match is not null
        select new AccessRow(principal.Label, binding.NamespaceName, RoleWords.Of(binding, roles), $"{match} → {binding.Id} → {binding.RoleRef.Kind} {binding.RoleRef.Name}");
}
