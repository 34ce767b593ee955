namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Taints of nodes are ones that a kubelet takes (EKS031).</summary>
internal static class TaintsRule
{
    private static readonly string[] Effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

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
        sink.ErrorIf(taint.Key is null, EksctlRules.LabelsAndTaints, path, $"'{path}.key' is required and must not be empty");
        sink.ErrorIf(taint.Key is { } key && KubernetesNames.KeyProblem(key) is not null, EksctlRules.LabelsAndTaints, $"{path}.key",
            $"'{path}.key' ('{taint.Key}') is no key of a taint: {KubernetesNames.KeyProblem(taint.Key ?? "")}");
        sink.ErrorIf(taint.Value is { } value && KubernetesNames.ValueProblem(value) is not null, EksctlRules.LabelsAndTaints, $"{path}.value",
            $"'{path}.value' ('{taint.Value}') is no value of a taint: {KubernetesNames.ValueProblem(taint.Value ?? "")}");
        if (!Effects.Contains(taint.Effect))
        {
            var meant = Effects.FirstOrDefault(effect => string.Equals(effect, taint.Effect?.Replace("_", "", StringComparison.Ordinal),
                StringComparison.OrdinalIgnoreCase));
            sink.Error(EksctlRules.LabelsAndTaints, $"{path}.effect",
                $"'{path}.effect' ('{taint.Effect}') must be NoSchedule, PreferNoSchedule or NoExecute{(meant is null ? "" : $"; did you mean '{meant}'?")}");
        }
    }
}
