namespace EksAccessConstructs.Addons;

/// <summary>Which volumes and snapshots the EBS CSI driver may manage.</summary>
public enum EbsVolumes
{
    /// <summary>Those of drivers of the account: tagged <c>ebs.csi.aws.com/cluster: true</c>, as each driver tags what it makes. Volumes from elsewhere need
    /// the tag first. The policy is AmazonEBSCSIDriverPolicyV2.</summary>
    OfDrivers,

    /// <summary>Those of the one cluster: tagged <c>ebs.csi.aws.com/cluster-name</c> with its name, which drivers do from 1.58.0 on; its instances need the
    /// tag <c>eks:cluster-name</c>, which managed nodes have. The policy is AmazonEBSCSIDriverEKSClusterScopedPolicy.</summary>
    OfCluster,
}
