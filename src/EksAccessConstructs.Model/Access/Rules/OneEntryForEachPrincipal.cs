namespace EksAccessConstructs.Access.Rules;

/// <summary>AE02. EKS answers a second entry of a principal with ResourceInUseException.</summary>
internal static class OneEntryForEachPrincipal
{
    public static readonly RuleInfo Info = new("EKS042", Severity.Error, "A principal has one access entry in a cluster.");
}
