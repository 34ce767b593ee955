using EksAccessConstructs.Compute;
using EksAccessConstructs.Eksctl.Steps;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Karpenter and Flux have what they need (EKS039), and Karpenter's names are ones that AWS takes (EKS134).</summary>
internal static class InstallsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        if (config.Karpenter is { } karpenter)
        {
            sink.ErrorIf(karpenter.Version is null, EksctlRules.Installs, "karpenter", "'karpenter.version' is required: 0.20.0 or later, in quotes");
            if (karpenter.Version is { } version)
            {
                CheckRelease(KarpenterSteps.Release(config, karpenter, version), sink);
            }

            sink.ErrorIf(config.Iam?.WithOidc is not true, EksctlRules.Installs, config.Iam?.WithOidc is null ? "karpenter" : "iam.withOIDC",
                "'karpenter' needs 'iam.withOIDC: true'");
        }

        if (config.Gitops is { } flux)
        {
            sink.ErrorIf(flux.GitProvider is null, EksctlRules.Installs, "gitops.flux", "'gitops.flux.gitProvider' is required: github, gitlab, …");
            sink.ErrorIf(flux.Flags.IsEmpty, EksctlRules.Installs, "gitops.flux", "'gitops.flux.flags' is required: what Flux needs to know of the repository");
        }
    }

    private static void CheckRelease(KarpenterRelease release, RuleSink sink)
    {
        if (KarpenterLimits.ProblemOfVersion(release.Version) is { } wrong)
        {
            sink.Error(EksctlRules.Installs, "karpenter.version", $"'karpenter.version' {wrong}");
        }

        foreach (var problem in KarpenterLimits.Problems(release))
        {
            sink.Error(EksctlRules.KarpenterNames, "karpenter", problem);
        }
    }
}
