namespace EksAccessConstructs.Pods;

/// <summary>How pods come by an AWS role.</summary>
public enum IdentityMechanism
{
    /// <summary>An EKS Pod Identity association of the service account.</summary>
    PodIdentity,

    /// <summary>The annotation <c>eks.amazonaws.com/role-arn</c> of the service account (IAM roles for service accounts).</summary>
    Irsa,

    /// <summary>kube2iam, by the annotation of the pod.</summary>
    Kube2Iam,

    /// <summary>kiam, by the annotation of the pod.</summary>
    Kiam,

    /// <summary>The metadata service of the node, which gives the node's own role.</summary>
    Node,

    /// <summary>None.</summary>
    None,
}

/// <summary>Words for mechanisms.</summary>
public static class IdentityMechanisms
{
    /// <summary>The word for a mechanism, as tables and CSV have it.</summary>
    public static string Word(this IdentityMechanism mechanism) => mechanism switch
    {
        IdentityMechanism.PodIdentity => "pod-identity",
        IdentityMechanism.Irsa => "irsa",
        IdentityMechanism.Kube2Iam => "kube2iam",
        IdentityMechanism.Kiam => "kiam",
        IdentityMechanism.Node => "node",
        IdentityMechanism.None => "none",
    };
}

/// <summary>A service account with the role that its pods get.</summary>
public sealed record AccountBinding
{
    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the service account.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>Pod Identity or IRSA.</summary>
    public required IdentityMechanism Mechanism { get; init; }

    /// <summary>The role: its ARN, or what it is called before it is made, in angle brackets.</summary>
    public required string Role { get; init; }

    /// <summary>The ARN of the role, often of another account, whose rights the pods have in the end; null for none.</summary>
    /// <value>Default: null.</value>
    public string? TargetRole { get; init; }

    /// <summary>The add-on that the association belongs to; null for none.</summary>
    /// <value>Default: null.</value>
    public string? Addon { get; init; }

    /// <summary>True where sessions carry no tags.</summary>
    /// <value>Default: false.</value>
    public bool SessionTagsAreOff { get; init; }

    /// <summary>True where a session policy narrows the rights.</summary>
    /// <value>Default: false.</value>
    public bool HasSessionPolicy { get; init; }

    /// <summary>Where it is written.</summary>
    public Origin Origin { get; init; }

    /// <summary>Namespace and name, as <c>shop/cart</c>.</summary>
    public string Account => $"{Namespace}/{ServiceAccount}";

    /// <summary>What the template calls the role that the stack of a ClusterConfig makes; null for a role that exists, or one of a template.</summary>
    /// <value>Default: null.</value>
    internal string? MadeAs { get; init; }

    /// <summary>The role whose rights the pods have.</summary>
    public string Effective => TargetRole ?? Role;
}
