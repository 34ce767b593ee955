namespace EksAccessConstructs.Permissions;

/// <summary>AWS-managed policies that roles of clusters use, by name with path.</summary>
public static class ManagedPolicyNames
{
    /// <summary>What every node needs to join and stay in a cluster.</summary>
    public const string WorkerNode = "AmazonEKSWorkerNodePolicy";

    /// <summary>What the VPC CNI needs where it runs on the node's role.</summary>
    public const string Cni = "AmazonEKS_CNI_Policy";

    /// <summary>Pulling images.</summary>
    public const string RegistryPullOnly = "AmazonEC2ContainerRegistryPullOnly";

    /// <summary>Pulling and pushing images.</summary>
    public const string RegistryPowerUser = "AmazonEC2ContainerRegistryPowerUser";

    /// <summary>Sessions through Systems Manager in place of SSH.</summary>
    public const string SsmCore = "AmazonSSMManagedInstanceCore";

    /// <summary>The CloudWatch agent.</summary>
    public const string CloudWatchAgent = "CloudWatchAgentServerPolicy";

    /// <summary>The EBS CSI driver.</summary>
    public const string EbsCsiDriver = "service-role/AmazonEBSCSIDriverPolicy";

    /// <summary>The EBS CSI driver, for volumes and snapshots that it has made or that carry its tag.</summary>
    public const string EbsCsiDriverV2 = "AmazonEBSCSIDriverPolicyV2";

    /// <summary>The EBS CSI driver, for volumes and snapshots of its own cluster.</summary>
    public const string EbsCsiDriverScoped = "AmazonEBSCSIDriverEKSClusterScopedPolicy";

    /// <summary>Writing traces.</summary>
    public const string XRayWrite = "AWSXrayWriteOnlyAccess";

    /// <summary>Clients of S3 Files.</summary>
    public const string S3FilesClient = "AmazonS3FilesClientFullAccess";

    /// <summary>What Fargate needs to run pods.</summary>
    public const string FargatePodExecution = "AmazonEKSFargatePodExecutionRolePolicy";

    /// <summary>The name with path in the ARN of a policy; what is no such ARN is given back as it is.</summary>
    internal static string InArn(string arn) => arn.Split(":policy/") is [_, var name] ? name : arn;
}
