namespace EksAccessConstructs.Access.Rules;

/// <summary>AE01. Held by <see cref="PrincipalArn.Read"/>: no plan can break it.</summary>
internal static class PrincipalIsRoleOrUser
{
    public static readonly RuleInfo Info = new("EKS041", Severity.Error, "The principal of an access entry is one IAM role or user.");
}
