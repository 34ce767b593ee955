using EksAccessConstructs.Access;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Eksctl;

/// <summary>Fills every silence of a ClusterConfig, by this project's safer choice or by eksctl's own, and says so.</summary>
/// <remarks>Source of eksctl's choices: eksctl 0.231, <c>pkg/apis/eksctl.io/v1alpha5/defaults.go</c>,
/// <c>known_addons.go</c>, <c>pkg/az</c>, <c>pkg/vpc</c>.</remarks>
public static class ClusterConfigDefaults
{
    /// <summary>The Kubernetes version that this project takes where none is named, and for <c>auto</c>; eksctl's own is another one.</summary>
    public const string Version = KubernetesVersions.Default;

    /// <summary>The range of a made VPC.</summary>
    public const string VpcCidr = "192.168.0.0/16";

    /// <summary>The cluster to be built; findings say what is worth knowing about the choices, and what cannot be built without asking AWS.</summary>
    /// <param name="config">The ClusterConfig, known to be free of errors.</param>
    /// <param name="flavour">Whose choice is taken.</param>
    public static Reading<ResolvedCluster> Fill(ClusterConfig config, DefaultsFlavour flavour)
    {
        ArgumentNullException.ThrowIfNull(config);
        var choices = new DefaultChoices(config, flavour);
        choices.Add(PassedOnRules.Check(config, flavour));
        if (config.Exists)
        {
            return AddedTo(config, choices);
        }

        var version = VersionOf(config, choices);
        var (mode, creator) = AccessOf(config, choices);
        var network = NetworkDefaults.Of(config, choices);
        var (publicAccess, privateAccess) = EndpointsOf(config, choices);
        var logs = LogsOf(config, choices);
        var deletionProtection = choices.Take("deletionProtection", null, true, false,
            "nobody deletes the cluster by one wrong command; switch it off before you delete the cluster");
        var autoMode = config.AutoMode?.Enabled is true;
        if (config.Outpost is { ControlPlaneInstanceType: null } outpost)
        {
            choices.Add(EksctlRules.Outpost, Severity.Error, outpost.Origin.Location,
                "'outpost.controlPlaneInstanceType' is not set; name the instance type, since nothing is looked up in AWS");
        }

        if (network is null)
        {
            return new(null, choices.Findings);
        }

        var cluster = new ResolvedCluster
        {
            Config = config,
            Flavour = flavour,
            Partition = AwsRegions.PartitionOf(config.Metadata.Region),
            Version = version,
            AuthenticationMode = mode,
            CreatorIsAdmin = creator,
            Network = network,
            PublicAccess = publicAccess,
            PrivateAccess = privateAccess,
            PublicAccessCidrs = config.Vpc?.PublicAccessCidrs ?? [],
            LogTypes = logs,
            LogRetentionInDays = RetentionOf(config, choices, logs),
            DeletionProtection = deletionProtection,
            WithOidc = config.Iam?.WithOidc ?? false,
            VpcResourceControllerPolicy = config.Iam?.VpcResourceControllerPolicy ?? true,
            ManageSharedNodeSecurityGroupRules = config.Vpc?.ManageSharedNodeSecurityGroupRules ?? true,
            AutoMode = autoMode,
            NodePools = autoMode ? config.AutoMode?.NodePools ?? ["general-purpose", "system"] : [],
            Addons = Canonical(IdleAddons.Settle(config, AddonsOf(config, choices), choices)),
            ManagedNodes = config.ManagedNodeGroups.Select(group => NodeDefaults.Of(config, group, choices)).ToValueList(),
            SelfManagedNodes = config.NodeGroups.Select(group => NodeDefaults.Of(config, group, choices)).ToValueList(),
        };
        return new(cluster with { Defaults = choices.Chosen }, choices.Findings);
    }

    // Of a cluster that exists nothing is chosen: only what the file adds to it is made.
    private static Reading<ResolvedCluster> AddedTo(ClusterConfig config, DefaultChoices choices)
    {
        var network = NetworkDefaults.Of(config, choices);
        var cluster = network is null ? null : new ResolvedCluster
        {
            Config = config,
            Flavour = choices.Flavour,
            Partition = AwsRegions.PartitionOf(config.Metadata.Region),
            Version = KubernetesVersions.Meant(config.Metadata.Version, UsualVersion(choices.Flavour)),
            AuthenticationMode = ExistingModeOf(config),
            CreatorIsAdmin = false,
            Network = network,
            PublicAccess = false,
            PrivateAccess = false,
            DeletionProtection = false,
            WithOidc = config.Iam?.WithOidc ?? false,
            VpcResourceControllerPolicy = false,
            ManageSharedNodeSecurityGroupRules = false,
            AutoMode = false,
            Addons = Canonical(config.Addons),
            ManagedNodes = config.ManagedNodeGroups.Select(group => NodeDefaults.Of(config, group, choices)).ToValueList(),
            SelfManagedNodes = config.NodeGroups.Select(group => NodeDefaults.Of(config, group, choices)).ToValueList(),
            Defaults = choices.Chosen,
        };
        return new(cluster, choices.Findings);
    }

    private static ClusterAuthenticationMode ExistingModeOf(ClusterConfig config) => config.Access?.AuthenticationMode ?? ClusterAuthenticationMode.ApiAndConfigMap;

    /// <summary>The authentication mode, and whether the creator becomes administrator.</summary>
    internal static (ClusterAuthenticationMode Mode, bool CreatorIsAdmin) AccessOf(ClusterConfig config, DefaultsFlavour flavour) =>
        config.Exists ? (ExistingModeOf(config), false) : AccessOf(config, new DefaultChoices(config, flavour));

    /// <summary>False where there is one mode only that the cluster can have.</summary>
    internal static bool HasChoiceOfMode(ClusterConfig config) => config.Outpost is not { EtcdInstanceType: null };

    private static (ClusterAuthenticationMode Mode, bool CreatorIsAdmin) AccessOf(ClusterConfig config, DefaultChoices choices)
    {
        var mode = ModeOf(config, choices);
        return (mode, CreatorOf(config, choices, mode));
    }

    private static string VersionOf(ClusterConfig config, DefaultChoices choices)
    {
        var usual = UsualVersion(choices.Flavour);
        var version = KubernetesVersions.Meant(config.Metadata.Version, usual);
        if (config.Metadata.Version is null or "" or "auto")
        {
            choices.Note("metadata.version", usual, ReasonOf(choices.Flavour), KubernetesVersions.EksctlDefault);
        }

        var place = config.Locations.At("metadata.version");
        if (config.Metadata.Version is "latest")
        {
            choices.Add(EksctlRules.Metadata, Severity.Info, place,
                $"version 'latest' is taken as {version}; name the version so that every run makes the same");
        }

        if (KubernetesVersions.Remark(version) is { } remark)
        {
            var (rule, severity) = VersionRule(KubernetesVersions.SupportOf(version), choices.Flavour);
            choices.Add(rule, severity, place, remark);
        }

        return version;
    }

    private static string UsualVersion(DefaultsFlavour flavour) => flavour switch
    {
        DefaultsFlavour.Secure => KubernetesVersions.Default,
        DefaultsFlavour.Eksctl => KubernetesVersions.EksctlDefault,
    };

    private static string ReasonOf(DefaultsFlavour flavour) => flavour switch
    {
        DefaultsFlavour.Secure => "eksctl's default leaves standard support on 2026-12-02, and costs six times as much an hour from then on",
        DefaultsFlavour.Eksctl => "eksctl's default version in August 2026",
    };

    // What eksctl made of a file once can be asked for long after EKS has taken its version away: to compare it, or for a cluster that exists.
    private static (RuleInfo Rule, Severity Severity) VersionRule(VersionSupport? support, DefaultsFlavour flavour) => support switch
    {
        VersionSupport.Extended => (EksctlRules.VersionIsInStandardSupport, Severity.Warning),
        VersionSupport.PerhapsOffered => (EksctlRules.VersionIsOffered, Severity.Warning),
        _ when flavour is DefaultsFlavour.Eksctl => (EksctlRules.VersionIsOffered, Severity.Warning),
        _ => (EksctlRules.VersionIsOffered, Severity.Error),
    };

    private static ClusterAuthenticationMode ModeOf(ClusterConfig config, DefaultChoices choices)
    {
        if (!HasChoiceOfMode(config))
        {
            return choices.TakeSame("accessConfig.authenticationMode", config.Access?.AuthenticationMode, ClusterAuthenticationMode.ConfigMap,
                "a local cluster without instances for etcd knows nothing else", AuthenticationModes.ToApiValue);
        }

        return choices.Take("accessConfig.authenticationMode", config.Access?.AuthenticationMode, ClusterAuthenticationMode.Api, ClusterAuthenticationMode.ApiAndConfigMap,
            "access entries are checked, listed and revoked by EKS; the aws-auth ConfigMap can be edited by anyone who can write to kube-system",
            AuthenticationModes.ToApiValue);
    }

    private static bool CreatorOf(ClusterConfig config, DefaultChoices choices, ClusterAuthenticationMode mode)
    {
        const string Key = "accessConfig.bootstrapClusterCreatorAdminPermissions";
        var written = config.Access?.BootstrapClusterCreatorAdminPermissions;
        return mode is ClusterAuthenticationMode.ConfigMap
            ? choices.TakeSame(Key, written, true, "EKS takes nothing else with CONFIG_MAP", DefaultChoices.Word)
            : choices.Take(Key, written, false, true,
                "with a deployment the creator is CloudFormation's role, which nobody should hold as an administrator; the admin role is named instead");
    }

    private static (bool Public, bool Private) EndpointsOf(ClusterConfig config, DefaultChoices choices)
    {
        if (config.Outpost is not null || config.PrivateCluster?.Enabled is true)
        {
            return (false, true);
        }

        var publicAccess = choices.TakeSame("vpc.clusterEndpoints.publicAccess", config.Vpc?.PublicAccess, true,
            "nobody loses the way to the API by a conversion", DefaultChoices.Word);
        var privateAccess = choices.Take("vpc.clusterEndpoints.privateAccess", config.Vpc?.PrivateAccess, true, false,
            "nodes and pods reach the API without leaving the VPC");
        if (!publicAccess && !privateAccess)
        {
            choices.Add(EksctlRules.Endpoints, Severity.Error, config.Vpc?.Origin.Location,
                "'vpc.clusterEndpoints.publicAccess' is false and eksctl's default for privateAccess is false, too; set privateAccess to true");
        }

        if (publicAccess && config.Vpc?.PublicAccessCidrs is null or { IsEmpty: true })
        {
            choices.Add(EksctlRules.PublicEndpointIsNarrow, Severity.Warning, config.Vpc?.Origin.Location ?? config.Origin.Location,
                "the public endpoint of the API is open to the whole internet; "
                + "name your ranges in 'vpc.publicAccessCIDRs', or set 'vpc.clusterEndpoints.publicAccess' to false");
        }

        return (publicAccess, privateAccess);
    }

    private static ValueList<string> LogsOf(ClusterConfig config, DefaultChoices choices)
    {
        ValueList<string>? written = config.CloudWatch is { EnableTypes.IsEmpty: false } logs ? ClusterLogTypes.Spread(logs.EnableTypes) : null;
        return choices.Take<ValueList<string>>("cloudWatch.clusterLogging.enableTypes", written, ["audit", "authenticator"], [],
            "who did what, and who was let in as whom, can be told afterwards",
            types => types.IsEmpty ? "none" : string.Join(", ", types));
    }

    // To eksctl 0 is no choice either.
    private static int? RetentionOf(ClusterConfig config, DefaultChoices choices, ValueList<string> logs)
    {
        const int ForEver = 0;
        int? written = config.CloudWatch?.LogRetentionInDays is > 0 and var days ? days : null;
        var chosen = logs.IsEmpty ? written ?? ForEver : choices.Take("cloudWatch.clusterLogging.logRetentionInDays", written, 365, ForEver,
            "logs are there for a year's questions and do not cost for ever", value => value is ForEver ? "for ever" : $"{value}");
        return chosen is ForEver ? null : chosen;
    }

    // EKS takes names in any letter case, and eksctl looks what it knows of an add-on up by its name in small letters.
    private static ValueList<AddonConfig> Canonical(ValueList<AddonConfig> addons) =>
        addons.Select(addon => addon with { Name = addon.Name.ToLowerInvariant() }).ToValueList();

    private static ValueList<AddonConfig> AddonsOf(ClusterConfig config, DefaultChoices choices)
    {
        if (config.AddonsConfig?.DisableDefaultAddons is true)
        {
            return config.Addons;
        }

        var missing = AddonTable.Defaults
            .Where(addon => config.AutoMode?.Enabled is not true || addon.BroughtBy is null)
            .Where(addon => addon.IsOfferedIn(AwsRegions.PartitionOf(config.Metadata.Region)))
            .Select(addon => addon.Name)
            .Where(name => !config.Addons.Any(addon => string.Equals(addon.Name, name, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        if (missing.Count > 0)
        {
            choices.Note("addons", string.Join(", ", missing), "EKS starts without any add-on of its own, and a cluster without them has no network or names");
        }

        return [.. config.Addons, .. missing.Select(name => new AddonConfig { Name = name })];
    }
}
