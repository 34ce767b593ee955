namespace EksAccessConstructs.Kubeconfigs;

/// <summary>What a client needs to know of a cluster to reach its Kubernetes API, as <c>aws eks describe-cluster</c> tells it after the deployment.</summary>
/// <param name="Name">The name of the cluster.</param>
/// <param name="Arn">Its ARN, by which <c>aws eks update-kubeconfig</c> calls it in a kubeconfig.</param>
/// <param name="Region">Its region, such as <c>eu-west-1</c>.</param>
/// <param name="Endpoint">The URL of the Kubernetes API.</param>
/// <param name="CertificateAuthority">The certificate authority of the Kubernetes API, in Base64.</param>
public sealed record ClusterConnection(string Name, string Arn, string Region, string Endpoint, string CertificateAuthority)
{
    /// <summary>The id by which a cluster on AWS Outposts is asked for tokens; null for a cluster in a region.</summary>
    /// <value>Default: null.</value>
    public string? OutpostId { get; init; }

    /// <summary>The account of the cluster: the fifth part of its ARN.</summary>
    public string Account => Arn.Split(':') is [_, _, _, _, var account, ..] ? account : "";

    /// <summary>True where a server in a kubeconfig is this cluster's, as it is or was, and not a tunnel or proxy that somebody put in its place.</summary>
    internal bool IsServer(string server) => server == Endpoint || IsEndpointOfEks(server);

    /// <summary>True for the URL of a Kubernetes API of EKS: <c>https://ID.….REGION.eks.amazonaws.com</c>, of newer clusters
    /// <c>https://ID.eks-cluster.REGION.api.aws</c>.</summary>
    internal static bool IsEndpointOfEks(string url) => Uri.TryCreate(url, UriKind.Absolute, out var parsed)
        && parsed.Scheme == Uri.UriSchemeHttps
        && parsed.Host.Split('.').Any(label => label is "eks" or "eks-cluster");
}
