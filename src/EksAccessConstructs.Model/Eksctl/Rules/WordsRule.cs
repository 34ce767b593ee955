using System.Text.RegularExpressions;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Words and durations are ones that their key knows (EKS008). Some eksctl leaves to the deployment.</summary>
internal static partial class WordsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        One(config.UpgradePolicy?.SupportType, "upgradePolicy.supportType", sink, "STANDARD", "EXTENDED");
        One(config.Vpc?.HostnameType, "vpc.hostnameType", sink, "ip-name", "resource-name");
        One(config.Vpc?.NatGateway, "vpc.nat.gateway", sink, "Single", "HighlyAvailable", "Disable");
        One(config.Vpc?.ControlPlaneEgressMode, "vpc.controlPlaneEgressMode", sink, "AWS_MANAGED", "CUSTOMER_ROUTED");
        One(config.ControlPlane?.ScoringStrategy, "kubeSchedulerConfig.nodeResourcesFit.scoringStrategy.type", sink, "LeastAllocated", "MostAllocated");
        if (config.NetworkConfig?.IpFamily is { } family && !family.Equals("IPv4",
            StringComparison.OrdinalIgnoreCase) && !family.Equals("IPv6", StringComparison.OrdinalIgnoreCase))
        {
            One(family, "kubernetesNetworkConfig.ipFamily", sink, "IPv4", "IPv6");
        }

        foreach (var (index, resource) in (config.ControlPlane?.ScoringResources ?? []).Index())
        {
            if (ControlPlaneLimits.ProblemWithWeight(resource.Name, resource.Weight ?? 1) is { } problem)
            {
                sink.Error(TextRules.BadValue, $"kubeSchedulerConfig.nodeResourcesFit.scoringStrategy.resources[{index}]", problem);
            }
        }

        Duration(config.ControlPlane?.EventTtl, "kubeAPIServerConfig.eventTTL", sink);
        Duration(config.ControlPlane?.AutoscalerSyncPeriod,
            "kubeControllerManagerConfig.horizontalPodAutoscalerControllerConfig.horizontalPodAutoscalerSyncPeriod", sink);
        const string Ports = "kubeAPIServerConfig.serviceNodePortRange";
        var min = config.ControlPlane?.MinNodePort;
        var max = config.ControlPlane?.MaxNodePort;
        sink.ErrorIf(min > max, TextRules.BadValue, $"{Ports}.minPort", $"'{Ports}.minPort' ('{min}') must not be above maxPort ('{max}'); swap them");
        foreach (var (port, key) in new[] { (min, "minPort"), (max, "maxPort") })
        {
            sink.ErrorIf(port is < 1 or > 65535, TextRules.BadValue, $"{Ports}.{key}", $"'{Ports}.{key}' ('{port}') must be 1 to 65535");
        }
    }

    private static void One(string? word, string path, RuleSink sink, params string[] known)
    {
        if (word is not null && !known.Contains(word))
        {
            sink.Error(TextRules.BadValue, path,
                $"'{path}' ('{word}') must be {string.Join(", ", known[..^1])} or {known[^1]}{Suggestion.DidYouMean(word, known)}");
        }
    }

    private static void Duration(string? text, string path, RuleSink sink) =>
        sink.ErrorIf(text is not null && !GoDuration().IsMatch(text), TextRules.BadValue, path,
            $"'{path}' ('{text}') must be a length of time above nothing, such as 10s or 1h30m");

    [GeneratedRegex(@"^\+?([0-9]+(\.[0-9]*)?(ns|us|µs|ms|s|m|h))+\z")]
    private static partial Regex GoDuration();
}
