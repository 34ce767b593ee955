using System.Text.Json.Nodes;
using EksAccessConstructs.Tests.Eksctl.Parity.Naming;
using EksAccessConstructs.Tests.Eksctl.Parity.Templates;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>The VPC, its subnets with their routes, and its endpoints.</summary>
internal sealed class NetworkFacts(NamedTemplates templates, FactSheet facts)
{
    public void Say()
    {
        foreach (var vpc in templates.Resources("AWS::EC2::VPC"))
        {
            OfVpc(vpc);
        }

        foreach (var block in templates.Resources("AWS::EC2::VPCCidrBlock"))
        {
            var values = templates.Values(block);
            values.Take("VpcId");
            facts.Mark($"vpc.extraCidr[{FactText.Of(values)}]");
        }

        var ipv6 = templates.Resources("AWS::EC2::SubnetCidrBlock").Select(block => templates.Target(block, block["SubnetId"])?.Id).ToHashSet();
        foreach (var subnet in templates.Resources("AWS::EC2::Subnet"))
        {
            OfSubnet(subnet, subnet["Ipv6CidrBlock"] is not null || ipv6.Contains(subnet.Id));
        }

        foreach (var endpoint in templates.Resources("AWS::EC2::VPCEndpoint"))
        {
            OfEndpoint(endpoint);
        }

        foreach (var attachment in templates.Resources("AWS::EC2::TransitGatewayAttachment", "AWS::EC2::TransitGatewayVpcAttachment"))
        {
            var values = templates.Values(attachment);
            facts.MarkEach($"transitGateway[{FactText.Of(values.At("TransitGatewayId"))}].subnet", values.At("SubnetIds").Items());
        }
    }

    private void OfVpc(TemplateResource vpc)
    {
        facts.Say("vpc.cidr", templates.Text(vpc, vpc["CidrBlock"]));
        facts.Say("vpc.dnsHostnames", vpc["EnableDnsHostnames"]);
        facts.Say("vpc.dnsSupport", vpc["EnableDnsSupport"]);
        facts.SayTags("vpc", templates.Value(vpc, vpc["Tags"]));
        facts.Say("vpc.natGateways", (JsonNode)templates.Routing.NatGateways);
    }

    private void OfSubnet(TemplateResource subnet, bool ipv6)
    {
        var key = templates.NameOf(subnet.Id);
        facts.Say($"{key}.cidr", templates.Text(subnet, subnet["CidrBlock"]));
        facts.Say($"{key}.mapPublicIp", subnet["MapPublicIpOnLaunch"]);
        facts.Say($"{key}.assignIpv6", subnet["AssignIpv6AddressOnCreation"]);
        facts.Say($"{key}.ipv6", ipv6 ? FactSheet.Yes : null);
        facts.Say($"{key}.outpost", templates.Value(subnet, subnet["OutpostArn"]));
        facts.Say($"{key}.hostnameType", subnet["PrivateDnsNameOptionsOnLaunch", "HostnameType"]);
        facts.SayTags(key, templates.Value(subnet, subnet["Tags"]));
        foreach (var (destination, target) in templates.Routing.RoutesOf(subnet.Id))
        {
            facts.Say($"{key}.route[{destination}]", target);
        }
    }

    private void OfEndpoint(TemplateResource endpoint)
    {
        var values = templates.Values(endpoint);
        var key = $"vpcEndpoint[{FactText.Of(values.At("ServiceName"))}]";
        facts.Say($"{key}.type", values.At("VpcEndpointType") ?? "Gateway");
        facts.Say($"{key}.privateDns", values.At("PrivateDnsEnabled"));
        facts.MarkEach($"{key}.subnet", values.At("SubnetIds").Items());
        facts.MarkEach($"{key}.securityGroup", values.At("SecurityGroupIds").Items());
        var tables = endpoint["RouteTableIds"].Items().Select(table => templates.Target(endpoint, table)?.Id).OfType<ResourceId>();
        foreach (var subnet in templates.Routing.SubnetsOf(tables))
        {
            facts.Mark($"{key}.subnet[@{templates.NameOf(subnet)}]");
        }
    }
}
