using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Changes;

/// <summary>A way to all rights in the cluster that a change opens to somebody who had none.</summary>
/// <param name="Who">Who, as the change names it.</param>
/// <param name="Path">The way.</param>
public sealed record OpenedWay(string Who, EscalationPath Path)
{
    /// <summary>How many subjects are looked at: each search goes over the whole cluster.</summary>
    internal const int Most = 100;

    /// <summary>The ways that are opened to these.</summary>
    internal static IEnumerable<OpenedWay> Of(EksAuthorizer before, EksAuthorizer after, PrincipalNames names, IEnumerable<string> subjects)
    {
        var (was, becomes) = (new EscalationStarts(before, names), new EscalationStarts(after, names));
        foreach (var who in subjects.Take(Most))
        {
            if (becomes.Ways(who).FirstOrDefault() is { } path && !was.Ways(who).Any())
            {
                yield return new OpenedWay(who, path);
            }
        }
    }

    private sealed class EscalationStarts(EksAuthorizer authorizer, PrincipalNames names)
    {
        private readonly Escalation escalation = new(authorizer.Rbac);
        private readonly bool readsAwsAuth = authorizer.Snapshot.Mode.ReadsConfigMap();
        private readonly ILookup<string, NamedCaller> callers = authorizer.Named.ToLookup(names.Of, StringComparer.Ordinal);

        public IEnumerable<EscalationPath> Ways(string who) => All(who).Where(path => readsAwsAuth || !path.Conditions.Contains(WriteAwsAuth.Condition));

        private IEnumerable<EscalationPath> All(string who) => SubjectName.AsIdentity(who) is { } identity
            ? escalation.From(identity).Paths
            : callers[who].SelectMany(caller => caller.Authentication.Possible.SelectMany(way => escalation.From(
                way.Certain, request => authorizer.Authorize(new Authentication([way], [], null), request)).Paths));
    }
}
