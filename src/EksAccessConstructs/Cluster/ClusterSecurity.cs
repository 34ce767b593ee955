namespace EksAccessConstructs.Cluster;

/// <summary>The security groups of a cluster and the ways between them, as eksctl makes them.</summary>
internal sealed class ClusterSecurity
{
    private readonly Construct scope;
    private readonly EksClusterProps props;
    private readonly Ec2.IVpc vpc;
    private readonly Func<string, string> id;

    public ClusterSecurity(Construct scope, EksClusterProps props, Ec2.IVpc vpc, Func<string, string> id)
    {
        this.scope = scope;
        this.props = props;
        this.vpc = vpc;
        this.id = id;
        ControlPlane = props.ControlPlaneSecurityGroups is []
            ? [Define("ControlPlaneSecurityGroup", "Communication between the control plane and worker nodegroups")]
            : [.. props.ControlPlaneSecurityGroups];
        SharedNodes = props.SharedNodeSecurityGroup ?? Define("SharedNodeSecurityGroup", "Communication between all nodes in the cluster");
        OpenToPrivateClients();
    }

    public IReadOnlyList<Ec2.ISecurityGroup> ControlPlane { get; }

    public Ec2.ISecurityGroup SharedNodes { get; }

    /// <summary>Opens the shared group to itself, and the shared group and the cluster's own to each other.</summary>
    public void Connect(string clusterGroup)
    {
        if (props.SharedNodeSecurityGroup is null)
        {
            Allow("SharedNodesToSharedNodes", SharedNodes.SecurityGroupId, SharedNodes.SecurityGroupId, "nodes that share the group to each other");
        }

        if (props.ConnectSharedNodes)
        {
            Allow("ClusterToSharedNodes", SharedNodes.SecurityGroupId, clusterGroup,
                "control plane, managed nodes and Fargate pods to nodes that share the group");
            Allow("SharedNodesToCluster", clusterGroup, SharedNodes.SecurityGroupId,
                "nodes that share the group to control plane, managed nodes and Fargate pods");
        }
    }

    private void OpenToPrivateClients()
    {
        foreach (var cidr in props.PrivateEndpointClients.Distinct())
        {
            var what = $"PrivateEndpointClient{LogicalIds.Hash(cidr)}";
            var isIpv6 = cidr.Contains(':', StringComparison.Ordinal) && !Cdk.Token.IsUnresolved(cidr);
            new Ec2.CfnSecurityGroupIngress(scope, what, new Ec2.CfnSecurityGroupIngressProps
            {
                GroupId = ControlPlane[0].SecurityGroupId,
                Description = "clients of the private endpoint",
                IpProtocol = "tcp",
                FromPort = 443,
                ToPort = 443,
                CidrIp = isIpv6 ? null : cidr,
                CidrIpv6 = isIpv6 ? cidr : null,
            }).Named(id(what));
        }
    }

    private Ec2.ISecurityGroup Define(string what, string description)
    {
        var group = new Ec2.CfnSecurityGroup(scope, what, new Ec2.CfnSecurityGroupProps
        {
            GroupDescription = description,
            VpcId = vpc.VpcId,
            Tags = [new Cdk.CfnTag { Key = "Name", Value = $"{Cdk.Stack.Of(scope).StackName}/{id(what)}" }],
        }).Named(id(what));
        return Ec2.SecurityGroup.FromSecurityGroupId(scope, $"{what}Reference", group.AttrGroupId);
    }

    private void Allow(string what, string to, string from, string description) =>
        new Ec2.CfnSecurityGroupIngress(scope, what, new Ec2.CfnSecurityGroupIngressProps
        {
            GroupId = to,
            SourceSecurityGroupId = from,
            IpProtocol = "-1",
            Description = description,
        }).Named(id(what));
}
