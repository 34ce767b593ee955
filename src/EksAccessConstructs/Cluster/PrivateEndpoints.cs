namespace EksAccessConstructs.Cluster;

/// <summary>Which AWS services a cluster without internet reaches.</summary>
public sealed record PrivateEndpointsProps
{
    /// <summary>The cluster. Its private subnets need route tables that are known, as those of <see cref="ClusterNetwork"/> are.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>Services besides <see cref="PrivateEndpoints.Needed"/>, by the end of their name, such as <c>logs</c>.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> More { get; init; }

    /// <summary>Address ranges, beside the nodes' security group, that may reach the interface endpoints: on Outposts those of the private subnets, in which
    /// the local control plane runs.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> ClientCidrs { get; init; }
}

/// <summary>VPC endpoints that let nodes join, fetch images and get credentials in a network without internet.</summary>
/// <remarks>Interface endpoints are in all private subnets, in the security group that nodes share. They come before the nodes.</remarks>
public sealed class PrivateEndpoints : Construct
{
    /// <summary>What nodes cannot do without, as eksctl has it; S3, where image layers are, comes as a gateway.</summary>
    public static ValueList<string> Needed { get; } = ["ec2", "ecr.api", "ecr.dkr", "sts"];

    /// <summary>What a local control plane on Outposts needs besides, as eksctl has it.</summary>
    public static ValueList<string> NeededOnOutposts { get; } = ["ssm", "ssmmessages", "ec2messages", "secretsmanager"];

    /// <summary>Defines the endpoints.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Which.</param>
    public PrivateEndpoints(Construct scope, string id, PrivateEndpointsProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        var network = props.Cluster.Network;
        Interfaces = [.. Needed.Concat(props.More).Distinct().Select(service => Interface(props.Cluster, service))];
        S3 = Define(props.Cluster, "s3", endpoint =>
        {
            endpoint.VpcEndpointType = "Gateway";
            endpoint.RouteTableIds = [.. network.PrivateSubnets.Select(subnet => subnet.RouteTable.RouteTableId).Distinct()];
        });
        foreach (var cidr in props.ClientCidrs.Distinct())
        {
            Admit(props.Cluster, cidr);
        }
    }

    /// <summary>The interface endpoints.</summary>
    public IReadOnlyList<Ec2.CfnVPCEndpoint> Interfaces { get; }

    /// <summary>The gateway to S3.</summary>
    public Ec2.CfnVPCEndpoint S3 { get; }

    private Ec2.CfnVPCEndpoint Interface(IEksCluster cluster, string service) => Define(cluster, service, endpoint =>
    {
        endpoint.VpcEndpointType = "Interface";
        endpoint.PrivateDnsEnabled = true;
        endpoint.SubnetIds = [.. cluster.Network.PrivateSubnets.Select(subnet => subnet.SubnetId)];
        endpoint.SecurityGroupIds = [cluster.SharedNodeSecurityGroup.SecurityGroupId];
    });

    private void Admit(IEksCluster cluster, string cidr)
    {
        var what = $"EndpointClient{LogicalIds.Hash(cidr)}";
        new Ec2.CfnSecurityGroupIngress(this, what, new Ec2.CfnSecurityGroupIngressProps
        {
            GroupId = cluster.SharedNodeSecurityGroup.SecurityGroupId,
            Description = "clients of the VPC endpoints",
            IpProtocol = "tcp",
            FromPort = 443,
            ToPort = 443,
            CidrIp = cidr,
        }).Named(cluster.LogicalId(what));
    }

    private Ec2.CfnVPCEndpoint Define(IEksCluster cluster, string service, Action<Ec2.CfnVPCEndpointProps> describe)
    {
        var logicalId = cluster.LogicalId("endpoint", service.Replace('.', '-'));
        var props = new Ec2.CfnVPCEndpointProps
        {
            VpcId = cluster.Network.Vpc.VpcId,
            ServiceName = ServiceName(service),
            Tags = [new Cdk.CfnTag { Key = "Name", Value = $"{Cdk.Stack.Of(this).StackName}/{logicalId}" }],
        };
        describe(props);
        var endpoint = new Ec2.CfnVPCEndpoint(this, service, props).Named(logicalId);
        cluster.OrderAddon(endpoint, needsNodes: false);
        return endpoint;
    }

    // In China these services have names of their own; S3 has not.
    private string ServiceName(string service)
    {
        var region = Cdk.Stack.Of(this).Region;
        var chinese = region.StartsWith("cn-", StringComparison.Ordinal) && service is ("ec2" or "ecr.api" or "ecr.dkr" or "sts" or "cloudformation");
        return $"{(chinese ? "cn." : "")}com.amazonaws.{region}.{service}";
    }
}
