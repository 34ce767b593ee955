using System.Text.RegularExpressions;

namespace EksAccessConstructs.Compute.Rules;

/// <summary>A node group has a name, and settings that fit the network it is in (EKS027).</summary>
internal static partial class NodeGroupRule
{
    public static void Check(NodeDescription nodes, NodeSink sink)
    {
        sink.ErrorIf(nodes.Name is { } name && !GroupName().IsMatch(name), NodeRules.Groups, "name",
            $"'{nodes.Name}' cannot be the name of a node group; use 1 to 63 letters, digits, dashes and underscores, a letter or digit first");
        sink.ErrorIf(nodes.MaxPods is < 1, NodeRules.Groups, "maxPodsPerNode",
            $"a node cannot be held to {nodes.MaxPods} pods; give 1 or more, or leave it out");
        sink.ErrorIf(nodes is { Managed: false, Cluster.IsIpv6: true }, NodeRules.Groups, "",
            "self-managed nodes cannot join an IPv6 cluster; use managed ones");
        sink.ErrorIf(!nodes.Cluster.KnowsServiceRange && MustBeToldServices(nodes), NodeRules.Groups, nodes.Managed ? "ami" : "",
            "the nodes must be told the IPv4 range of services, which CloudFormation cannot read back; "
            + "say it for the cluster (EKS would choose 10.100.0.0/16)");
        sink.ErrorIf(
            nodes is { Ssh: { Allow: true, SourceSecurityGroupIds.IsEmpty: true }, PrivateNetworking: true, Cluster.KnowsVpcRange: false },
            NodeRules.Groups, "ssh",
            "SSH is open to the VPC, whose range is not known and is not looked up in AWS; give the range of the VPC (in a ClusterConfig 'vpc.cidr'), "
            + "or name the security groups that may come in ('ssh.sourceSecurityGroupIds')");
        Fabric(nodes, sink);
        sink.ErrorIf(
            nodes is { Managed: false, OwnSecurityGroup: false, SharedSecurityGroup: false, SecurityGroupIds.IsEmpty: true },
            NodeRules.Groups, "securityGroups",
            "the nodes would have no security group; leave them their own or the shared one, or name some");
    }

    private static void Fabric(NodeDescription nodes, NodeSink sink)
    {
        sink.ErrorIf(nodes.FabricAdapters < 0, NodeRules.Groups, "efaEnabled", $"a node cannot have {nodes.FabricAdapters} Elastic Fabric Adapters");
        sink.ErrorIf(nodes.FabricAdapters > 0 && nodes.NamedSubnets != 1, NodeRules.Groups, "efaEnabled",
            $"Elastic Fabric Adapters work in one subnet only, but the number of subnets named is {nodes.NamedSubnets}; name exactly one");
    }

    private static bool MustBeToldServices(NodeDescription nodes) => nodes.Family.Kind switch
    {
        _ when nodes is { Managed: false, Cluster.IsIpv6: true } => false,
        AmiFamilyKind.AmazonLinux2023 => !nodes.Managed || nodes.ImageId is not null,
        AmiFamilyKind.Windows => !nodes.Managed,
        _ => false,
    };

    [GeneratedRegex(@"^[0-9A-Za-z][0-9A-Za-z_-]{0,62}\z")]
    private static partial Regex GroupName();
}
