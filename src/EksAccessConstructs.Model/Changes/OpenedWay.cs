using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Changes;

/// <summary>A way to all rights in the cluster that a change opens to somebody who had none.</summary>
/// <param name="Who">Who, as the change names it.</param>
/// <param name="Path">The way.</param>
public sealed record OpenedWay(string Who, EscalationPath Path)
{
    /// <summary>The allowance to become administrator; null where there is none.</summary>
    /// <value>Default: null.</value>
    public Allowance? AllowedBy { get; init; }

    /// <summary>The ways that are opened to these.</summary>
    internal static IEnumerable<OpenedWay> Of(EksAuthorizer before, EksAuthorizer after, PrincipalNames names, IEnumerable<string> subjects)
    {
        var (was, becomes) = (new WaysToAll(before, names), new WaysToAll(after, names));
        foreach (var who in subjects.Take(WaysToAll.Most))
        {
            if (becomes.Of(who).FirstOrDefault() is { } path && !was.Of(who).Any())
            {
                yield return new OpenedWay(who, path);
            }
        }
    }
}
