namespace EksAccessConstructs.Access.Rules;

/// <summary>AE02 in practice: one entry for each principal, so what two places say about it must agree. Held by <see cref="AccessPlan.Build"/>.</summary>
internal static class GrantsAgree
{
    public static readonly RuleInfo Info = new("EKS065", Severity.Error, "Two places that let one principal in agree on type, username and tags.");
}
