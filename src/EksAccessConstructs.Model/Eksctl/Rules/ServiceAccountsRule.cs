namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>A service account with IRSA has a name, a role or policies, and an OIDC provider (EKS018).</summary>
internal static class ServiceAccountsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        if (config.Iam is not { ServiceAccounts: { IsEmpty: false } accounts } iam)
        {
            return;
        }

        sink.ErrorIf(iam.WithOidc is not true, EksctlRules.ServiceAccounts, iam.WithOidc is null ? "iam.serviceAccounts" : "iam.withOIDC",
            "'iam.withOIDC' must be true for 'iam.serviceAccounts'; or use 'iam.podIdentityAssociations', which need no OIDC provider");
        var seen = new Doubles(EksctlRules.ServiceAccounts, sink);
        for (var i = 0; i < accounts.Count; i++)
        {
            var account = accounts[i];
            var path = $"iam.serviceAccounts[{i}]";
            var name = $"{account.Namespace ?? "default"}/{account.Name}";
            sink.ErrorIf(account.Name.Length == 0, EksctlRules.ServiceAccounts, path, $"'{path}.metadata.name' is required and must not be empty");
            seen.Take(account.Name.Length > 0 ? name : null, path, place => $"'{path}' names {name}, which is listed already at {place}; keep one of the two");
            var made = account.WellKnownPolicies.HasAny() || !account.AttachPolicyArns.IsEmpty || account.AttachPolicy is not null;
            sink.ErrorIf(!made && account.AttachRoleArn is null, EksctlRules.ServiceAccounts, path,
                $"'{path}' has no rights; write attachRoleARN, attachPolicyARNs, attachPolicy or wellKnownPolicies");
            sink.ErrorIf(account.AttachPolicy is { Json: "{}" }, EksctlRules.ServiceAccounts, $"{path}.attachPolicy",
                $"'{path}.attachPolicy' is empty, which IAM refuses; write a policy document or leave it out");
            if (account.AttachRoleArn is not null
                && (made || account.RoleName is not null || account.PermissionsBoundary is not null || account.SubjectPattern is not null))
            {
                sink.Warn(EksctlRules.ServiceAccounts, $"{path}.attachRoleARN",
                    $"'{path}.attachRoleARN' names an existing role, so what is said beside it about a role to be made has no effect; leave one of them out");
            }
        }
    }

    /// <summary>True where at least one policy is on.</summary>
    public static bool HasAny(this WellKnownPolicies? policies) => policies
        is { ImageBuilder: true }
        or { AutoScaler: true }
        or { AwsLoadBalancerController: true }
        or { ExternalDns: true }
        or { CertManager: true }
        or { EbsCsiController: true }
        or { EfsCsiController: true };
}
