using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Log types and their retention are ones that EKS and CloudWatch take (EKS034).</summary>
internal static class LogsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        if (config.CloudWatch is not { } logs)
        {
            return;
        }

        const string Path = "cloudWatch.clusterLogging";
        var days = logs.LogRetentionInDays ?? 0;
        sink.ErrorIf(days != 0 && logs.EnableTypes.IsEmpty, EksctlRules.Logs, $"{Path}.logRetentionInDays",
            $"'{Path}.logRetentionInDays' needs '{Path}.enableTypes'");
        if (days != 0 && ControlPlaneLimits.ProblemWithRetention(days) is { } problem)
        {
            sink.Error(EksctlRules.Logs, $"{Path}.logRetentionInDays", problem);
        }

        for (var i = 0; i < logs.EnableTypes.Count; i++)
        {
            var type = logs.EnableTypes[i];
            var place = $"{Path}.enableTypes[{i}]";
            if (ClusterLogTypes.IsWildcard(type) || ClusterLogTypes.All.Contains(type))
            {
                continue;
            }

            var message = $"'{place}' ('{type}') must be one of {string.Join(", ", ClusterLogTypes.All)}, "
                + $"all or *{Suggestion.DidYouMean(type, ClusterLogTypes.All)}";
            if (logs.EnableTypes.Any(ClusterLogTypes.IsWildcard))
            {
                sink.Warn(EksctlRules.Logs, place, $"{message}; it has no effect beside the word for all");
            }
            else
            {
                sink.Error(EksctlRules.Logs, place, message);
            }
        }
    }
}
