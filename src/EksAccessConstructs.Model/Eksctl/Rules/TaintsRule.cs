using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>The effect of a taint is one that Kubernetes knows (EKS031).</summary>
internal static class TaintsRule
{
    private static readonly ValueList<string> Effects = CarriedKeys.WordsOf("nodeGroups[].taints[].effect");

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            for (var i = 0; i < group.Taints.Count; i++)
            {
                CheckOne(group.Taints[i], $"{path}.taints[{i}]", sink);
            }
        }
    }

    private static void CheckOne(TaintConfig taint, string path, RuleSink sink)
    {
        if (!Effects.Contains(taint.Effect))
        {
            var meant = Effects.FirstOrDefault(effect => string.Equals(effect, taint.Effect?.Replace("_", "", StringComparison.Ordinal),
                StringComparison.OrdinalIgnoreCase));
            sink.Error(NodeRules.LabelsAndTaints, $"{path}.effect",
                $"'{path}.effect' ('{taint.Effect}') must be NoSchedule, PreferNoSchedule or NoExecute{(meant is null ? "" : $"; did you mean '{meant}'?")}");
        }
    }
}
