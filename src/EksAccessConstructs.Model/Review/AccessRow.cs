using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Review;

/// <summary>One line of the table "who may do what": a principal, where, what, and the chain of objects that says so.</summary>
/// <param name="Principal">The principal's ARN, or what makes it.</param>
/// <param name="Where">A namespace, a pattern such as <c>dev-*</c>, or null for the whole cluster.</param>
/// <param name="What">The rights: the name of an access policy, or a role with its rules in words.</param>
/// <param name="Through">The chain: "access policy", or "group shop-developers → RoleBinding shop/deployers → Role deployer".</param>
internal sealed record AccessRow(string Principal, string? Where, string What, string Through)
{
    /// <summary>The rows of everybody who gets in: whole cluster first, then by namespace, then in the order in which the cluster names them.</summary>
    /// <remarks>A role's rights by its user name are matched as a pattern: the user of a role differs for each session.</remarks>
    public static ValueList<AccessRow> Of(EksAuthorizer authorizer)
    {
        ArgumentNullException.ThrowIfNull(authorizer);
        return authorizer.Named
            .SelectMany(caller => caller.Authentication.Possible.SelectMany(way => Of(caller.Who, way, authorizer)))
            .Distinct()
            .OrderBy(row => row.Where is null ? 0 : 1).ThenBy(row => row.Where, StringComparer.Ordinal)
            .ToValueList();
    }

    private static IEnumerable<AccessRow> Of(string who, AuthenticatedAs way, EksAuthorizer authorizer) =>
        Masters(who, way).Concat(Policies(who, way)).Concat(Bindings(who, way, authorizer));

    private static IEnumerable<AccessRow> Masters(string who, AuthenticatedAs way) => way.Certain.IsMaster
        ? [new AccessRow(who, null, "everything", $"group {Identity.MastersGroup} by {way.By.Describe()}")]
        : [];

    private static IEnumerable<AccessRow> Policies(string who, AuthenticatedAs way) =>
        from association in way.Entry?.Policies ?? []
        from place in association.Scope.Match<IEnumerable<string?>>(() => [null], names => names)
        select new AccessRow(who, place, association.Policy.Name, "access policy");

    private static IEnumerable<AccessRow> Bindings(string who, AuthenticatedAs way, EksAuthorizer authorizer) =>
        from binding in authorizer.Snapshot.Rbac.All.OfType<RbacBinding>()
        where !BuiltInRoles.HaveMade(binding)
        from subject in binding.Subjects
        let match = SubjectMatch.Of(way, subject, binding)
        where match is not null
        select new AccessRow(who, binding.NamespaceName, RoleWords.Of(binding, authorizer.Rbac.Roles),
            $"{match} → {binding.Id} → {binding.RoleRef.Kind} {binding.RoleRef.Name}");
}
