namespace EksAccessConstructs.Rbac;

/// <summary>Where a way up ends.</summary>
public enum EscalationSink
{
    /// <summary>All rights in the cluster.</summary>
    ClusterAdmin,

    /// <summary>The group system:masters, which may do everything and is asked nothing.</summary>
    Masters,

    /// <summary>A node, with the tokens of all pods on it.</summary>
    Node,

    /// <summary>The Secrets of kube-system.</summary>
    KubeSystemSecrets,

    /// <summary>A token of any service account, those that the files do not hold included.</summary>
    AnyToken,

    /// <summary>Administrator of one namespace: everything in it, or to create pods, read Secrets and write RoleBindings there.</summary>
    NamespaceAdmin,

    /// <summary>An AWS role.</summary>
    AwsRole,
}

/// <summary>The names of the ends of ways up.</summary>
public static class EscalationSinks
{
    private static readonly (string Name, string Words)[] Texts =
    [
        ("cluster-admin", "all rights in the cluster"), ("system-masters", "the group system:masters"), ("node", "a node with the tokens of all pods on it"),
        ("kube-system-secrets", "the Secrets of kube-system"), ("any-token", "a token of any service account"),
        ("namespace-admin", "administrator of a namespace"), ("aws-role", "an AWS role"),
    ];

    /// <summary>The name in options, JSON and documents, such as <c>any-token</c>.</summary>
    public static string Name(this EscalationSink sink) => Texts[(int)sink].Name;

    /// <summary>What it is, in words, such as <c>a token of any service account</c>.</summary>
    public static string Words(this EscalationSink sink) => Texts[(int)sink].Words;

    /// <summary>True where whoever is there may do everything.</summary>
    public static bool IsEverything(this EscalationSink sink) => sink is EscalationSink.ClusterAdmin or EscalationSink.Masters;

    /// <summary>True where it is about the whole cluster, so that other rights are in reach from there in most clusters.</summary>
    public static bool IsOfCluster(this EscalationSink sink) => sink < EscalationSink.NamespaceAdmin;
}
