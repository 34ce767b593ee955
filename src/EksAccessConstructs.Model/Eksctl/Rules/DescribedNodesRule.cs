using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Node groups keep the rules that constructs ask of them, each at its place in the file (EKS027 to EKS033).</summary>
internal static class DescribedNodesRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            // The cluster's name is wrong as a label once, not in each group.
            var described = DescribedNodes.Of(config, group);
            var nodes = described with
            {
                Name = group.Name,
                Labels = new ValueMap(described.Labels.Where(label => label.Key != NodeDefaults.ClusterLabel || group.Labels[label.Key] is not null)),
            };
            foreach (var problem in NodeRules.Check(nodes))
            {
                sink.Add(problem.Rule, problem.Severity, problem.Key.Length == 0 ? path : $"{path}.{problem.Key}", $"{Called(group)}: {problem.Message}");
            }
        }

        if (config.Groups().Any() && LabelSyntax.ProblemWithValue(config.Metadata.Name) is { } label)
        {
            sink.Error(NodeRules.LabelsAndTaints, "metadata.name", $"the cluster's name becomes the nodes' label {NodeDefaults.ClusterLabel}, but {label}");
        }
    }

    private static string Called(NodeGroupConfig group) => group.Name is { } name ? $"node group '{name}'" : "a node group without name";
}
