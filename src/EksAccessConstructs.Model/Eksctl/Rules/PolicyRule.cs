using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>An access policy is named by its ARN, and its scope fits (EKS008, EKS015).</summary>
internal static class PolicyRule
{
    public static void Check(AccessPolicyConfig policy, string path, RuleSink sink)
    {
        var isAccessPolicy = Arns.ServiceOf(policy.PolicyArn) == "eks" && Arns.ResourceOf(policy.PolicyArn).Split('/') is ["cluster-access-policy", not ""];
        sink.ErrorIf(!isAccessPolicy, TextRules.BadValue, $"{path}.policyARN",
            $"'{path}.policyARN' ('{policy.PolicyArn}') must be the ARN of an access policy: arn:aws:eks::aws:cluster-access-policy/NAME");
        var scope = $"{path}.accessScope";
        switch (policy.ScopeType)
        {
            case "cluster":
                sink.ErrorIf(!policy.Namespaces.IsEmpty, EksctlRules.Access, $"{scope}.namespaces",
                    $"'{scope}.namespaces' cannot be set with type cluster; leave them out, or use type namespace");
                break;
            case "namespace":
                sink.ErrorIf(policy.Namespaces.IsEmpty, EksctlRules.Access, scope,
                    $"'{scope}.namespaces' must name at least one namespace; or use type cluster");
                CheckNames(policy, path, sink);
                break;
        }
    }

    /// <summary>No name of a namespace is empty.</summary>
    public static void CheckNames(AccessPolicyConfig policy, string path, RuleSink sink) => sink.ErrorIf(
        policy.Namespaces.Contains(""), EksctlRules.Access, $"{path}.accessScope.namespaces",
        $"'{path}.accessScope.namespaces' holds an empty name; leave it out");
}
