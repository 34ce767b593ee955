namespace EksAccessConstructs.Access.Rules;

/// <summary>AE15. Held by <see cref="PolicyScope.Read"/>: no plan can break it.</summary>
internal static class ClusterScopeHasNoNamespaces
{
    public static readonly RuleInfo Info = new("EKS055", Severity.Error, "A scope of the whole cluster names no namespaces.");
}
