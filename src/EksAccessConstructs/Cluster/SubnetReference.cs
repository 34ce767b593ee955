namespace EksAccessConstructs.Cluster;

/// <summary>A subnet as the CDK's constructs take it, made from its id.</summary>
internal static class SubnetReference
{
    public static Ec2.ISubnet To(Construct scope, string id, string subnetId, string? zone = null, string? routeTableId = null)
    {
        var subnet = Ec2.Subnet.FromSubnetAttributes(scope, id, new Ec2.SubnetAttributes
        {
            SubnetId = subnetId,
            AvailabilityZone = zone,
            RouteTableId = routeTableId,
        });
        if (routeTableId is null)
        {
            // Nothing of ours asks for the route table of a subnet that exists already; whoever does gets the CDK's error.
            Cdk.Annotations.Of(subnet).AcknowledgeWarning("@aws-cdk/aws-ec2:noSubnetRouteTableId");
        }

        return subnet;
    }
}
