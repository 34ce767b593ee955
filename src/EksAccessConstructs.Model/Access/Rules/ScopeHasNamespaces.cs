namespace EksAccessConstructs.Access.Rules;

/// <summary>AE14. Held by <see cref="PolicyScope.Read"/>: no plan can break it.</summary>
internal static class ScopeHasNamespaces
{
    public static readonly RuleInfo Info = new("EKS054", Severity.Error, "A scope is the cluster, or at least one namespace.");
}
