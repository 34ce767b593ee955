namespace EksAccessConstructs.Cluster;

/// <summary>Defines the way from private subnets to networks outside AWS.</summary>
internal sealed class RemoteRoutes(Construct scope, NetworkNames names, Ec2.CfnVPC vpc, RemoteNetworks remote)
{
    private bool IsTransit => remote.GatewayId.StartsWith("tgw-", StringComparison.Ordinal);

    public void To((Ec2.CfnRouteTable Table, string Zone, string SubnetId)[] subnets)
    {
        Cdk.CfnResource attachment = IsTransit ? Transit(subnets.Select(subnet => subnet.SubnetId)) : Virtual();
        foreach (var (table, zone, _) in subnets)
        {
            foreach (var cidr in remote.Cidrs)
            {
                var what = $"RemoteRoute{zone}{LogicalIds.Hash(cidr)}";
                new Ec2.CfnRoute(scope, what, new Ec2.CfnRouteProps
                {
                    RouteTableId = table.Ref,
                    DestinationCidrBlock = cidr,
                    GatewayId = IsTransit ? null : remote.GatewayId,
                    TransitGatewayId = IsTransit ? remote.GatewayId : null,
                }).Named(names.Id(what)).AddResourceDependency(attachment);
            }
        }
    }

    private Ec2.CfnVPCGatewayAttachment Virtual() =>
        new Ec2.CfnVPCGatewayAttachment(scope, "VirtualPrivateGatewayAttachment", new Ec2.CfnVPCGatewayAttachmentProps
        {
            VpcId = vpc.Ref,
            VpnGatewayId = remote.GatewayId,
        }).Named(names.Id("VirtualPrivateGatewayAttachment"));

    private Ec2.CfnTransitGatewayAttachment Transit(IEnumerable<string> subnets) =>
        new Ec2.CfnTransitGatewayAttachment(scope, "TransitGatewayAttachment", new Ec2.CfnTransitGatewayAttachmentProps
        {
            VpcId = vpc.Ref,
            TransitGatewayId = remote.GatewayId,
            SubnetIds = [.. subnets],
            Tags = names.Tags("TransitGatewayAttachment"),
        }).Named(names.Id("TransitGatewayAttachment"));
}
