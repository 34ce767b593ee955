using System.Text.RegularExpressions;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>The name, region and version are ones that EKS takes (EKS012).</summary>
internal static partial class MetadataRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var metadata = config.Metadata;
        if (!Name().IsMatch(metadata.Name))
        {
            sink.Error(EksctlRules.Metadata, "metadata.name",
                $"'metadata.name' ('{metadata.Name}') must begin with a letter or digit and hold letters, digits and dashes, at most 100");
        }

        CheckRegion(metadata.Region, sink);
        if (metadata.Version is { } version and not ("latest" or "auto") && ControlPlaneLimits.ProblemWithVersion(version) is not null)
        {
            sink.Error(EksctlRules.Metadata, "metadata.version",
                $"'metadata.version' ('{version}') must be a minor version such as \"{KubernetesVersions.Default}\", 'latest' or 'auto'");
        }

        if (metadata.RollbackTimeoutMinutes is { } minutes && ControlPlaneLimits.ProblemWithRollback(minutes) is { } problem)
        {
            sink.Error(EksctlRules.Metadata, "metadata.rollbackConfig.timeoutMinutes", problem);
        }
    }

    private static void CheckRegion(string region, RuleSink sink)
    {
        if (!Region().IsMatch(region))
        {
            sink.Error(EksctlRules.Metadata, "metadata.region",
                $"'metadata.region' ('{region}') is not a region; write one such as us-west-2{Suggestion.DidYouMean(region, AwsRegions.Known)}");
        }
        else if (!AwsRegions.Known.Contains(region))
        {
            sink.Warn(EksctlRules.Metadata, "metadata.region",
                $"'metadata.region' ('{region}') is a region that eksctl 0.231 does not know{Suggestion.DidYouMean(region, AwsRegions.Known)}");
        }
    }

    [GeneratedRegex(@"^[a-zA-Z0-9][-a-zA-Z0-9]{0,99}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"^[a-z]{2,5}(-[a-z]+){1,2}-[0-9]\z")]
    private static partial Regex Region();
}
