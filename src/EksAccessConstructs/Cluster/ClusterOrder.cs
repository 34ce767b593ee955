namespace EksAccessConstructs.Cluster;

/// <summary>In which order add-ons and nodes of one cluster are made, whichever is defined first.</summary>
/// <remarks>
/// CloudFormation waits until an add-on is active. Networking add-ons become so without nodes, and nodes do not become ready without them; coredns and
/// metrics-server stay degraded until their pods run, which fails the stack if no node can come before.
/// </remarks>
internal sealed class ClusterOrder(IConstruct cluster)
{
    private readonly DependencyGroup beforeNodes = new();
    private readonly DependencyGroup nodes = new();
    private readonly HashSet<string> nodeStacks = new(StringComparer.Ordinal);

    /// <summary>The paths of the stacks that define nodes; Fargate profiles take some pods only, and do not count.</summary>
    public IReadOnlySet<string> NodeStacks => nodeStacks;

    public void Nodes(Cdk.CfnResource resource)
    {
        resource.Node.AddDependency(beforeNodes);
        if (resource is not Eks.CfnFargateProfile)
        {
            nodeStacks.Add(Cdk.Stack.Of(resource).Node.Path);
        }

        if (InSameStack(resource))
        {
            nodes.Add(resource);
        }
    }

    public void Addon(Cdk.CfnResource addon, bool needsNodes)
    {
        if (needsNodes)
        {
            addon.Node.AddDependency(nodes);
        }
        else
        {
            beforeNodes.Add(addon);
        }
    }

    // Nodes of another stack come after this one as a whole; an add-on here that waited for them would close a circle.
    private bool InSameStack(Cdk.CfnResource resource) => Cdk.Stack.Of(resource).Node.Path == Cdk.Stack.Of(cluster).Node.Path;
}
