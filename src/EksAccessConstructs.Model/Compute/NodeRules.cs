using EksAccessConstructs.Compute.Rules;

namespace EksAccessConstructs.Compute;

/// <summary>The rules of node groups, EKS027 to EKS033, for ClusterConfigs and constructs alike.</summary>
internal static class NodeRules
{
    /// <summary>Node groups have a name and sizes.</summary>
    public static readonly RuleInfo Groups = new("EKS027", Severity.Error, "A node group has a name of its own and sizes and settings that its kind takes.");

    /// <summary>Volumes are ones that EC2 makes.</summary>
    public static readonly RuleInfo Volumes = new("EKS028", Severity.Error, "Volume settings fit the volume type.");

    /// <summary>Images and their bootstrap fit.</summary>
    public static readonly RuleInfo Images = new("EKS029", Severity.Error, "The image, its family and its bootstrap fit each other.");

    /// <summary>Instance types are named one way.</summary>
    public static readonly RuleInfo InstanceTypes = new("EKS030", Severity.Error, "Instance types are named one way and fit the image and the purchase.");

    /// <summary>Labels and taints are ones that a kubelet takes.</summary>
    public static readonly RuleInfo LabelsAndTaints = new("EKS031", Severity.Error, "Labels and taints are ones that a kubelet takes.");

    /// <summary>A node role is given or made, not both.</summary>
    public static readonly RuleInfo Role = new("EKS032", Severity.Error, "The nodes' role is given or made, not both.");

    /// <summary>A launch template of one's own says all that it can say.</summary>
    public static readonly RuleInfo LaunchTemplate = new("EKS033", Severity.Error, "A launch template of one's own excludes what it would say itself.");

    private static readonly ValueList<Action<NodeDescription, NodeSink>> Checks =
    [
        NodeGroupRule.Check, NodeSizeRule.Check, NodeVolumeRule.Check, NodeImageRule.Check, NodeTypeRule.Check, NodeReservationRule.Check, NodeLabelRule.Check,
        NodeRoleRule.Check, NodeTemplateRule.Check, NodeScalingRule.Check,
    ];

    /// <summary>Every rule, in the order of codes.</summary>
    public static ValueList<RuleInfo> All { get; } = [Groups, Volumes, Images, InstanceTypes, LabelsAndTaints, Role, LaunchTemplate];

    /// <summary>Everything that EKS, EC2 or a kubelet would refuse of a node group.</summary>
    public static ValueList<NodeProblem> Check(NodeDescription nodes)
    {
        var sink = new NodeSink();
        foreach (var check in Checks)
        {
            check(nodes, sink);
        }

        return sink.Problems;
    }
}
