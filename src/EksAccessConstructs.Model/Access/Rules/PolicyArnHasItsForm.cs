namespace EksAccessConstructs.Access.Rules;

/// <summary>AE17, as far as reading an ARN goes. Held by <see cref="AccessPolicyName.Read"/>.</summary>
internal static class PolicyArnHasItsForm
{
    public static readonly RuleInfo Info = new(
        "EKS057", Severity.Error, "An access policy is named by its name or by arn:PARTITION:eks::aws:cluster-access-policy/NAME.");
}
