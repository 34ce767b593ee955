using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Permissions;

/// <summary>Which pods EKS Pod Identity may take on a role for, as conditions of the role's trust.</summary>
/// <remarks>Source: EKS User Guide, "Create IAM role with trust policy required by EKS Pod Identity", "Grant Pods access to AWS resources based on tags" and
/// "Access AWS Resources using EKS Pod Identity Target IAM Roles".</remarks>
internal sealed record PodIdentityTrust
{
    /// <summary>The service that takes on roles for pods.</summary>
    public const string Service = "pods.eks.amazonaws.com";

    /// <summary>What the keys of conditions on session tags begin with.</summary>
    public const string RequestTag = "aws:RequestTag/";

    /// <summary>What EKS does with a role: it takes it on, and tags the session.</summary>
    public static ValueList<string> Actions { get; } = ["sts:AssumeRole", "sts:TagSession"];

    /// <summary>The cluster of the pods.</summary>
    public required ClusterAddress Cluster { get; init; }

    /// <summary>The namespace of the service account; null for any.</summary>
    public string? Namespace { get; init; }

    /// <summary>The name of the service account.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>True where sessions carry the tags that name the service account; without them the cluster alone can be asked for.</summary>
    public bool SendsTags { get; init; } = true;

    /// <summary>The conditions of the role's trust.</summary>
    public ValueList<IamCondition> Conditions =>
    [
        new("StringEquals", "aws:SourceAccount", [Cluster.Account]),
        .. SendsTags ? Tags : [],
        new("ArnEquals", "aws:SourceArn", [Cluster.Arn]),
    ];

    /// <summary>The whole trust of the role.</summary>
    public TrustStatement Statement => new("Service", Service, Actions, Conditions);

    /// <summary>The id that EKS sends when it takes on a target role for the service account.</summary>
    public string ExternalId => string.Join('/', Cluster.Region, Cluster.Account, Cluster.Name, Namespace, ServiceAccount);

    /// <summary>The trust of a target role, for sessions of the service account's own role.</summary>
    /// <param name="role">The ARN of the service account's own role.</param>
    public ValueList<TrustStatement> OfTarget(string role) => SendsTags
        ? [new("AWS", role, ["sts:AssumeRole"], Tags), new("AWS", role, ["sts:TagSession"], [])]
        : [new("AWS", role, ["sts:AssumeRole"], [new("StringEquals", "sts:ExternalId", [ExternalId])])];

    private ValueList<IamCondition> Tags =>
    [
        new("StringEquals", $"{RequestTag}eks-cluster-arn", [Cluster.Arn]),
        .. Namespace is { } space ? [new IamCondition("StringEquals", $"{RequestTag}kubernetes-namespace", [space])] : Array.Empty<IamCondition>(),
        new("StringEquals", $"{RequestTag}kubernetes-service-account", [ServiceAccount]),
    ];
}
