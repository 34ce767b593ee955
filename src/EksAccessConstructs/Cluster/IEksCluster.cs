using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cluster;

/// <summary>A cluster, defined here or existing already.</summary>
/// <remarks>What an imported cluster was not told about itself throws <see cref="InvalidOperationException"/> when it is asked for.</remarks>
public interface IEksCluster : IConstruct
{
    /// <summary>The CDK's own view of the cluster, for constructs that ask for one.</summary>
    Eks.ICluster Cluster { get; }

    /// <summary>The name as other resources should refer to it: of an owned cluster a reference, so that they come after it.</summary>
    string ClusterName { get; }

    /// <summary>The name as text, for tags, labels and file names; it orders nothing.</summary>
    string DisplayName { get; }

    /// <summary>The Kubernetes version, such as <c>1.34</c>.</summary>
    string Version { get; }

    /// <summary>Where EKS looks up who a caller is.</summary>
    ClusterAuthenticationMode AuthenticationMode { get; }

    /// <summary>The addresses that pods and services get.</summary>
    IpFamily IpFamily { get; }

    /// <summary>The address range of services; null where EKS chooses (10.100.0.0/16, or 172.20.0.0/16 in a VPC within 10.0.0.0/8).</summary>
    string? ServiceIpv4Cidr { get; }

    /// <summary>The URL of the Kubernetes API.</summary>
    string Endpoint { get; }

    /// <summary>The certificate authority of the Kubernetes API, in Base64.</summary>
    string CertificateAuthorityData { get; }

    /// <summary>The URL of the issuer of service account tokens.</summary>
    string OpenIdConnectIssuerUrl { get; }

    /// <summary>The network that the cluster lives in.</summary>
    IClusterNetwork Network { get; }

    /// <summary>The security group that EKS makes for the cluster; managed nodes and Fargate pods are in it.</summary>
    Ec2.ISecurityGroup ClusterSecurityGroup { get; }

    /// <summary>The security group of the control plane's network interfaces.</summary>
    Ec2.ISecurityGroup ControlPlaneSecurityGroup { get; }

    /// <summary>The security group that self-managed nodes share, open to itself and to the cluster's own.</summary>
    Ec2.ISecurityGroup SharedNodeSecurityGroup { get; }

    /// <summary>Who is let into the cluster by constructs so far, one for each principal.</summary>
    IReadOnlyList<RegisteredEntry> RegisteredEntries { get; }

    /// <summary>What is known about the access to the cluster from what the constructs have said so far: the same that the tool reads from files, so that
    /// every question that it answers can be asked in a test of the app, with <c>EksAuthorizer.Create(cluster.Snapshot)</c>.</summary>
    ClusterSnapshot Snapshot { get; }

    /// <summary>Takes note of RBAC objects that leave for the cluster.</summary>
    /// <param name="objects">The objects.</param>
    void RegisterRbac(RbacObjects objects);

    /// <summary>Takes note of the ConfigMap aws-auth that the cluster holds or gets.</summary>
    /// <param name="map">The map.</param>
    /// <param name="isWhole">False where it is only what is added to the ConfigMap in the cluster.</param>
    void RegisterAwsAuth(AwsAuthMap map, bool isWhole = true);
}

/// <summary>The addresses that pods and services of a cluster get.</summary>
public enum IpFamily
{
    /// <summary>IPv4.</summary>
    Ipv4,

    /// <summary>IPv6.</summary>
    Ipv6,
}

/// <summary>One access entry of a cluster, as the cluster remembers it.</summary>
/// <param name="Grant">Who is let in, and with what.</param>
/// <param name="Source">The construct that lets it in.</param>
public sealed record RegisteredEntry(AccessGrant Grant, IConstruct Source)
{
    /// <summary>The ARN of the principal, or a token.</summary>
    public string Principal => Grant.Principal.Text;
}
