using System.Net;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Compute;

/// <summary>Everything that user data is written from: which cluster a node joins, and how.</summary>
/// <remarks>Texts may stand for values at deployment (CDK tokens); they are passed on, never looked into.</remarks>
public sealed record NodeBootstrap
{
    /// <summary>The family of the image.</summary>
    /// <value>Default: Amazon Linux 2023.</value>
    public AmiFamily Family { get; init; } = AmiFamily.AmazonLinux2023;

    /// <summary>True in a managed group, where EKS itself tells most families how to join.</summary>
    /// <value>Default: false.</value>
    public bool Managed { get; init; }

    /// <summary>True where the user names the image, so that EKS tells a managed node nothing.</summary>
    /// <value>Default: false.</value>
    public bool CustomImage { get; init; }

    /// <summary>The cluster's name.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The address of the API server.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The certificate authority of the API server, in base64.</summary>
    public required string CertificateAuthority { get; init; }

    /// <summary>The addresses of services, such as 10.100.0.0/16; needed wherever the node is told how to join.</summary>
    /// <value>Default: unknown.</value>
    public string? ServiceCidr { get; init; }

    /// <summary>The id of a local cluster on an Outpost, which a node there must know.</summary>
    /// <value>Default: a cluster in the region.</value>
    public string? OutpostClusterId { get; init; }

    /// <summary>The address of the cluster's DNS.</summary>
    /// <value>Default: the tenth address of <see cref="ServiceCidr"/>.</value>
    public string? ClusterDns { get; init; }

    /// <summary>Labels that the nodes give themselves.</summary>
    /// <value>Default: none.</value>
    public ValueMap Labels { get; init; }

    /// <summary>Taints that the nodes give themselves.</summary>
    /// <value>Default: none.</value>
    public ValueList<NodeTaint> Taints { get; init; }

    /// <summary>How many pods a node takes.</summary>
    /// <value>Default: as many as its network interfaces allow.</value>
    public int? MaxPods { get; init; }

    /// <summary>Commands that run before a node joins, each a script of its own.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> PreBootstrapCommands { get; init; }

    /// <summary>What joins the node instead of, or on Amazon Linux 2023 (a NodeConfig) beside, the usual.</summary>
    /// <value>Default: none.</value>
    public string? OverrideBootstrapCommand { get; init; }

    /// <summary>More of the kubelet's configuration; not for Bottlerocket and Windows.</summary>
    /// <value>Default: none.</value>
    internal DocumentValue.Mapping KubeletConfig { get; init; } = DocumentValue.Mapping.Empty;

    /// <summary>Bottlerocket's settings.</summary>
    /// <value>Default: none.</value>
    internal DocumentValue.Mapping BottlerocketSettings { get; init; } = DocumentValue.Mapping.Empty;

    /// <summary>Whether Bottlerocket's admin container runs.</summary>
    /// <value>Default: what Bottlerocket does by itself: it does not.</value>
    public bool? AdminContainer { get; init; }

    /// <summary>The address of the cluster's DNS, given or the tenth of the services' addresses; null where neither is known.</summary>
    public string? Dns => ClusterDns ?? (ServiceCidr is { } cidr ? TenthAddress(cidr) : null);

    /// <summary>True where user data holds the cluster's address and certificate; else EKS tells the node.</summary>
    public bool TellsHowToJoin => !Managed || Family.Kind switch
    {
        AmiFamilyKind.AmazonLinux2023 => CustomImage,
        AmiFamilyKind.Bottlerocket or AmiFamilyKind.Ubuntu => true,
        AmiFamilyKind.AmazonLinux2 or AmiFamilyKind.Windows => false,
    };

    /// <summary>The user data as plain text; null where a node needs none.</summary>
    public string? UserData() => Family.Kind switch
    {
        AmiFamilyKind.AmazonLinux2023 => Al2023UserData.For(this),
        AmiFamilyKind.AmazonLinux2 or AmiFamilyKind.Ubuntu => BootstrapScriptUserData.For(this),
        AmiFamilyKind.Bottlerocket => BottlerocketUserData.For(this),
        AmiFamilyKind.Windows => WindowsUserData.For(this),
    };

    private static string? TenthAddress(string cidr)
    {
        if (!IPNetwork.TryParse(cidr, out var network))
        {
            return null;
        }

        var bytes = network.BaseAddress.GetAddressBytes();
        bytes[^1] = 10;
        return new IPAddress(bytes).ToString();
    }
}
