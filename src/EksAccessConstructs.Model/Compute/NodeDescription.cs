using EksAccessConstructs.Text;

namespace EksAccessConstructs.Compute;

/// <summary>What a node group is like, as the rules of nodes see it, whoever describes it: a ClusterConfig or the properties of a construct.</summary>
/// <remarks>Texts that only deployment knows are left out by whoever describes; rules then say nothing of them.</remarks>
internal sealed record NodeDescription
{
    /// <summary>True where EKS keeps the group.</summary>
    public required bool Managed { get; init; }

    /// <summary>The name; null where only deployment knows it.</summary>
    public string? Name { get; init; }

    /// <summary>The cluster that the nodes join.</summary>
    public required NodeSurroundings Cluster { get; init; }

    /// <summary>The family of images.</summary>
    public AmiFamily Family { get; init; } = AmiFamily.AmazonLinux2023;

    /// <summary>An image of one's own; null where one is chosen.</summary>
    public string? ImageId { get; init; }

    /// <summary>The instance types; empty where a launch template names them.</summary>
    public ValueList<string> InstanceTypes { get; init; }

    /// <summary>True where only AWS knows the instance types.</summary>
    public bool SelectsTypes { get; init; }

    /// <summary>How several types of a self-managed group are bought; null for one type on demand.</summary>
    public MixedInstances? Mixed { get; init; }

    /// <summary>The fewest nodes, where it is said.</summary>
    public int? MinSize { get; init; }

    /// <summary>The most nodes, where it is said.</summary>
    public int? MaxSize { get; init; }

    /// <summary>The nodes at first, where it is said.</summary>
    public int? DesiredSize { get; init; }

    /// <summary>True for nodes in private subnets.</summary>
    public bool PrivateNetworking { get; init; }

    /// <summary>How many subnets are named; 0 where all of the cluster's are taken.</summary>
    public int NamedSubnets { get; init; }

    /// <summary>The main volume; null where nothing is said of it.</summary>
    public NodeVolume? Volume { get; init; }

    /// <summary>More volumes.</summary>
    public ValueList<NodeVolume> AdditionalVolumes { get; init; }

    /// <summary>Access by SSH.</summary>
    public NodeSsh? Ssh { get; init; }

    /// <summary>Labels of the nodes.</summary>
    public ValueMap Labels { get; init; }

    /// <summary>Taints of the nodes.</summary>
    public ValueList<NodeTaint> Taints { get; init; }

    /// <summary>Tags of the group and its instances, besides those that are always made.</summary>
    public ValueMap Tags { get; init; }

    /// <summary>The Name of the instances.</summary>
    public string InstanceName { get; init; } = "";

    /// <summary>True where labels and taints become tags for Cluster Autoscaler.</summary>
    public bool AutoscalerNodeTags { get; init; }

    /// <summary>More security groups.</summary>
    public ValueList<string> SecurityGroupIds { get; init; }

    /// <summary>True where a self-managed group has a security group of its own.</summary>
    public bool OwnSecurityGroup { get; init; } = true;

    /// <summary>True where a self-managed group is in the one that all share.</summary>
    public bool SharedSecurityGroup { get; init; } = true;

    /// <summary>True where the nodes' role exists already.</summary>
    public bool HasRole { get; init; }

    /// <summary>True where something is said of a role to be made.</summary>
    public bool DescribesRole { get; init; }

    /// <summary>The name of a role to be made; null where CloudFormation makes one.</summary>
    public string? RoleName { get; init; }

    /// <summary>An inline policy of a role to be made.</summary>
    public DocumentValue.Mapping? PolicyDocument { get; init; }

    /// <summary>What well-known controllers on the nodes need.</summary>
    public ValueList<AddonPolicy> AddonPolicies { get; init; }

    /// <summary>An instance profile that exists.</summary>
    public string? InstanceProfileArn { get; init; }

    /// <summary>True where pods are kept from instance metadata.</summary>
    public bool BlockPodImds { get; init; }

    /// <summary>How many pods a node takes.</summary>
    public int? MaxPods { get; init; }

    /// <summary>Commands before a node joins.</summary>
    public ValueList<string> PreBootstrapCommands { get; init; }

    /// <summary>What joins the node instead of the usual.</summary>
    public string? OverrideBootstrapCommand { get; init; }

    /// <summary>Bottlerocket's settings.</summary>
    public DocumentValue.Mapping BottlerocketSettings { get; init; } = DocumentValue.Mapping.Empty;

    /// <summary>Whether Bottlerocket's admin container runs.</summary>
    public bool? AdminContainer { get; init; }

    /// <summary>A placement group that exists.</summary>
    public string? PlacementGroupName { get; init; }

    /// <summary>How many Elastic Fabric Adapters an instance has.</summary>
    public int FabricAdapters { get; init; }

    /// <summary>The capacity reservation.</summary>
    public NodeCapacityReservation? CapacityReservation { get; init; }

    /// <summary>True for spot instances of a managed group.</summary>
    public bool Spot { get; init; }

    /// <summary>How many nodes of a managed group are replaced at once.</summary>
    public NodeUpdate? Update { get; init; }

    /// <summary>What EKS does to unhealthy nodes.</summary>
    public NodeRepair? Repair { get; init; }

    /// <summary>The release of EKS's image.</summary>
    public string? ReleaseVersion { get; init; }

    /// <summary>A launch template that exists.</summary>
    public ExistingLaunchTemplate? LaunchTemplate { get; init; }

    /// <summary><c>standard</c> or <c>unlimited</c>.</summary>
    public string? CpuCredits { get; init; }

    /// <summary>After how many seconds an instance is replaced.</summary>
    public int? MaxInstanceLifetimeSeconds { get; init; }

    /// <summary>Metrics that the Auto Scaling group reports.</summary>
    public ValueList<GroupMetrics> Metrics { get; init; }

    /// <summary>Classic load balancers that the nodes join, by name.</summary>
    public ValueList<string> ClassicLoadBalancerNames { get; init; }

    /// <summary>Processes of the Auto Scaling group that are suspended.</summary>
    public ValueList<string> SuspendProcesses { get; init; }

    /// <summary>What the types say about their hardware.</summary>
    public InstanceHardware Hardware => InstanceHardware.OfGroup(InstanceTypes);
}

/// <summary>What nodes find where they are.</summary>
internal sealed record NodeSurroundings
{
    /// <summary>The cluster's name.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The Kubernetes version, such as <c>1.34</c>; empty where it is not known.</summary>
    public string Version { get; init; } = "";

    /// <summary>True for an IPv6 cluster.</summary>
    public bool IsIpv6 { get; init; }

    /// <summary>True where the IPv4 range of services is known.</summary>
    public bool KnowsServiceRange { get; init; } = true;

    /// <summary>True where the IPv4 range of the VPC is known.</summary>
    public bool KnowsVpcRange { get; init; } = true;

    /// <summary>True on an Outpost.</summary>
    public bool OnOutpost { get; init; }
}
