namespace EksAccessConstructs.Access.Rules;

/// <summary>AE04. Held by <see cref="PrincipalArn.Read"/>: no plan can break it.</summary>
internal static class NoServiceLinkedRole
{
    public static readonly RuleInfo Info = new("EKS044", Severity.Error, "No access entry is for a service-linked role.");
}
