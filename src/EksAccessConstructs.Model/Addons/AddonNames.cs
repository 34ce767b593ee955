namespace EksAccessConstructs.Addons;

/// <summary>The names of add-ons that something is decided about.</summary>
internal static class AddonNames
{
    /// <summary>Gives pods their addresses.</summary>
    public const string VpcCni = "vpc-cni";

    /// <summary>Keeps the rules of services on each node.</summary>
    public const string KubeProxy = "kube-proxy";

    /// <summary>Answers names inside the cluster.</summary>
    public const string CoreDns = "coredns";

    /// <summary>Hands pods the credentials of their role by EKS Pod Identity.</summary>
    public const string PodIdentityAgent = "eks-pod-identity-agent";

    /// <summary>Tells EKS what is wrong with a node.</summary>
    public const string NodeMonitoringAgent = "eks-node-monitoring-agent";

    /// <summary>Volumes of EBS.</summary>
    public const string EbsCsiDriver = "aws-ebs-csi-driver";

    /// <summary>File systems of EFS.</summary>
    public const string EfsCsiDriver = "aws-efs-csi-driver";

    /// <summary>File systems of FSx for Lustre.</summary>
    public const string FsxCsiDriver = "aws-fsx-csi-driver";

    /// <summary>Buckets of S3 as volumes.</summary>
    public const string MountpointS3CsiDriver = "aws-mountpoint-s3-csi-driver";

    /// <summary>What pods and nodes use, for autoscalers and <c>kubectl top</c>.</summary>
    public const string MetricsServer = "metrics-server";

    /// <summary>Metrics, logs and traces to CloudWatch.</summary>
    public const string CloudWatchObservability = "amazon-cloudwatch-observability";

    /// <summary>The operator of AWS's distribution of OpenTelemetry.</summary>
    public const string Adot = "adot";

    /// <summary>How the network of nodes does, to CloudWatch.</summary>
    public const string NetworkFlowMonitor = "aws-network-flow-monitoring-agent";

    /// <summary>Names of services and ingresses in Route 53.</summary>
    public const string ExternalDns = "external-dns";

    /// <summary>Certificates.</summary>
    public const string CertManager = "cert-manager";
}
