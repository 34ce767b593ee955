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
        var words = new Dictionary<BoundRole, string>(ReferenceEqualityComparer.Instance);
        return authorizer.Named
            .SelectMany(caller => caller.Authentication.Possible.SelectMany(way => Of(caller.Who, way, authorizer, words)))
            .Distinct()
            .OrderBy(row => row.Where is null ? 0 : 1).ThenBy(row => row.Where, StringComparer.Ordinal)
            .ToValueList();
    }

    private static IEnumerable<AccessRow> Of(string who, AuthenticatedAs way, EksAuthorizer authorizer, Dictionary<BoundRole, string> words) =>
        Masters(who, way).Concat(Policies(who, way)).Concat(Bindings(who, way, authorizer, words));

    private static IEnumerable<AccessRow> Masters(string who, AuthenticatedAs way) => way.Certain.IsMaster
        ? [new AccessRow(who, null, "everything", $"group {Identity.MastersGroup} by {way.By.Describe()}")]
        : [];

    private static IEnumerable<AccessRow> Policies(string who, AuthenticatedAs way) =>
        from association in way.Entry?.Policies ?? []
        from place in association.Scope.Match<IEnumerable<string?>>(() => [null], names => names)
        select new AccessRow(who, place, association.Policy.Name, "access policy");

    // What a binding gives is put into words once, however many get it.
    private static IEnumerable<AccessRow> Bindings(string who, AuthenticatedAs way, EksAuthorizer authorizer, Dictionary<BoundRole, string> words)
    {
        foreach (var (bound, _, match) in new LoginSubjects(way).In(authorizer.Rbac).Where(match => !BuiltInRoles.HaveMade(match.Bound.Binding)))
        {
            var binding = bound.Binding;
            if (!words.TryGetValue(bound, out var role))
            {
                words.Add(bound, role = RoleWords.Of(binding, authorizer.Rbac.Roles));
            }

            yield return new AccessRow(who, binding.NamespaceName, role, $"{match} → {binding.Id} → {binding.RoleRef.Kind} {binding.RoleRef.Name}");
        }
    }
}
