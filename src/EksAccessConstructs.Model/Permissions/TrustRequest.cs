namespace EksAccessConstructs.Permissions;

/// <summary>What kind of principal asks.</summary>
public enum TrustedKind
{
    /// <summary>An IAM role or user, by its ARN; or a session of a role.</summary>
    Aws,

    /// <summary>A service of AWS, by its name such as <c>pods.eks.amazonaws.com</c>.</summary>
    Service,

    /// <summary>An identity provider, by its ARN.</summary>
    Federated,
}

/// <summary>A request to take on a role.</summary>
/// <param name="Action">The action, such as <c>sts:AssumeRole</c>.</param>
/// <param name="Kind">What kind of principal asks.</param>
/// <param name="Principal">Who asks.</param>
public sealed record TrustRequest(string Action, TrustedKind Kind, string Principal)
{
    /// <summary>What the request carries, such as <c>aws:SourceAccount</c>; the case of keys does not matter. A key that is not here is not in the
    /// request.</summary>
    /// <value>Default: nothing.</value>
    public ValueMap Context { get; init; }

    /// <summary>What EKS Pod Identity asks for the pods of a service account: the same for both actions.</summary>
    /// <param name="action"><c>sts:AssumeRole</c> or <c>sts:TagSession</c>.</param>
    /// <param name="clusterArn">The ARN of the cluster.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="account">The service account.</param>
    /// <param name="tagsAreOff">True where the association has its session tags off.</param>
    /// <remarks>Source: EKS User Guide, "Create IAM role with trust policy required by EKS Pod Identity" and "Grant Pods access to AWS resources
    /// based on tags".</remarks>
    public static TrustRequest OfPod(string action, string clusterArn, string space, string account, bool tagsAreOff = false)
    {
        ArgumentNullException.ThrowIfNull(clusterArn);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(account);
        var parts = clusterArn.Split(':');
        var source = ValueMap.Of(("aws:SourceAccount", parts.Length > 4 ? parts[4] : ""), ("aws:SourceArn", clusterArn));
        return new(action, TrustedKind.Service, "pods.eks.amazonaws.com")
        {
            Context = tagsAreOff ? source : source
                .With("aws:RequestTag/eks-cluster-arn", clusterArn)
                .With("aws:RequestTag/eks-cluster-name", clusterArn.Split('/')[^1])
                .With("aws:RequestTag/kubernetes-namespace", space)
                .With("aws:RequestTag/kubernetes-service-account", account),
        };
    }

    /// <summary>What the SDK of a pod asks with the token of its service account (IRSA).</summary>
    /// <param name="providerArn">The ARN of the cluster's OpenID Connect provider.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="account">The service account.</param>
    /// <param name="audience">For whom the token is.</param>
    public static TrustRequest OfToken(string providerArn, string space, string account, string audience = "sts.amazonaws.com")
    {
        ArgumentNullException.ThrowIfNull(providerArn);
        var issuer = providerArn[(providerArn.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return new("sts:AssumeRoleWithWebIdentity", TrustedKind.Federated, providerArn)
        {
            Context = ValueMap.Of(($"{issuer}:aud", audience), ($"{issuer}:sub", $"system:serviceaccount:{space}:{account}")),
        };
    }
}
