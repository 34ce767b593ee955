namespace EksAccessConstructs.Cluster;

/// <summary>How long Kubernetes versions of the cluster are supported. The set is AWS's and open.</summary>
/// <param name="Name">The word that EKS uses.</param>
public sealed record SupportType(string Name)
{
    /// <summary>Standard support only: EKS upgrades the cluster at its end.</summary>
    public static SupportType Standard { get; } = new("STANDARD");

    /// <summary>Extended support afterwards, at a higher price.</summary>
    public static SupportType Extended { get; } = new("EXTENDED");
}

/// <summary>Settings of the API server.</summary>
public sealed record ApiServerOptions
{
    /// <summary>How long events are kept, as a Kubernetes duration such as <c>2h</c>.</summary>
    /// <value>Default: EKS's.</value>
    public string? EventTtl { get; init; }

    /// <summary>The lowest and highest port of services of type NodePort.</summary>
    /// <value>Default: EKS's, 30000 to 32767.</value>
    public (int Lowest, int Highest)? NodePorts { get; init; }
}

/// <summary>How the scheduler scores nodes by their free resources.</summary>
/// <param name="Strategy">LeastAllocated or MostAllocated.</param>
/// <param name="Resources">Resources and their weights; empty is the scheduler's own choice.</param>
public sealed record SchedulerScoring(string Strategy, ValueList<(string Resource, int Weight)> Resources);

/// <summary>Settings of the controller manager.</summary>
public sealed record ControllerManagerOptions
{
    /// <summary>How often the horizontal pod autoscaler looks, as a Kubernetes duration such as <c>15s</c>.</summary>
    /// <value>Default: EKS's.</value>
    public string? AutoscalerSyncPeriod { get; init; }

    /// <summary>From how many terminated pods on they are collected.</summary>
    /// <value>Default: EKS's.</value>
    public int? TerminatedPodGcThreshold { get; init; }
}

/// <summary>What EKS Auto Mode manages for the cluster. Each part can be given alone.</summary>
public sealed record AutoModeOptions
{
    /// <summary>Whether EKS runs nodes.</summary>
    /// <value>Default: true.</value>
    public bool Compute { get; init; } = true;

    /// <summary>The built-in node pools.</summary>
    /// <value>Default: general-purpose and system.</value>
    public ValueList<string> NodePools { get; init; } = ["general-purpose", "system"];

    /// <summary>The role of the nodes.</summary>
    /// <value>Default: a new role, where there are node pools.</value>
    public Iam.IRole? NodeRole { get; init; }

    /// <summary>The permissions boundary of the role that is made.</summary>
    /// <value>Default: none.</value>
    public Iam.IManagedPolicy? NodeRolePermissionsBoundary { get; init; }

    /// <summary>Whether EKS runs the EBS CSI driver.</summary>
    /// <value>Default: true.</value>
    public bool BlockStorage { get; init; } = true;

    /// <summary>Whether EKS runs the load balancer controller.</summary>
    /// <value>Default: true.</value>
    public bool LoadBalancing { get; init; } = true;

    /// <summary>Whether EKS installs and upgrades the Gateway API resource definitions.</summary>
    /// <value>Default: not said.</value>
    public bool? ManagedGatewayApi { get; init; }
}

/// <summary>A local cluster on AWS Outposts.</summary>
public sealed record OutpostOptions
{
    /// <summary>The ARN of the Outpost.</summary>
    public required string OutpostArn { get; init; }

    /// <summary>The instance type of the control plane.</summary>
    public required InstanceTypeName ControlPlaneInstanceType { get; init; }

    /// <summary>The placement group of the control plane.</summary>
    /// <value>Default: none.</value>
    public string? PlacementGroup { get; init; }

    /// <summary>Over what the control plane is spread: host or rack.</summary>
    /// <value>Default: not said.</value>
    public string? SpreadLevel { get; init; }

    /// <summary>The instance type of etcd, where it runs apart from the control plane.</summary>
    /// <value>Default: it does not.</value>
    public InstanceTypeName? EtcdInstanceType { get; init; }

    /// <summary>Over what etcd is spread: host or rack.</summary>
    /// <value>Default: not said.</value>
    public string? EtcdSpreadLevel { get; init; }
}
