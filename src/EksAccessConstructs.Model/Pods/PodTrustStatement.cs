using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods;

/// <summary>Where pods run, as trust policies name it.</summary>
/// <param name="Partition">The partition, such as <c>aws</c>.</param>
/// <param name="Region">The region.</param>
/// <param name="Account">The account.</param>
/// <param name="Name">The name of the cluster.</param>
public sealed record PodCluster(string Partition, string Region, string Account, string Name)
{
    /// <summary>The ARN of the cluster.</summary>
    public string Arn => $"arn:{Partition}:eks:{Region}:{Account}:cluster/{Name}";
}

/// <summary>Statements by which a role trusts the pods of one service account, and no others.</summary>
/// <remarks>Source: EKS User Guide, "Create IAM role with trust policy required by EKS Pod Identity", "Assign IAM roles to Kubernetes service
/// accounts" and "Access AWS resources using EKS Pod Identity target IAM roles".</remarks>
internal static class PodTrustStatement
{
    /// <summary>By Pod Identity: the account, the cluster, and while sessions carry tags the service account.</summary>
    public static DocumentValue.Mapping ByAssociation(PodCluster cluster, string space, string account, bool tagsAreOff = false)
    {
        var equals = DocumentValue.Map(("aws:SourceAccount", cluster.Account));
        return DocumentValue.Map(
            ("Sid", Sid("PodIdentity", space, account)),
            ("Effect", "Allow"),
            ("Principal", DocumentValue.Map(("Service", "pods.eks.amazonaws.com"))),
            ("Action", DocumentValue.List(["sts:AssumeRole", "sts:TagSession"])),
            ("Condition", DocumentValue.Map(
                ("StringEquals", tagsAreOff ? equals : equals
                    .With("aws:RequestTag/kubernetes-namespace", space)
                    .With("aws:RequestTag/kubernetes-service-account", account)),
                ("ArnEquals", DocumentValue.Map(("aws:SourceArn", cluster.Arn))))));
    }

    /// <summary>By the role of an association, where EKS takes on the target role with that: while sessions carry tags, those name the service
    /// account.</summary>
    /// <param name="sourceRoleArn">The role of the association.</param>
    /// <param name="cluster">The cluster.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="account">The service account.</param>
    public static DocumentValue.Mapping ByRole(string sourceRoleArn, PodCluster cluster, string space, string account) => DocumentValue.Map(
        ("Sid", Sid("TargetRole", space, account)),
        ("Effect", "Allow"),
        ("Principal", DocumentValue.Map(("AWS", sourceRoleArn))),
        ("Action", DocumentValue.List(["sts:AssumeRole", "sts:TagSession"])),
        ("Condition", DocumentValue.Map(("StringEquals", DocumentValue.Map(
            ("aws:RequestTag/eks-cluster-arn", cluster.Arn),
            ("aws:RequestTag/kubernetes-namespace", space),
            ("aws:RequestTag/kubernetes-service-account", account))))));

    /// <summary>By a token of the cluster (IRSA): issuer, audience and service account.</summary>
    /// <param name="providerArn">The ARN of the cluster's OpenID Connect provider.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="account">The service account.</param>
    public static DocumentValue.Mapping ByToken(string providerArn, string space, string account)
    {
        var issuer = providerArn[(providerArn.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return DocumentValue.Map(
            ("Sid", Sid("Token", space, account)),
            ("Effect", "Allow"),
            ("Principal", DocumentValue.Map(("Federated", providerArn))),
            ("Action", "sts:AssumeRoleWithWebIdentity"),
            ("Condition", DocumentValue.Map(("StringEquals", DocumentValue.Map(
                ($"{issuer}:aud", "sts.amazonaws.com"), ($"{issuer}:sub", $"system:serviceaccount:{space}:{account}"))))));
    }

    // IAM takes letters and digits.
    private static string Sid(string way, string space, string account) => string.Concat($"{way}-{space}-{account}"
        .Split('-', '.', ':').Where(word => word.Length > 0).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
