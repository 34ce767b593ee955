using System.Globalization;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Karpenter and Flux have what they need (EKS039).</summary>
internal static partial class InstallsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        if (config.Karpenter is { } karpenter)
        {
            sink.ErrorIf(karpenter.Version is null, EksctlRules.Installs, "karpenter", "'karpenter.version' is required: 0.20.0 or later, in quotes");
            sink.ErrorIf(karpenter.Version is { } version && !IsSupported(version), EksctlRules.Installs, "karpenter.version",
                $"'karpenter.version' ('{karpenter.Version}') must be a version from 0.20.0 on, such as 1.6.1");
            sink.ErrorIf(config.Iam?.WithOidc is not true, EksctlRules.Installs, config.Iam?.WithOidc is null ? "karpenter" : "iam.withOIDC",
                "'karpenter' needs 'iam.withOIDC: true'");
        }

        if (config.Gitops is { } flux)
        {
            sink.ErrorIf(flux.GitProvider is null, EksctlRules.Installs, "gitops.flux", "'gitops.flux.gitProvider' is required: github, gitlab, …");
            sink.ErrorIf(flux.Flags.IsEmpty, EksctlRules.Installs, "gitops.flux", "'gitops.flux.flags' is required: what Flux needs to know of the repository");
        }
    }

    private static bool IsSupported(string version)
    {
        var match = Version().Match(version);
        return match.Success && (Part(1), Part(2)).CompareTo((0, 20)) >= 0;

        int Part(int group) => int.TryParse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    [GeneratedRegex(@"^v?([0-9]+)(?:\.([0-9]+))?(?:\.[0-9]+)*(?:-[0-9A-Za-z.-]+)?\z")]
    private static partial Regex Version();
}
