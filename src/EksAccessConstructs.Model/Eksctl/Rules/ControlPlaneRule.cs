using System.Text.RegularExpressions;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Weights, durations and ports that tune the control plane are ones that it takes (EKS008).</summary>
internal static partial class ControlPlaneRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
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

    private static void Duration(string? text, string path, RuleSink sink) =>
        sink.ErrorIf(text is not null && !GoDuration().IsMatch(text), TextRules.BadValue, path,
            $"'{path}' ('{text}') must be a length of time above nothing, such as 10s or 1h30m");

    [GeneratedRegex(@"^\+?([0-9]+(\.[0-9]*)?(ns|us|µs|ms|s|m|h))+\z")]
    private static partial Regex GoDuration();
}
