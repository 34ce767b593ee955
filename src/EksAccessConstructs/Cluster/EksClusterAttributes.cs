using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>What is known about a cluster that exists already. What is left out throws when something asks for it.</summary>
public sealed record EksClusterAttributes
{
    /// <summary>The name.</summary>
    public required string ClusterName { get; init; }

    /// <summary>What to call the cluster in file names and descriptions: a name that EKS would take.</summary>
    /// <value>Default: <see cref="ClusterName"/>; needed where that is known at deployment only.</value>
    public string? DisplayName { get; init; }

    /// <summary>The Kubernetes version, such as <c>1.34</c>.</summary>
    public string? Version { get; init; }

    /// <summary>Where EKS looks up who a caller is. Where it is known, entries are refused in mode CONFIG_MAP.</summary>
    public ClusterAuthenticationMode? AuthenticationMode { get; init; }

    /// <summary>Who has to be administrator before what is added to the cluster synthesizes.</summary>
    /// <value>Default: null; nobody, since who administers a cluster that exists is out of sight.</value>
    public AdministratorGuard? AdministratorGuard { get; init; }

    /// <summary>The addresses that pods and services get.</summary>
    /// <value>Default: IPv4.</value>
    public IpFamily IpFamily { get; init; } = IpFamily.Ipv4;

    /// <summary>The address range of services.</summary>
    public string? ServiceIpv4Cidr { get; init; }

    /// <summary>The URL of the Kubernetes API.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The certificate authority of the Kubernetes API, in Base64.</summary>
    public string? CertificateAuthorityData { get; init; }

    /// <summary>The URL of the issuer of service account tokens.</summary>
    public string? OpenIdConnectIssuerUrl { get; init; }

    /// <summary>The network that the cluster lives in.</summary>
    public IClusterNetwork? Network { get; init; }

    /// <summary>The security group that EKS made for the cluster.</summary>
    public string? ClusterSecurityGroupId { get; init; }

    /// <summary>The security group of the control plane's network interfaces.</summary>
    public string? ControlPlaneSecurityGroupId { get; init; }

    /// <summary>The security group that self-managed nodes share.</summary>
    public string? SharedNodeSecurityGroupId { get; init; }

    /// <summary>What the logical ids of things added to it begin with; needed only where one stack adds to two clusters.</summary>
    public string LogicalIdPrefix { get; init; } = "";
}
