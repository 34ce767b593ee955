using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Log types and their retention are ones that EKS and CloudWatch take (EKS034).</summary>
internal static class LogsRule
{
    /// <summary>How many days CloudWatch Logs can keep logs; longer than eksctl's list, which is old.</summary>
    private static readonly int[] Retentions = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

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
        sink.ErrorIf(days != 0 && !Retentions.Contains(days), EksctlRules.Logs, $"{Path}.logRetentionInDays",
            $"'{Path}.logRetentionInDays' ('{days}') must be one of {string.Join(", ", Retentions)}");
        for (var i = 0; i < logs.EnableTypes.Count; i++)
        {
            var (type, place) = (logs.EnableTypes[i], $"{Path}.enableTypes[{i}]");
            if (ClusterLogTypes.IsWildcard(type) || ClusterLogTypes.All.Contains(type))
            {
                continue;
            }

            var message = $"'{place}' ('{type}') must be one of {string.Join(", ", ClusterLogTypes.All)}, all or *{Suggestion.DidYouMean(type, ClusterLogTypes.All)}";
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
