using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Compute;

/// <summary>What a self-managed node group is like.</summary>
public sealed record SelfManagedNodesProps : NodesProps
{
    /// <summary>The instance type, where <see cref="Instances"/> names none.</summary>
    /// <value>Default: m5.large.</value>
    public InstanceTypeName InstanceType { get; init; } = "m5.large";

    /// <summary>Several instance types, on demand and spot.</summary>
    /// <value>Default: one type, on demand.</value>
    public MixedInstances? Instances { get; init; }

    /// <summary><c>standard</c> or <c>unlimited</c>, for burstable types.</summary>
    /// <value>Default: EC2's own for the type.</value>
    public string? CpuCredits { get; init; }

    /// <summary>True to allow Nitro Enclaves.</summary>
    /// <value>Default: not said.</value>
    public bool? Enclaves { get; init; }

    /// <summary>True for a security group of its own, open to the control plane.</summary>
    /// <value>Default: true.</value>
    public bool OwnSecurityGroup { get; init; } = true;

    /// <summary>True to join the security group that all self-managed nodes of the cluster share.</summary>
    /// <value>Default: true.</value>
    public bool SharedSecurityGroup { get; init; } = true;

    /// <summary>An instance profile that exists, by ARN.</summary>
    /// <value>Default: one is made for the role.</value>
    public string? InstanceProfileArn { get; init; }

    /// <summary>The same profile as the CDK has it; name one of the two.</summary>
    /// <value>Default: none.</value>
    public Iam.IInstanceProfile? InstanceProfile { get; init; }

    /// <summary>The address of the cluster's DNS.</summary>
    /// <value>Default: the tenth of the services' addresses.</value>
    public string? ClusterDns { get; init; }

    /// <summary>More of the kubelet's configuration.</summary>
    /// <value>Default: none.</value>
    public DocumentValue.Mapping KubeletConfig { get; init; } = DocumentValue.Mapping.Empty;

    /// <summary>Metrics that the Auto Scaling group reports.</summary>
    /// <value>Default: none.</value>
    public ValueList<GroupMetrics> Metrics { get; init; }

    /// <summary>Classic load balancers that the nodes join, by name.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> ClassicLoadBalancerNames { get; init; }

    /// <summary>Target groups that the nodes join, by ARN.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> TargetGroupArns { get; init; }

    /// <summary>More target groups that the nodes join, as the CDK has them.</summary>
    /// <value>Default: none.</value>
    public ValueList<ITargetGroup> TargetGroups { get; init; }

    /// <summary>After how many seconds an instance is replaced, 86400 or more.</summary>
    /// <value>Default: never.</value>
    public int? MaxInstanceLifetimeSeconds { get; init; }

    /// <summary>Processes of the Auto Scaling group that pause during a rolling update.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> SuspendProcesses { get; init; }

    /// <summary>True to tell Cluster Autoscaler of labels and taints by tags, so that it can scale from zero.</summary>
    /// <value>Default: false.</value>
    public bool AutoscalerNodeTags { get; init; }

    /// <summary>The id of a local cluster on an Outpost, which a node there must know.</summary>
    /// <value>Default: a cluster in the region.</value>
    public string? OutpostClusterId { get; init; }

    internal ValueList<string> AllTargetGroupArns => [.. TargetGroupArns, .. TargetGroups.Select(group => group.TargetGroupArn)];

    internal string? ProfileArn => CdkOrText.One(InstanceProfile?.InstanceProfileArn, InstanceProfileArn, nameof(InstanceProfile));

    internal override bool IsManaged => false;

    internal override ValueList<string> Types => Instances?.InstanceTypes ?? [InstanceType.Name];
}
