namespace EksAccessConstructs.Compute;

/// <summary>The image of nodes, as CloudFormation looks it up.</summary>
internal static class NodeImage
{
    /// <summary>A dynamic reference to the public SSM parameter of the family, resolved whenever the stack is deployed.</summary>
    public static string Reference(NodesProps props, InstanceHardware hardware) =>
        $"{{{{resolve:ssm:{props.Family.ImageParameter(props.Cluster.Version, hardware)}}}}}";
}
