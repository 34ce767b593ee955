namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Labels of nodes are ones that a kubelet takes (EKS031).</summary>
internal static class LabelsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            foreach (var (key, value) in group.Labels)
            {
                var place = $"{path}.labels";
                if (KubernetesNames.KeyProblem(key) is { } keyProblem)
                {
                    sink.Error(EksctlRules.LabelsAndTaints, place, $"label '{key}' in '{place}' is no label key: {keyProblem}");
                    continue;
                }

                sink.ErrorIf(KubernetesNames.ValueProblem(value) is not null, EksctlRules.LabelsAndTaints, place,
                    $"label '{key}' in '{place}' has the value '{value}': {KubernetesNames.ValueProblem(value)}");
                sink.ErrorIf(KubernetesNames.IsReserved(key), EksctlRules.LabelsAndTaints, place,
                    $"label '{key}' in '{place}' is in a domain of Kubernetes, which no node may set on itself; use a domain of your own");
            }

            sink.ErrorIf(config.Metadata.Name.Length > 63, EksctlRules.LabelsAndTaints, "metadata.name",
                "'metadata.name' is longer than 63 characters, so it cannot be the value of the nodes' label alpha.eksctl.io/cluster-name; shorten it");
        }
    }
}
