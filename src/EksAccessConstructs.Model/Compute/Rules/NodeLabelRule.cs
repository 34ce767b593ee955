namespace EksAccessConstructs.Compute.Rules;

/// <summary>Labels and taints are ones that a kubelet takes (EKS031).</summary>
internal static class NodeLabelRule
{
    public static void Check(NodeDescription nodes, NodeSink sink)
    {
        foreach (var problem in NodeLabels.Problems(nodes.Labels))
        {
            sink.Error(NodeRules.LabelsAndTaints, "labels", problem);
        }

        foreach (var (place, problem) in NodeTaint.Issues(nodes.Taints))
        {
            sink.Error(NodeRules.LabelsAndTaints, place, problem);
        }
    }
}
