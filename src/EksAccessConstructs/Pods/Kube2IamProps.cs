using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Pods;

/// <summary>How kube2iam runs on a cluster.</summary>
public sealed record Kube2IamProps
{
    /// <summary>The image that is run where none is named: kube2iam 0.15.0 of May 2026.</summary>
    public const string DefaultImage = "jtblin/kube2iam:0.15.0";

    /// <summary>The cluster.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The roles of all nodes on which kube2iam hands out roles. They may take on the roles of <see cref="Kube2IamRole"/>, and nothing else by
    /// this.</summary>
    public required IReadOnlyList<Iam.IRole> NodeRoles { get; init; }

    /// <summary>The network interfaces behind which pods are; they depend on the network add-on.</summary>
    /// <value>Default: those of the VPC CNI, <c>eni+</c>.</value>
    public PodInterface Interface { get; init; } = PodInterface.VpcCni;

    /// <summary>Whether pods get only roles that their namespace allows.</summary>
    /// <value>Default: true; each <see cref="Kube2IamRole"/> names its namespaces, whose manifests get the annotation
    /// <c>iam.amazonaws.com/allowed-roles</c>.</value>
    public bool RestrictNamespaces { get; init; } = true;

    /// <summary>The image, best by digest.</summary>
    /// <value>Default: <see cref="DefaultImage"/>.</value>
    public string Image { get; init; } = DefaultImage;
}
