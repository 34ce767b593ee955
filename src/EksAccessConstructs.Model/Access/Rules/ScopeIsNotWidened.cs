namespace EksAccessConstructs.Access.Rules;

/// <summary>AE13 in practice: an entry has each policy once, so one scope must do for all places. Held by <see cref="AccessPlan.Build"/>.</summary>
internal static class ScopeIsNotWidened
{
    public static readonly RuleInfo Info = new(
        "EKS066", Severity.Warning, "No policy is given both for namespaces and for the whole cluster to one principal.");
}
