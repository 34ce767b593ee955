using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>Security groups that nodes bring along, and their rules.</summary>
internal static class NodeSecurity
{
    private static readonly (string Id, int From, int To, string What)[] ControlPlanePorts =
    [
        ("workloads", 1025, 65535, "kubelet and workload TCP ports"),
        ("https", 443, 443, "workloads that use HTTPS, such as extension API servers"),
    ];

    /// <summary>A group that opens port 22 to managed nodes; null where SSH stays shut.</summary>
    public static Ec2.CfnSecurityGroup? Ssh(Construct scope, NodesProps props) => props.Ssh is not { Allow: true }
        ? null
        : new Ec2.CfnSecurityGroup(scope, "SshGroup", new Ec2.CfnSecurityGroupProps
        {
            GroupDescription = $"Allow SSH access to managed nodes in group {props.Name}",
            VpcId = props.Cluster.Network.Vpc.VpcId,
            SecurityGroupIngress = SshRules(props),
        }).Named(props.Cluster.LogicalId("node-ssh", props.Name));

    /// <summary>The group of self-managed nodes of their own, with the rules between them and the control plane.</summary>
    public static Ec2.CfnSecurityGroup Own(Construct scope, NodesProps props)
    {
        var cluster = props.Cluster;
        var nodes = $"nodes in group {props.Name}";
        var controlPlane = cluster.ControlPlaneSecurityGroup.SecurityGroupId;
        var group = new Ec2.CfnSecurityGroup(scope, "SecurityGroup", new Ec2.CfnSecurityGroupProps
        {
            GroupDescription = $"Communication between the control plane and worker {nodes}",
            VpcId = cluster.Network.Vpc.VpcId,
            Tags = [new Cdk.CfnTag { Key = $"kubernetes.io/cluster/{cluster.DisplayName}", Value = "owned" }],
            SecurityGroupIngress = (Ec2.CfnSecurityGroup.IngressProperty[])
            [
                .. ControlPlanePorts.Select(ports => new Ec2.CfnSecurityGroup.IngressProperty
                {
                    SourceSecurityGroupId = controlPlane,
                    IpProtocol = "tcp",
                    FromPort = ports.From,
                    ToPort = ports.To,
                    Description = $"From the control plane to {nodes} ({ports.What})",
                }),
                .. SshRules(props),
            ],
        }).Named(cluster.LogicalId("node-group", props.Name));
        ControlPlaneRules(scope, props, group.AttrGroupId, controlPlane);
        return group;
    }

    /// <summary>A group whose members may talk about anything, which Elastic Fabric Adapters need; null without adapters.</summary>
    public static Ec2.CfnSecurityGroup? Fabric(Construct scope, NodesProps props)
    {
        if (props.FabricAdapters == 0 || (props.IsManaged && ClusterGroupAllowsFabric(props.Cluster.Version)))
        {
            return null;
        }

        var group = new Ec2.CfnSecurityGroup(scope, "FabricGroup", new Ec2.CfnSecurityGroupProps
        {
            GroupDescription = $"EFA-enabled security group of nodes in group {props.Name}",
            VpcId = props.Cluster.Network.Vpc.VpcId,
        }).Named(props.Cluster.LogicalId("node-fabric", props.Name));
        new Ec2.CfnSecurityGroupIngress(scope, "FabricIngress", new Ec2.CfnSecurityGroupIngressProps
        {
            GroupId = group.AttrGroupId,
            SourceSecurityGroupId = group.AttrGroupId,
            IpProtocol = "-1",
            Description = $"Nodes in group {props.Name} to each other (EFA)",
        }).Named(props.Cluster.LogicalId("node-fabric-ingress", props.Name));
        new Ec2.CfnSecurityGroupEgress(scope, "FabricEgress", new Ec2.CfnSecurityGroupEgressProps
        {
            GroupId = group.AttrGroupId,
            DestinationSecurityGroupId = group.AttrGroupId,
            IpProtocol = "-1",
            Description = $"Nodes in group {props.Name} to each other (EFA)",
        }).Named(props.Cluster.LogicalId("node-fabric-egress", props.Name));
        return group;
    }

    // Standing alone, not in the control plane's group: a new node group then changes no resource that exists.
    private static void ControlPlaneRules(Construct scope, NodesProps props, string nodes, string controlPlane)
    {
        var cluster = props.Cluster;
        foreach (var ports in ControlPlanePorts)
        {
            new Ec2.CfnSecurityGroupEgress(scope, $"ControlPlaneEgress-{ports.Id}", new Ec2.CfnSecurityGroupEgressProps
            {
                GroupId = controlPlane,
                DestinationSecurityGroupId = nodes,
                IpProtocol = "tcp",
                FromPort = ports.From,
                ToPort = ports.To,
                Description = $"From the control plane to nodes in group {props.Name} ({ports.What})",
            }).Named(cluster.LogicalId("control-plane-egress", ports.Id, props.Name));
        }

        new Ec2.CfnSecurityGroupIngress(scope, "ControlPlaneIngress", new Ec2.CfnSecurityGroupIngressProps
        {
            GroupId = controlPlane,
            SourceSecurityGroupId = nodes,
            IpProtocol = "tcp",
            FromPort = 443,
            ToPort = 443,
            Description = $"From nodes in group {props.Name} to the Kubernetes API",
        }).Named(cluster.LogicalId("control-plane-ingress", props.Name));
    }

    private static Ec2.CfnSecurityGroup.IngressProperty[] SshRules(NodesProps props)
    {
        if (props.Ssh is not { Allow: true } ssh)
        {
            return [];
        }

        var description = $"SSH to nodes in group {props.Name}";
        Ec2.CfnSecurityGroup.IngressProperty From(string? cidr = null, string? cidrV6 = null, string? group = null) => new()
        {
            IpProtocol = "tcp",
            FromPort = 22,
            ToPort = 22,
            CidrIp = cidr,
            CidrIpv6 = cidrV6,
            SourceSecurityGroupId = group,
            Description = description,
        };
        return ssh switch
        {
            { SourceSecurityGroupIds.IsEmpty: false } => [.. ssh.SourceSecurityGroupIds.Select(group => From(group: group))],
            _ when props.PrivateNetworking => [From(cidr: props.Cluster.Network.Cidr)],
            _ => [From(cidr: "0.0.0.0/0"), From(cidrV6: "::/0")],
        };
    }

    // From 1.33 on the cluster's own security group lets its members talk about anything.
    private static bool ClusterGroupAllowsFabric(string version) => Version.TryParse(version, out var known) && known >= new Version(1, 33);
}
