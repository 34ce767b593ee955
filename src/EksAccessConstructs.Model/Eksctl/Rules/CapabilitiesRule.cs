using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A capability has a name, a known type and the configuration that its type needs (EKS014).</summary>
/// <remarks>eksctl asks this of <c>create capability</c> only and fails with a panic in <c>create cluster</c>.</remarks>
internal static class CapabilitiesRule
{
    private static readonly ValueList<string> Types = CarriedKeys.WordsOf("capabilities[].type");

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var seen = new Doubles(EksctlRules.Capabilities, sink);
        for (var i = 0; i < config.Capabilities.Count; i++)
        {
            var one = config.Capabilities[i];
            var path = $"capabilities[{i}]";
            sink.ErrorIf(one.Name is null, EksctlRules.Capabilities, path, $"'{path}.name' is required and must not be empty");
            seen.Take(one.Name, $"{path}.name", place => $"capability '{one.Name}' is listed already at {place}; keep one of the two");
            sink.ErrorIf(one.Type is null, EksctlRules.Capabilities, path, $"'{path}.type' is required: ACK, KRO or ARGOCD");
            sink.ErrorIf(one.Type is not null && !Types.Contains(one.Type), EksctlRules.Capabilities, $"{path}.type",
                $"'{path}.type' ('{one.Type}') must be ACK, KRO or ARGOCD{Suggestion.DidYouMean(one.Type ?? "", Types)}");
            sink.ErrorIf(one.Type is "ARGOCD" && one.ArgoCd?.IdcInstanceArn is null, EksctlRules.Capabilities, path,
                $"'{path}.configuration.argocd.awsIdc.idcInstanceArn' is required for ARGOCD");
            sink.ErrorIf(one.DeletePropagationPolicy is not (null or "RETAIN"), EksctlRules.Capabilities, $"{path}.deletePropagationPolicy",
                $"'{path}.deletePropagationPolicy' ('{one.DeletePropagationPolicy}') must be RETAIN, the only one that EKS knows");
            CheckLimits(config, one, path, sink);
            CheckArgoCd(one.ArgoCd, $"{path}.configuration.argocd", sink);
            for (var j = 0; j < one.AccessPolicies.Count; j++)
            {
                PolicyRule.Check(one.AccessPolicies[j], $"{path}.accessPolicies[{j}]", sink);
            }
        }
    }

    private static void CheckArgoCd(ArgoCdConfig? argo, string path, RuleSink sink)
    {
        foreach (var (role, place) in (argo?.RoleMappings ?? []).Select((role, index) => (role, $"{path}.rbacRoleMappings[{index}]")))
        {
            Tell(CapabilityLimits.ProblemWithRole(role.Role), $"{place}.role");
            foreach (var (identity, index) in role.Identities.Select((identity, index) => (identity, index)))
            {
                Tell(CapabilityLimits.ProblemWithIdentity(identity.Id, identity.Type), $"{place}.identities[{index}]");
            }
        }

        void Tell(string? problem, string place)
        {
            if (problem is not null)
            {
                sink.Error(EksctlRules.Capabilities, place, $"'{place}': {problem}");
            }
        }
    }

    private static void CheckLimits(ClusterConfig config, CapabilityConfig one, string path, RuleSink sink)
    {
        // That Argo CD has settings is asked above, with the key that is missing.
        var isArgoCd = one.Type is "ARGOCD";
        var mode = ClusterConfigDefaults.HasChoiceOfMode(config) ? config.Access?.AuthenticationMode : ClusterAuthenticationMode.ConfigMap;
        var problems = one.Name is { } name ? CapabilityLimits.Problems(name, isArgoCd, isArgoCd || one.ArgoCd is not null, mode) : [];
        foreach (var problem in problems)
        {
            sink.Error(EksctlRules.Capabilities, path, $"capability '{one.Name}': {problem}");
        }

        var made = one is not { AttachPolicy: null, AttachPolicyArns.IsEmpty: true, PermissionsBoundary: null };
        if (one.RoleArn is not null && made)
        {
            sink.Warn(TextRules.Swallowed, $"{path}.roleArn", $"'{path}.roleArn' names a role that exists, to which nothing is attached; "
                + "policies and boundary beside it have no effect");
        }
    }
}
