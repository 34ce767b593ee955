namespace EksAccessConstructs.Kubeconfigs;

/// <summary>One context of a kubeconfig: one cluster, entered as one IAM principal.</summary>
/// <param name="Name">What the context is called; its user has the same name.</param>
/// <param name="Cluster">The cluster.</param>
public sealed record KubeconfigContext(string Name, ClusterConnection Cluster)
{
    /// <summary>The ARN of the role that is assumed for each token; null where the credentials at hand are those of the principal already, as those of IAM
    /// Identity Center and of IAM users are.</summary>
    /// <value>Default: null.</value>
    public string? RoleArn { get; init; }

    /// <summary>The profile of the AWS CLI whose credentials are taken; null for those at hand.</summary>
    /// <value>Default: null.</value>
    public string? Profile { get; init; }

    /// <summary>The arguments of the AWS CLI, in the order of <c>aws eks update-kubeconfig</c>.</summary>
    internal ValueList<string> Arguments =>
    [
        "--region", Cluster.Region, "eks", "get-token",
        .. Cluster.OutpostId is { } id ? ["--cluster-id", id] : new[] { "--cluster-name", Cluster.Name },
        "--output", "json",
        .. RoleArn is { } role ? ["--role-arn", role] : Array.Empty<string>(),
    ];
}
