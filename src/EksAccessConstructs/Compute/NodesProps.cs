using Amazon.CDK.AWS.KMS;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Compute;

/// <summary>What managed and self-managed nodes have in common.</summary>
public abstract record NodesProps
{
    private protected NodesProps()
    {
    }

    /// <summary>The cluster that the nodes join.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The name of the group: letters, digits and dashes, at most 63. Logical IDs and the instances' Name come from it.</summary>
    public required string Name { get; init; }

    /// <summary>The family of images.</summary>
    /// <value>Default: Amazon Linux 2023.</value>
    public AmiFamily Family { get; init; } = AmiFamily.AmazonLinux2023;

    /// <summary>An image of one's own: an id, a token, or a dynamic reference to an SSM parameter.</summary>
    /// <value>Default: EKS's own image of the family for the cluster's version.</value>
    public string? ImageId { get; init; }

    /// <summary>The fewest nodes.</summary>
    /// <value>Default: the desired size, else 2.</value>
    public int? MinSize { get; init; }

    /// <summary>The most nodes.</summary>
    /// <value>Default: the desired size, else the fewest; in a managed group at least 1.</value>
    public int? MaxSize { get; init; }

    /// <summary>The nodes at first; an autoscaler changes it later.</summary>
    /// <value>Default: the fewest.</value>
    public int? DesiredSize { get; init; }

    /// <summary>True for nodes in the cluster's private subnets.</summary>
    /// <value>Default: true.</value>
    public bool PrivateNetworking { get; init; } = true;

    /// <summary>The subnets of the nodes.</summary>
    /// <value>Default: all private or all public subnets of the cluster, as <see cref="PrivateNetworking"/> says.</value>
    public ValueList<Ec2.ISubnet> Subnets { get; init; }

    /// <summary>The role of the nodes.</summary>
    /// <value>Default: a role of its own with what EKS asks for.</value>
    public NodeRoleRequest Role { get; init; } = new();

    /// <summary>The main volume.</summary>
    /// <value>Default: gp3, 80 GiB, 3000 operations and 125 MiB a second, on the family's main device.</value>
    public NodeVolume Volume { get; init; } = new();

    /// <summary>More volumes, each with its device.</summary>
    /// <value>Default: none.</value>
    public ValueList<NodeVolume> AdditionalVolumes { get; init; }

    /// <summary>The key that encrypts every volume that neither names a key nor says that it is not encrypted. The service-linked role of Auto Scaling
    /// has to be allowed to use it.</summary>
    /// <value>Default: none; volumes say it themselves, by <see cref="NodeVolume.KmsKeyId"/>.</value>
    public IKey? VolumeKey { get; init; }

    /// <summary>Access by SSH.</summary>
    /// <value>Default: none; use Systems Manager sessions.</value>
    public NodeSsh? Ssh { get; init; }

    /// <summary>Labels of the nodes.</summary>
    /// <value>Default: none.</value>
    public ValueMap Labels { get; init; }

    /// <summary>Taints of the nodes.</summary>
    /// <value>Default: none.</value>
    public ValueList<NodeTaint> Taints { get; init; }

    /// <summary>Tags of the group, its instances, their volumes and their network interfaces.</summary>
    /// <value>Default: none but the instances' Name.</value>
    public ValueMap Tags { get; init; }

    /// <summary>The Name tag of instances, volumes and network interfaces.</summary>
    /// <value>Default: <c>CLUSTER-GROUP-Node</c>.</value>
    public string? InstanceName { get; init; }

    /// <summary>More security groups of the nodes, by id.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> SecurityGroupIds { get; init; }

    /// <summary>More security groups of the nodes, as the CDK has them.</summary>
    /// <value>Default: none.</value>
    public ValueList<Ec2.ISecurityGroup> SecurityGroups { get; init; }

    /// <summary>True where the instance metadata service wants a session token (IMDSv2).</summary>
    /// <value>Default: true.</value>
    public bool RequireImdsV2 { get; init; } = true;

    /// <summary>True to keep pods without host networking from the instance metadata service, and so from the node's role.</summary>
    /// <value>Default: false; the answer may take two hops, so that pods reach it.</value>
    public bool BlockPodImds { get; init; }

    /// <summary>How many pods a node takes.</summary>
    /// <value>Default: as many as its network interfaces allow.</value>
    public int? MaxPods { get; init; }

    /// <summary>Commands before a node joins, each a script of its own.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> PreBootstrapCommands { get; init; }

    /// <summary>What joins the node instead of the usual; on Amazon Linux 2023 a NodeConfig that is merged with it.</summary>
    /// <value>Default: none.</value>
    public string? OverrideBootstrapCommand { get; init; }

    /// <summary>Bottlerocket's settings.</summary>
    /// <value>Default: none but those that join the cluster.</value>
    public DocumentValue.Mapping BottlerocketSettings { get; init; } = DocumentValue.Mapping.Empty;

    /// <summary>Whether Bottlerocket's admin container runs.</summary>
    /// <value>Default: only with SSH.</value>
    public bool? AdminContainer { get; init; }

    /// <summary>The name of a placement group that exists.</summary>
    /// <value>Default: none; with Elastic Fabric Adapters and no capacity reservation a cluster placement group of its own.</value>
    public string? PlacementGroupName { get; init; }

    /// <summary>How many Elastic Fabric Adapters an instance has: the network cards of its type.</summary>
    /// <value>Default: 0.</value>
    public int FabricAdapters { get; init; }

    /// <summary>Whether instances are EBS-optimized.</summary>
    /// <value>Default: as the instance type is by itself.</value>
    public bool? EbsOptimized { get; init; }

    /// <summary>Whether EC2 reports every minute instead of every five.</summary>
    /// <value>Default: it does not.</value>
    public bool? DetailedMonitoring { get; init; }

    /// <summary>The capacity reservation that instances use.</summary>
    /// <value>Default: any open one.</value>
    public NodeCapacityReservation? CapacityReservation { get; init; }

    internal ValueList<string> MoreSecurityGroups => [.. SecurityGroupIds, .. SecurityGroups.Select(group => group.SecurityGroupId)];

    internal NodeVolume MainVolume => Encrypted(Volume);

    internal ValueList<NodeVolume> MoreVolumes => AdditionalVolumes.Select(Encrypted).ToValueList();

    internal abstract bool IsManaged { get; }

    internal abstract ValueList<string> Types { get; }

    private NodeVolume Encrypted(NodeVolume volume) => VolumeKey is { } key && volume is { KmsKeyId: null, Encrypted: not false }
        ? volume with { Encrypted = true, KmsKeyId = key.KeyArn }
        : volume;
}
