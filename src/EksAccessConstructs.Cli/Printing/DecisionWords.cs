using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Decisions in words.</summary>
internal static class DecisionWords
{
    /// <summary>For people: yes, no or unknown.</summary>
    public static string Answer(Decision decision) => decision switch
    {
        Decision.Allowed => "yes",
        Decision.Unknown => "unknown",
        _ => "no",
    };

    /// <summary>For tables of requests: allow, no-opinion or unknown. RBAC never refuses, it only has no opinion.</summary>
    public static string Row(Decision decision) => decision switch
    {
        Decision.Allowed => "allow",
        Decision.Unknown => "unknown",
        _ => "no-opinion",
    };

    /// <summary>Why, each in one sentence.</summary>
    public static ValueList<string> Why(Decision decision) => decision switch
    {
        Decision.Allowed allowed => [Source(allowed.By)],
        Decision.Unknown unknown => [.. unknown.Causes, .. unknown.Broken.Select(broken => broken.Message)],
        Decision.Denied denied => denied.Broken.IsEmpty ? [] : [.. denied.Broken.Select(broken => broken.Message)],
        _ => [],
    };

    /// <summary>What gives a right, with the place of the binding where it is known.</summary>
    public static string Source(DecisionSource source) => source switch
    {
        RightThroughAuthentication through => $"{Source(through.Right)}, through {through.AuthenticatedAs.Describe()}",
        RbacGrant { Binding.Origin.Location: { } location } grant => $"{grant.Describe()} ({location})",
        RbacGrant grant when BuiltInRoles.HaveMade(grant.Binding) => $"{grant.Describe()}, which every cluster has",
        _ => source.Describe(),
    };

    /// <summary>The reason in a row: for RBAC the words of the API server.</summary>
    public static string Reason(Decision decision) => decision switch
    {
        Decision.Allowed { By: RbacGrant grant } => $"RBAC: allowed by {grant.Describe()}",
        Decision.Allowed allowed => allowed.By.Describe(),
        _ => string.Join("; ", Why(decision)),
    };
}
