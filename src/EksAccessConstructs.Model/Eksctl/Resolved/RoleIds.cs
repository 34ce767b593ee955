using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>The words that the logical ids of roles begin with which the stack of a ClusterConfig makes, so that a role has one name before and after there is
/// a template.</summary>
internal static class RoleIds
{
    /// <summary>The role of a node group; the name of the group follows.</summary>
    public const string Nodes = "node-role";

    /// <summary>The role of the nodes that Karpenter launches.</summary>
    public const string KarpenterNodes = "karpenter-node-role";

    /// <summary>The role of hybrid nodes.</summary>
    public const string HybridNodes = "hybrid-node-role";

    /// <summary>The role of the nodes of Auto Mode.</summary>
    public const string AutoModeNodes = "auto-mode-node-role";

    /// <summary>The role of pods on Fargate.</summary>
    public const string Fargate = "fargate-pod-role";

    /// <summary>The role of a capability; the name of the capability follows.</summary>
    public const string Capability = "capability-role";

    /// <summary>The role of a service account by its token; namespace and name follow.</summary>
    public const string ByToken = "irsa-role";

    /// <summary>The role of a service account by Pod Identity; namespace and name follow.</summary>
    public const string ByPodIdentity = "pod-role";

    /// <summary>The role of an add-on; its name follows, and for a role by Pod Identity a slash and the service account.</summary>
    public const string Addon = "addon-role";

    /// <summary>What a role is called that the stack makes: <c>{NodeRoleMain}</c>, as in templates.</summary>
    public static string Called(params ReadOnlySpan<string> parts) => $"{{{LogicalName.Of(parts)}}}";
}
