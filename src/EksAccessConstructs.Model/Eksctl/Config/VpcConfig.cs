namespace EksAccessConstructs.Eksctl;

/// <summary><c>vpc</c>: the network, given or to be made, and the API endpoints.</summary>
internal sealed record VpcConfig
{
    /// <summary>An existing VPC; without it one is made.</summary>
    /// <value>Default: one is made.</value>
    public string? Id { get; init; }

    /// <summary>The range of the VPC.</summary>
    /// <value>Default: 192.168.0.0/16.</value>
    public string? Cidr { get; init; }

    /// <summary><c>ipv6Cidr</c>: an IPv6 range of one's own.</summary>
    public string? Ipv6Cidr { get; init; }

    /// <summary><c>ipv6Pool</c>: the pool that the IPv6 range comes from.</summary>
    public string? Ipv6Pool { get; init; }

    /// <summary>An existing security group for the control plane.</summary>
    /// <value>Default: one is made.</value>
    public string? SecurityGroup { get; init; }

    /// <summary>An existing security group that all nodes share.</summary>
    /// <value>Default: one is made.</value>
    public string? SharedNodeSecurityGroup { get; init; }

    /// <summary>True where rules are added to the shared group.</summary>
    /// <value>Default: true.</value>
    public bool? ManageSharedNodeSecurityGroupRules { get; init; }

    /// <summary><c>subnets.public</c>.</summary>
    /// <value>Default: made in every zone.</value>
    public ValueList<SubnetConfig> PublicSubnets { get; init; }

    /// <summary><c>subnets.private</c>.</summary>
    /// <value>Default: made in every zone.</value>
    public ValueList<SubnetConfig> PrivateSubnets { get; init; }

    /// <summary><c>autoAllocateIPv6</c>: true where subnets of an IPv4 cluster get IPv6 ranges, too.</summary>
    /// <value>Default: false.</value>
    public bool? AutoAllocateIpv6 { get; init; }

    /// <summary>The names that EC2 gives to instances: ip-name or resource-name.</summary>
    /// <value>Default: EC2's own.</value>
    public string? HostnameType { get; init; }

    /// <summary><c>extraCIDRs</c>: ranges that may reach the control plane at 443.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> ExtraCidrs { get; init; }

    /// <summary><c>extraIPv6CIDRs</c>: the same for IPv6.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> ExtraIpv6Cidrs { get; init; }

    /// <summary><c>nat.gateway</c>: Single, HighlyAvailable or Disable.</summary>
    /// <value>Default: Single.</value>
    public string? NatGateway { get; init; }

    /// <summary><c>clusterEndpoints.publicAccess</c>: true where the API can be reached from the internet.</summary>
    /// <value>Default: true.</value>
    public bool? PublicAccess { get; init; }

    /// <summary><c>clusterEndpoints.privateAccess</c>: true where the API can be reached inside the VPC.</summary>
    /// <value>Default: false in eksctl, true here.</value>
    public bool? PrivateAccess { get; init; }

    /// <summary><c>publicAccessCIDRs</c>: who may reach the public endpoint.</summary>
    /// <value>Default: everybody.</value>
    public ValueList<string> PublicAccessCidrs { get; init; }

    /// <summary><c>controlPlaneSubnetIDs</c>: the subnets of the control plane.</summary>
    /// <value>Default: all subnets.</value>
    public ValueList<string> ControlPlaneSubnetIds { get; init; }

    /// <summary>True where the control plane gets private subnets only.</summary>
    /// <value>Default: false.</value>
    public bool? ControlPlaneOnPrivateSubnets { get; init; }

    /// <summary><c>controlPlaneSecurityGroupIDs</c>: existing security groups of the control plane.</summary>
    /// <value>Default: one is made.</value>
    public ValueList<string> ControlPlaneSecurityGroupIds { get; init; }

    /// <summary>How the control plane gets out: AWS_MANAGED or CUSTOMER_ROUTED.</summary>
    /// <value>Default: EKS's own.</value>
    public string? ControlPlaneEgressMode { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("id", Id)
        .Text("cidr", Cidr)
        .Text("ipv6Cidr", Ipv6Cidr)
        .Text("ipv6Pool", Ipv6Pool)
        .Text("securityGroup", SecurityGroup)
        .Text("sharedNodeSecurityGroup", SharedNodeSecurityGroup)
        .Boolean("manageSharedNodeSecurityGroupRules", ManageSharedNodeSecurityGroupRules)
        .Within("subnets", new ConfigMap().Within("public", Named(PublicSubnets)).Within("private", Named(PrivateSubnets)))
        .Boolean("autoAllocateIPv6", AutoAllocateIpv6)
        .Text("hostnameType", HostnameType)
        .Texts("extraCIDRs", ExtraCidrs)
        .Texts("extraIPv6CIDRs", ExtraIpv6Cidrs)
        .Within("nat", new ConfigMap().Text("gateway", NatGateway))
        .Within("clusterEndpoints", new ConfigMap().Boolean("publicAccess", PublicAccess).Boolean("privateAccess", PrivateAccess))
        .Texts("publicAccessCIDRs", PublicAccessCidrs)
        .Texts("controlPlaneSubnetIDs", ControlPlaneSubnetIds)
        .Boolean("controlPlaneOnPrivateSubnets", ControlPlaneOnPrivateSubnets)
        .Texts("controlPlaneSecurityGroupIDs", ControlPlaneSecurityGroupIds)
        .Text("controlPlaneEgressMode", ControlPlaneEgressMode);

    private static ConfigMap Named(ValueList<SubnetConfig> subnets) =>
        subnets.Aggregate(new ConfigMap(), (map, subnet) => map.Part(subnet.Key, subnet.ToYaml()));
}

/// <summary>One entry of <c>vpc.subnets.public</c> or <c>vpc.subnets.private</c>.</summary>
internal sealed record SubnetConfig
{
    /// <summary>The key: a zone, or a name of one's own.</summary>
    public required string Key { get; init; }

    /// <summary>The id of the subnet.</summary>
    public string? Id { get; init; }

    /// <summary><c>az</c>: the zone.</summary>
    /// <value>Default: the key.</value>
    public string? Zone { get; init; }

    /// <summary>The range.</summary>
    public string? Cidr { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Text("id", Id).Text("az", Zone).Text("cidr", Cidr);
}

/// <summary><c>kubernetesNetworkConfig</c>: the address family and range of services.</summary>
internal sealed record KubernetesNetworkConfig
{
    /// <summary>IPv4 or IPv6.</summary>
    /// <value>Default: IPv4.</value>
    public string? IpFamily { get; init; }

    /// <summary><c>serviceIPv4CIDR</c>: the range of services.</summary>
    /// <value>Default: EKS's own.</value>
    public string? ServiceIpv4Cidr { get; init; }

    /// <summary><c>serviceIPv6CIDR</c>: EKS alone chooses it, so it has no effect.</summary>
    public string? ServiceIpv6Cidr { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("ipFamily", IpFamily)
        .Text("serviceIPv4CIDR", ServiceIpv4Cidr)
        .Text("serviceIPv6CIDR", ServiceIpv6Cidr);
}

/// <summary><c>privateCluster</c>: a cluster without a way to or from the internet.</summary>
internal sealed record PrivateClusterConfig
{
    /// <summary>True where the cluster is private.</summary>
    /// <value>Default: false.</value>
    public bool? Enabled { get; init; }

    /// <summary>True where no VPC endpoints are made.</summary>
    /// <value>Default: false.</value>
    public bool? SkipEndpointCreation { get; init; }

    /// <summary>More VPC endpoints: cloudformation, autoscaling, logs.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> AdditionalEndpointServices { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Boolean("enabled", Enabled)
        .Boolean("skipEndpointCreation", SkipEndpointCreation)
        .Texts("additionalEndpointServices", AdditionalEndpointServices);
}
