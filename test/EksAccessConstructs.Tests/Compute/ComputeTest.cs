using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Tests.Compute;

/// <summary>An existing cluster that knows everything about itself, for nodes to join.</summary>
internal static class ComputeTest
{
    public static IEksCluster Cluster(Construct scope, ClusterAuthenticationMode mode = ClusterAuthenticationMode.Api, string? serviceCidr = "10.100.0.0/16") =>
        EksCluster.FromAttributes(scope, "Cluster", new EksClusterAttributes
        {
            ClusterName = "shop",
            Version = "1.34",
            AuthenticationMode = mode,
            ServiceIpv4Cidr = serviceCidr,
            Endpoint = "https://0123456789ABCDEF.gr7.us-west-2.eks.amazonaws.com",
            CertificateAuthorityData = "PGNhPg==",
            ClusterSecurityGroupId = "sg-0aaaaaaaaaaaaaaa1",
            ControlPlaneSecurityGroupId = "sg-0aaaaaaaaaaaaaaa2",
            SharedNodeSecurityGroupId = "sg-0aaaaaaaaaaaaaaa3",
            Network = new ExistingNetwork(scope, "Network", new ExistingNetworkProps
            {
                VpcId = "vpc-0aaaaaaaaaaaaaaa1",
                Cidr = "192.168.0.0/16",
                PublicSubnets = [new("subnet-0aaaaaaaaaaaaaaa1", "us-west-2a"), new("subnet-0aaaaaaaaaaaaaaa2", "us-west-2b")],
                PrivateSubnets = [new("subnet-0bbbbbbbbbbbbbbb1", "us-west-2a"), new("subnet-0bbbbbbbbbbbbbbb2", "us-west-2b")],
            }),
        });
}
