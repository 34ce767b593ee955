using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Addons;

/// <summary>What is known of the add-ons that EKS offers, as of November 2026: the one place that says which service accounts need a role, which add-ons wait
/// for nodes, and which Auto Mode brings itself.</summary>
/// <remarks>Source: EKS User Guide, "AWS add-ons" and "Community add-ons", and the documentation of the drivers. EKS itself answers with
/// <c>aws eks describe-addon-configuration --query podIdentityConfiguration</c>, which eksctl asks.</remarks>
internal static class AddonTable
{
    private const string CommercialPartition = "aws";

    /// <summary>The add-ons, those of every cluster first.</summary>
    public static ValueList<OfferedAddon> All { get; } =
    [
        new(AddonNames.VpcCni)
        {
            Accounts = [new("aws-node", [ManagedPolicyNames.Cni]) { IsOfDaemonSet = true }],
            NeedsNodes = false,
            BroughtBy = AutoModePart.Compute,
        },
        new(AddonNames.KubeProxy) { NeedsNodes = false, BroughtBy = AutoModePart.Compute },
        new(AddonNames.CoreDns) { BroughtBy = AutoModePart.Compute },
        Community(AddonNames.MetricsServer, "kube-system"),
        new(AddonNames.PodIdentityAgent) { NeedsNodes = false, BroughtBy = AutoModePart.Compute },
        new(AddonNames.NodeMonitoringAgent) { NeedsNodes = false, BroughtBy = AutoModePart.Compute },
        new(AddonNames.EbsCsiDriver)
        {
            Accounts = [new("ebs-csi-controller-sa", [ManagedPolicyNames.EbsCsiDriver])],
            BroughtBy = AutoModePart.BlockStorage,
        },
        new(AddonNames.EfsCsiDriver)
        {
            Accounts =
            [
                new("efs-csi-controller-sa", ["service-role/AmazonEFSCSIDriverPolicy"])
                {
                    FurtherPolicies = ["service-role/AmazonS3FilesCSIDriverPolicy", ManagedPolicyNames.S3FilesClient],
                },
                new("efs-csi-node-sa", [])
                {
                    FurtherPolicies = [ManagedPolicyNames.S3FilesClient, "AmazonS3ReadOnlyAccess", "AmazonElasticFileSystemsUtils"],
                    IsForFeature = true,
                    IsOfDaemonSet = true,
                },
            ],
        },
        new(AddonNames.FsxCsiDriver) { Accounts = [new("fsx-csi-controller-sa", ["AmazonFSxFullAccess"])] },
        new(AddonNames.MountpointS3CsiDriver) { Accounts = [new("s3-csi-driver-sa", []) { IsOfDaemonSet = true }] },
        new(AddonNames.CloudWatchObservability)
        {
            Namespace = "amazon-cloudwatch",
            Accounts = [new("cloudwatch-agent", [ManagedPolicyNames.CloudWatchAgent, ManagedPolicyNames.XRayWrite]) { IsOfDaemonSet = true }],
        },
        new(AddonNames.Adot)
        {
            Namespace = "opentelemetry-operator-system",
            Accounts =
            [
                new("adot-col-prom-metrics", ["AmazonPrometheusRemoteWriteAccess"]),
                new("adot-col-otlp-ingest", [ManagedPolicyNames.XRayWrite]),
                new("adot-col-container-logs", [ManagedPolicyNames.CloudWatchAgent]) { IsOfDaemonSet = true },
            ],
            Needs = AddonNames.CertManager,
        },
        new(AddonNames.NetworkFlowMonitor)
        {
            Namespace = "amazon-network-flow-monitor",
            Accounts =
            [
                new("aws-network-flow-monitor-agent-service-account", ["CloudWatchNetworkFlowMonitorAgentPublishPolicy"]) { IsOfDaemonSet = true },
            ],
        },
        new("aws-privateca-connector-for-kubernetes")
        {
            Namespace = "aws-privateca-issuer",
            Accounts = [new("aws-privateca-issuer", ["AWSPrivateCAConnectorForKubernetesPolicy"])],
        },
        Community(AddonNames.ExternalDns, AddonNames.ExternalDns, new AddonAccount("external-dns", [])),
        Community(AddonNames.CertManager, AddonNames.CertManager, new AddonAccount("cert-manager", [])),
    ];

    /// <summary>The add-ons that eksctl gives every cluster, and so does this project.</summary>
    public static ValueList<OfferedAddon> Defaults { get; } =
        [Known(AddonNames.VpcCni), Known(AddonNames.KubeProxy), Known(AddonNames.CoreDns), Known(AddonNames.MetricsServer)];

    /// <summary>What is known of an add-on, in any case of letters; null where nothing is.</summary>
    public static OfferedAddon? Find(string addon) => All.FirstOrDefault(known => string.Equals(known.Name, addon, StringComparison.OrdinalIgnoreCase));

    /// <summary>What is known of an add-on of <see cref="AddonNames"/>.</summary>
    public static OfferedAddon Known(string addon) => All.First(known => known.Name == addon);

    /// <summary>The namespace that an add-on is installed into unless another is asked for, as far as it is known.</summary>
    public static string NamespaceOf(string addon) => Find(addon)?.Namespace ?? "kube-system";

    /// <summary>The service accounts that need a role for what an add-on is there for; empty where none is known.</summary>
    public static ValueList<AddonAccount> AccountsOf(string addon) => (Find(addon)?.Accounts ?? []).Where(account => !account.IsForFeature).ToValueList();

    /// <summary>True for an add-on that becomes active only once its pods run, as far as its name tells.</summary>
    public static bool NeedsNodes(string addon) => Find(addon)?.NeedsNodes ?? true;

    /// <summary>What speaks against an add-on in a partition; null where nothing is known to.</summary>
    /// <param name="addon">The add-on.</param>
    /// <param name="partition">The partition; null where only deployment knows it.</param>
    public static string? ProblemWithOffer(string addon, string? partition) => partition is not null && Find(addon)?.IsOfferedIn(partition) is false
        ? $"add-on '{addon}' is not offered in partition '{partition}', as of November 2026; install it by its chart, or leave it out"
        : null;

    private static OfferedAddon Community(string name, string space, params ReadOnlySpan<AddonAccount> accounts) => new(name)
    {
        Namespace = space,
        IsOfCommunity = true,
        Accounts = [.. accounts],
        Partitions = [CommercialPartition],
    };
}
