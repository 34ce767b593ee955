using EksAccessConstructs.Text;

namespace EksAccessConstructs.Snapshots;

/// <summary>Programs other than eksctl whose files describe clusters.</summary>
internal static class OtherPrograms
{
    private static readonly (string Group, string Program)[] Groups =
    [
        ("kops.k8s.io", "kOps"),
        ("anywhere.eks.amazonaws.com", "EKS Anywhere"),
        ("kind.x-k8s.io", "kind"),
        ("k3d.io", "k3d"),
        ("k0sctl.k0sproject.io", "k0sctl"),
        ("kubeadm.k8s.io", "kubeadm"),
        ("cluster.x-k8s.io", "Cluster API"),
        ("controlplane.cluster.x-k8s.io", "Cluster API"),
        ("infrastructure.cluster.x-k8s.io", "Cluster API"),
        ("eks.services.k8s.aws", "the EKS controller of ACK"),
        ("eks.aws.crossplane.io", "Crossplane"),
        ("eks.aws.upbound.io", "Crossplane"),
    ];

    /// <summary>The program that a document is for; null for one of this project, and for one of a program that is not known.</summary>
    public static string? Of(YamlMap root)
    {
        var group = root["apiVersion"] is YamlScalar { Value: var version } ? version.Split('/')[0] : "";
        return Groups.FirstOrDefault(known => known.Group == group).Program;
    }
}
