using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Rights;

/// <summary>The ways to all rights in one version of a cluster, by what comparisons call those who may go them.</summary>
/// <param name="authorizer">The cluster.</param>
/// <param name="names">What principals are called.</param>
internal sealed class WaysToAll(EksAuthorizer authorizer, PrincipalNames names)
{
    /// <summary>How many subjects are looked at: each search goes over the whole cluster.</summary>
    public const int Most = 100;

    private readonly Escalation escalation = new(authorizer.Rbac, [], authorizer.Snapshot.PolicyNamespaces);
    private readonly bool readsAwsAuth = authorizer.Snapshot.Mode.ReadsConfigMap();
    private readonly ILookup<string, NamedCaller> callers = authorizer.Named.ToLookup(names.Of, StringComparer.Ordinal);

    /// <summary>The ways of somebody, the shortest first.</summary>
    public IEnumerable<EscalationPath> Of(string who) => All(who).Where(path => readsAwsAuth || !path.Conditions.Contains(WriteAwsAuth.Condition));

    private IEnumerable<EscalationPath> All(string who) => SubjectName.AsIdentity(who) is { } identity
        ? escalation.From(identity).Paths
        : callers[who].SelectMany(caller => caller.Authentication.Possible.SelectMany(
            way => escalation.From(way.Certain, authorizer.AuthorizersOf(way)).Paths));
}
