namespace EksAccessConstructs.Cluster;

/// <summary>A subnet as the CDK's constructs take it, made from its id.</summary>
internal static class SubnetReference
{
    public static Ec2.ISubnet To(Construct scope, string id, string subnetId) => To(scope, id, new NetworkSubnet(subnetId, null));

    public static Ec2.ISubnet To(Construct scope, string id, NetworkSubnet subnet)
    {
        var made = Ec2.Subnet.FromSubnetAttributes(scope, id, new Ec2.SubnetAttributes
        {
            SubnetId = subnet.Id,
            AvailabilityZone = subnet.Zone,
            RouteTableId = subnet.RouteTableId,
            Ipv4CidrBlock = subnet.Cidr,
        });
        Complete(made, subnet);
        return made;
    }

    /// <summary>Tells the CDK's view of a subnet what its attributes cannot say.</summary>
    /// <param name="made">The view.</param>
    /// <param name="subnet">What is known of the subnet.</param>
    public static void Complete(Ec2.ISubnet made, NetworkSubnet subnet)
    {
        if (subnet.RouteTableId is null)
        {
            // Nothing of ours asks for the route table of a subnet that exists already; whoever does gets the CDK's error.
            Cdk.Annotations.Of(made).AcknowledgeWarning("@aws-cdk/aws-ec2:noSubnetRouteTableId");
        }

        if (subnet.Ways is not [] && made.InternetConnectivityEstablished is DependencyGroup established)
        {
            established.Add([.. subnet.Ways]);
        }
    }
}
