using EksAccessConstructs.Eksctl.Readers;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Reads an eksctl ClusterConfig, as strictly as eksctl and in places more so.</summary>
/// <remarks>Unknown keys, wrong types, broken rules and keys that are not carried over are findings with line and column.
/// What differs from eksctl on purpose is written in docs/eksctl.md.</remarks>
public static class ClusterConfigReader
{
    /// <summary>The one version of ClusterConfig.</summary>
    public const string ApiVersion = "eksctl.io/v1alpha5";

    /// <summary>The kind.</summary>
    public const string Kind = "ClusterConfig";

    /// <summary>True for a document that means to be a ClusterConfig: by its kind, or by eksctl's API group.</summary>
    public static bool IsClusterConfig(YamlDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Root is YamlMap map
            && (Says(map, "kind", Kind.Equals) || Says(map, "apiVersion", version => version.StartsWith("eksctl.io/", StringComparison.Ordinal)));
    }

    /// <summary>Reads one document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="keyFiles">Reads the files with public SSH keys that it names. Null: none can be read, so a key that is named by its path is
    /// refused.</param>
    /// <returns>The config, and every problem in the order of places; no config where name or region are missing.</returns>
    public static Reading<ClusterConfig> Read(YamlDocument document, KeyFileReader? keyFiles = null) => Read(document, exists: false, keyFiles);

    private static Reading<ClusterConfig> Read(YamlDocument document, bool exists, KeyFileReader? keyFiles)
    {
        ArgumentNullException.ThrowIfNull(document);
        var findings = new List<Finding>();
        if (document.Root is not YamlMap root)
        {
            var what = document.Root?.Kind ?? "nothing";
            var problem = $"a ClusterConfig is a mapping that begins with apiVersion: {ApiVersion} and kind: {Kind}, not {what}";
            return new(null, [EksctlRules.Header.At(document.Location, problem)]);
        }

        var config = Config(new YamlFields(root, "", findings));
        if (config is not null)
        {
            config = SshKeys.Fetch(config, keyFiles) with { Locations = new ConfigLocations(root), Exists = exists };
            findings.AddRange(ClusterConfigRules.Check(config));
        }

        LocalTags.Report(root, findings);
        OctalNumbers.Report(root, findings);
        Placeholders.Report(root, findings);
        CarriedKeys.Report(root, findings);
        var told = Placeholders.InPlaceOfWhatFollows(root, [.. MovedKeys.Explained(root, findings)]);
        return new(config, told.Distinct().OrderBy(finding => finding.Location).ToValueList());
    }

    /// <summary>Reads several documents that describe one cluster: its own, and those of node groups, Fargate profiles and whatever else
    /// eksctl's commands add to it from files apart.</summary>
    /// <param name="documents">The documents, at least one.</param>
    /// <param name="exists">True where the cluster exists already; see <see cref="ClusterConfig.Exists"/>.</param>
    /// <param name="keyFiles">Reads the files with public SSH keys that they name; null where none can be read.</param>
    /// <returns>The config of all of them, and every problem: those of <see cref="Read(YamlDocument, KeyFileReader)"/>, and where the documents contradict each
    /// other (EKS115, EKS116).</returns>
    public static Reading<ClusterConfig> Read(IReadOnlyList<YamlDocument> documents, bool exists = false, KeyFileReader? keyFiles = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentOutOfRangeException.ThrowIfZero(documents.Count);
        var unreadable = documents.Where(document => document.Root is not YamlMap).ToList();
        if (documents.Count == 1 || unreadable.Count > 0)
        {
            var each = documents.Count == 1 ? documents : unreadable;
            var readings = each.Select(document => Read(document, exists, keyFiles)).ToList();
            return new(readings[0].Value, readings.SelectMany(reading => reading.Findings).ToValueList());
        }

        var joined = ConfigJoin.Join(documents);
        var whole = Read(joined.Document, exists, keyFiles);
        return new(whole.Value, joined.Findings.Concat(whole.Findings).Distinct().OrderBy(finding => finding.Location).ToValueList());
    }

    /// <summary>Adds what is wrong with the version and kind of a document.</summary>
    internal static void CheckHeader(YamlMap root, ICollection<Finding> findings)
    {
        var fields = new YamlFields(root, "", findings);
        Header(fields, "apiVersion", ApiVersion);
        Header(fields, "kind", Kind);
    }

    private static ClusterConfig? Config(YamlFields root)
    {
        Header(root, "apiVersion", ApiVersion);
        Header(root, "kind", Kind);
        var metadata = root.Part("metadata", ControlPlaneReader.Metadata);
        if (metadata is null && root.Node("metadata") is null)
        {
            root.Findings.Add(TextRules.MissingKey.At(root.SpotOf("metadata"), "'metadata' is required, with the name and region of the cluster"));
        }

        var config = new ClusterConfig
        {
            Origin = root.Location,
            Metadata = metadata ?? new ClusterMetadata { Name = "", Region = "" },
            Access = root.Part("accessConfig", AccessReader.Config),
            IdentityMappings = root.Parts("iamIdentityMappings", AccessReader.Mapping),
            IdentityProviders = root.Parts("identityProviders", AccessReader.Provider),
            Iam = root.Part("iam", IamReader.Config),
            Vpc = root.Part("vpc", VpcReader.Config),
            AvailabilityZones = root.Texts("availabilityZones"),
            LocalZones = root.Texts("localZones"),
            NetworkConfig = root.Part("kubernetesNetworkConfig", VpcReader.Kubernetes),
            PrivateCluster = root.Part("privateCluster", VpcReader.Private),
            ManagedNodeGroups = root.Parts("managedNodeGroups", NodeGroupReader.Managed),
            NodeGroups = root.Parts("nodeGroups", NodeGroupReader.SelfManaged),
            FargateProfiles = root.Parts("fargateProfiles", Fargate),
            AutoMode = root.Part("autoModeConfig", AutoMode),
            RemoteNetwork = root.Part("remoteNetworkConfig", VpcReader.Remote),
            Addons = root.Parts("addons", AddonReader.Addon),
            AddonsConfig = root.Part("addonsConfig", AddonReader.Config),
            Capabilities = root.Parts("capabilities", AddonReader.Capability),
            CloudWatch = root.Part("cloudWatch", ControlPlaneReader.CloudWatch),
            SecretsEncryption = root.Part("secretsEncryption",
                fields => new SecretsEncryptionConfig { Origin = fields.Location, KeyArn = fields.Word("keyARN") }),
            UpgradePolicy = root.Part("upgradePolicy",
                fields => new UpgradePolicyConfig { Origin = fields.Location, SupportType = fields.Word("supportType") }),
            ZonalShift = root.Part("zonalShiftConfig", fields => new ZonalShiftConfig { Origin = fields.Location, Enabled = fields.Boolean("enabled") }),
            ControlPlane = ControlPlaneReader.Tuning(root),
            Karpenter = root.Part("karpenter", Karpenter),
            Gitops = Gitops(root),
            Outpost = root.Part("outpost", ControlPlaneReader.Outpost),
        };
        root.RefuseOthers();
        return config.Metadata is { Name: "" } or { Region: "" } ? null : config;
    }

    private static FargateProfileConfig Fargate(YamlFields fields)
    {
        fields.Know("status");
        return new FargateProfileConfig
        {
            Origin = fields.Location,
            Name = fields.Word("name"),
            Selectors = fields.Parts("selectors",
                item => new FargateSelectorConfig { Origin = item.Location, Namespace = item.Word("namespace"), Labels = item.Pairs("labels") }),
            PodExecutionRoleArn = fields.Word("podExecutionRoleARN"),
            Subnets = fields.Texts("subnets"),
            Tags = fields.Pairs("tags"),
        };
    }

    private static AutoModeConfig AutoMode(YamlFields fields) => new()
    {
        Origin = fields.Location,
        Enabled = fields.Boolean("enabled"),
        NodePools = fields.TextsOrNull("nodePools"),
        NodeRoleArn = fields.Arn("nodeRoleARN"),
        PermissionsBoundaryArn = fields.Arn("permissionsBoundaryARN"),
    };

    private static KarpenterConfig Karpenter(YamlFields fields) => new()
    {
        Origin = fields.Location,
        Version = fields.Word("version"),
        CreateServiceAccount = fields.Boolean("createServiceAccount"),
        DefaultInstanceProfile = fields.Word("defaultInstanceProfile"),
        WithSpotInterruptionQueue = fields.Boolean("withSpotInterruptionQueue"),
    };

    private static GitopsConfig? Gitops(YamlFields root)
    {
        GitopsConfig? gitops = null;
        root.Within("gitops", fields => gitops = fields.Part("flux", flux => new GitopsConfig
        {
            Origin = flux.Location,
            GitProvider = flux.Word("gitProvider"),
            Flags = flux.Pairs("flags"),
        }));
        return gitops;
    }

    private static void Header(YamlFields root, string key, string wanted)
    {
        if (root.Text(key) is var text && text != wanted)
        {
            root.Findings.Add(EksctlRules.Header.At(root.SpotOf(key),
                text is null ? $"'{key}' is required: {wanted}" : $"'{key}' ('{text}') must be {wanted}"));
        }
    }

    private static bool Says(YamlMap map, string key, Func<string, bool> says) => map[key] is YamlScalar scalar && says(scalar.Value);
}
