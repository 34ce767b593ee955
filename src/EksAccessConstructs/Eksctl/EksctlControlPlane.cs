using System.Net;
using Amazon.CDK.AWS.KMS;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Eksctl;

/// <summary>The control plane that a ClusterConfig asks for.</summary>
internal static class EksctlControlPlane
{
    public static EksClusterProps Props(Construct scope, ResolvedCluster cluster, IClusterNetwork network, string prefix)
    {
        var config = cluster.Config;
        return new EksClusterProps
        {
            ClusterName = config.Metadata.Name,
            Version = cluster.Version,
            AllowAnyVersion = true, // the ClusterConfig's own rule has spoken of it
            Network = network,
            ControlPlaneSubnets = Subnets(scope, cluster, network),
            AuthenticationMode = cluster.AuthenticationMode,
            CreatorIsAdmin = cluster.CreatorIsAdmin,
            AdministratorGuard = cluster is { Flavour: DefaultsFlavour.Eksctl, CreatorIsAdmin: true }
                ? AdministratorGuard.CreatorOfDevCluster
                : AdministratorGuard.ThisStack,
            Endpoint = Endpoint(cluster),
            Logs = cluster.LogTypes.Select(ControlPlaneLog.Custom).ToValueList(),
            LogRetentionDays = cluster.LogRetentionInDays,
            DeletionProtection = cluster.DeletionProtection && config.Outpost is null,
            SupportType = config.UpgradePolicy?.SupportType is { Length: > 0 } support ? new SupportType(support) : null,
            ZonalShift = config.ZonalShift?.Enabled is true ? true : null,
            ScalingTier = config.ControlPlane?.ScalingTier,
            ControlPlaneSecurityGroups = [.. ControlPlaneGroups(config).Select((group, place) =>
                Ec2.SecurityGroup.FromSecurityGroupId(scope, $"ControlPlaneSecurityGroup{place + 1}", group))],
            PrivateEndpointClients = !ControlPlaneGroups(config).IsEmpty ? [] : Clients(config),
            SharedNodeSecurityGroup = config.Vpc?.SharedNodeSecurityGroup is { Length: > 0 } shared
                ? Ec2.SecurityGroup.FromSecurityGroupId(scope, "SharedNodeSecurityGroup", shared)
                : null,
            ConnectSharedNodes = cluster.ManageSharedNodeSecurityGroupRules,
            Role = config.Iam?.ServiceRoleArn is { Length: > 0 } role ? Existing(scope, "ServiceRole", role) : null,
            RolePermissionsBoundary = Policy(scope, "ServiceRoleBoundary", config.Iam?.ServiceRolePermissionsBoundary),
            SecurityGroupsForPods = cluster.VpcResourceControllerPolicy,
            SecretsEncryptionKey = config.SecretsEncryption?.KeyArn is { Length: > 0 } key ? Key.FromKeyArn(scope, "SecretsKey", key) : null,
            IpFamily = config.IsIpv6() ? ClusterIpFamily.Ipv6 : ClusterIpFamily.Ipv4,
            ServiceIpv4Cidr = config.NetworkConfig?.ServiceIpv4Cidr ?? ServiceRange(cluster),
            RemoteNodeNetworks = Ranges(config.RemoteNetwork?.RemoteNodeNetworks),
            RemotePodNetworks = Ranges(config.RemoteNetwork?.RemotePodNetworks),
            ControlPlaneEgressMode = config.Vpc?.ControlPlaneEgressMode,
            AutoMode = AutoMode(scope, cluster),
            PodIdentityAgent = false, // the ClusterConfig has to list it (EKS019)
            Outpost = Outpost(config.Outpost),
            ApiServer = ApiServer(config.ControlPlane),
            Scheduler = config.ControlPlane?.ScoringStrategy is { Length: > 0 } strategy
                ? new SchedulerScoring(strategy, config.ControlPlane.ScoringResources.Select(resource => (resource.Name, resource.Weight ?? 1)).ToValueList())
                : null,
            ControllerManager = config.ControlPlane?.AutoscalerSyncPeriod is { Length: > 0 } period
                ? new ControllerManagerOptions { AutoscalerSyncPeriod = period }
                : null,
            ForceUpgrade = config.Metadata.ForceUpdateVersion is true ? true : null,
            RollbackMinutes = config.Metadata.RollbackTimeoutMinutes,
            Tags = config.Metadata.Tags,
            LogicalIdPrefix = prefix,
        };
    }

    public static Iam.IRole Existing(Construct scope, string id, string arn) =>
        Iam.Role.FromRoleArn(scope, id, arn, new Iam.FromRoleArnOptions { Mutable = false });

    public static Iam.IManagedPolicy? Policy(Construct scope, string id, string? arn) =>
        arn is { Length: > 0 } ? Iam.ManagedPolicy.FromManagedPolicyArn(scope, id, arn) : null;

    private static IReadOnlyList<Ec2.ISubnet>? Subnets(Construct scope, ResolvedCluster cluster, IClusterNetwork network)
    {
        var vpc = cluster.Config.Vpc;
        if (vpc is { ControlPlaneSubnetIds.IsEmpty: false })
        {
            var known = network.PublicSubnets.Concat(network.PrivateSubnets).ToLookup(subnet => subnet.SubnetId);
            return [.. vpc.ControlPlaneSubnetIds.Select((id, place) =>
                known[id].FirstOrDefault() ?? SubnetReference.To(scope, $"ControlPlaneSubnet{place + 1}", id))];
        }

        var privateOnly = cluster.Config.Outpost is not null
            || vpc?.ControlPlaneOnPrivateSubnets is true
            || (cluster.AutoMode && cluster.Network is ResolvedNetwork.Made);
        return privateOnly ? network.PrivateSubnets : null;
    }

    private static EndpointExposure Endpoint(ResolvedCluster cluster)
    {
        string[] clients = cluster.PublicAccessCidrs.IsEmpty ? ["0.0.0.0/0"] : [.. cluster.PublicAccessCidrs];
        return (cluster.PublicAccess, cluster.PrivateAccess) switch
        {
            (false, _) => EndpointExposure.Private,
            (true, true) => EndpointExposure.PrivateAndPublicFrom(clients),
            (true, false) => EndpointExposure.PublicFrom(clients),
        };
    }

    private static ValueList<string> ControlPlaneGroups(ClusterConfig config) => config.Vpc switch
    {
        { SecurityGroup: { Length: > 0 } group } => [group],
        { } vpc => vpc.ControlPlaneSecurityGroupIds,
        null => [],
    };

    private static ValueList<string> Clients(ClusterConfig config) =>
    [
        .. config.Vpc?.ExtraCidrs ?? [],
        .. config.Vpc?.ExtraIpv6Cidrs ?? [],
        .. Ranges(config.RemoteNetwork?.RemoteNodeNetworks),
        .. Ranges(config.RemoteNetwork?.RemotePodNetworks),
    ];

    private static ValueList<string> Ranges(ValueList<RemoteNetwork>? networks) =>
        networks is { } some ? some.SelectMany(network => network.Cidrs).ToValueList() : [];

    // Nodes that join by themselves are told the range of services, which CloudFormation cannot read back: it is said as EKS would choose it.
    private static string? ServiceRange(ResolvedCluster cluster)
    {
        if (cluster.Config.IsIpv6() || !DescribedNodes.NeedServiceRange(cluster.Config))
        {
            return null;
        }

        var usual = IPNetwork.Parse("10.100.0.0/16");
        var vpc = cluster.Network.Match(given => given.Cidr, made => made.Cidr, unnamed => unnamed.Cidr);
        return IPNetwork.TryParse(vpc, out var range) && (range.Contains(usual.BaseAddress) || usual.Contains(range.BaseAddress))
            ? "172.20.0.0/16"
            : usual.ToString();
    }

    private static AutoModeOptions? AutoMode(Construct scope, ResolvedCluster cluster)
    {
        var auto = cluster.Config.AutoMode;
        return !cluster.AutoMode ? null : new AutoModeOptions
        {
            NodePools = cluster.NodePools,
            NodeRole = auto?.NodeRoleArn is { Length: > 0 } role ? Existing(scope, "AutoModeNodeRole", role) : null,
            NodeRolePermissionsBoundary = Policy(scope, "AutoModeBoundary", auto?.PermissionsBoundaryArn),
        };
    }

    private static OutpostOptions? Outpost(OutpostConfig? outpost) => outpost is null ? null : new OutpostOptions
    {
        OutpostArn = outpost.ControlPlaneOutpostArn ?? "",
        ControlPlaneInstanceType = outpost.ControlPlaneInstanceType ?? "",
        PlacementGroup = outpost.ControlPlanePlacement?.GroupName,
        SpreadLevel = outpost.ControlPlanePlacement?.SpreadLevel,
        EtcdInstanceType = outpost.EtcdInstanceType is { } etcd ? (InstanceTypeName?)etcd : null,
        EtcdSpreadLevel = outpost.EtcdPlacement?.SpreadLevel,
    };

    private static ApiServerOptions? ApiServer(ControlPlaneConfig? tuning) => tuning switch
    {
        null or { EventTtl: null, MinNodePort: null, MaxNodePort: null } => null,
        _ => new ApiServerOptions
        {
            EventTtl = tuning.EventTtl,
            NodePorts = tuning is { MinNodePort: { } lowest, MaxNodePort: { } highest } ? (lowest, highest) : null,
        },
    };
}
