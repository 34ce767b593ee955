namespace EksAccessConstructs.Compute;

/// <summary>AWS-managed policies that nodes use, by name with path.</summary>
public static class NodePolicyNames
{
    /// <summary>What every node needs to join and stay in a cluster.</summary>
    public const string WorkerNode = "AmazonEKSWorkerNodePolicy";

    /// <summary>What the VPC CNI needs where it runs on the node's role.</summary>
    public const string Cni = "AmazonEKS_CNI_Policy";

    /// <summary>Pulling images.</summary>
    public const string RegistryPullOnly = "AmazonEC2ContainerRegistryPullOnly";

    /// <summary>Pulling and pushing images.</summary>
    public const string RegistryPowerUser = "AmazonEC2ContainerRegistryPowerUser";

    /// <summary>Sessions through Systems Manager in place of SSH.</summary>
    public const string SsmCore = "AmazonSSMManagedInstanceCore";

    /// <summary>The CloudWatch agent.</summary>
    public const string CloudWatchAgent = "CloudWatchAgentServerPolicy";

    /// <summary>The EBS CSI driver.</summary>
    public const string EbsCsiDriver = "service-role/AmazonEBSCSIDriverPolicy";

    /// <summary>What Fargate needs to run pods.</summary>
    public const string FargatePodExecution = "AmazonEKSFargatePodExecutionRolePolicy";
}

/// <summary>What the role of a node group may do.</summary>
/// <param name="AttachedArns">Policy ARNs that the user attached, in order.</param>
/// <param name="ManagedPolicies">AWS-managed policies by name with path, sorted; none that <paramref name="AttachedArns"/> holds already.</param>
/// <param name="Inline">Inline policies in order.</param>
public sealed record NodeRolePolicies(ValueList<string> AttachedArns, ValueList<string> ManagedPolicies, ValueList<InlinePolicy> Inline)
{
    /// <summary>The policies of a node role, decided as eksctl decides.</summary>
    /// <param name="managed">True for managed node groups, whose API wants the pull-only policy even beside a wider one.</param>
    /// <param name="attachedArns">Policy ARNs of the user; where there are any, the defaults
    /// stay away (a self-managed group keeps the pull-only policy).</param>
    /// <param name="addons">The addon policies asked for.</param>
    /// <param name="cniOnNodeRole">True where the VPC CNI uses the node's role; false where it has a role of its own.</param>
    public static NodeRolePolicies For(bool managed, ValueList<string> attachedArns, ValueList<AddonPolicy> addons, bool cniOnNodeRole)
    {
        var asked = AddonPolicy.All.Where(addons.Contains).ToList();
        var names = new SortedSet<string>(asked.SelectMany(policy => policy.ManagedPolicies), StringComparer.Ordinal);
        if (attachedArns.IsEmpty)
        {
            names.UnionWith([NodePolicyNames.WorkerNode, NodePolicyNames.SsmCore]);
            names.UnionWith(cniOnNodeRole ? [NodePolicyNames.Cni] : []);
        }

        if (managed ? attachedArns.IsEmpty : !asked.Contains(AddonPolicy.ImageBuilder))
        {
            names.Add(NodePolicyNames.RegistryPullOnly);
        }

        names.ExceptWith(attachedArns.Select(NameInArn));
        return new(attachedArns, names.ToValueList(), asked.SelectMany(policy => policy.Inline).ToValueList());
    }

    private static string NameInArn(string arn) => arn.Split(":policy/") is [_, var name] ? name : arn;
}
