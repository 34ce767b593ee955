using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Readers;

/// <summary>Reads the parts of a node group.</summary>
internal static class NodePartReader
{
    private static readonly string[] VolumeKeys =
        ["volumeSize", "volumeType", "volumeName", "volumeEncrypted", "volumeKmsKeyID", "volumeIOPS", "volumeThroughput"];

    /// <summary>The root volume, whose keys are in the group itself; null where there are none.</summary>
    public static VolumeConfig? RootVolume(YamlFields fields)
    {
        var volume = Volume(fields);
        return VolumeKeys.Any(key => fields.Node(key) is not null) ? volume : null;
    }

    public static VolumeConfig AdditionalVolume(YamlFields fields) => Volume(fields) with { SnapshotId = fields.Word("snapshotID") };

    public static SshConfig Ssh(YamlFields fields) => new()
    {
        Origin = fields.Location,
        Allow = fields.Boolean("allow"),
        PublicKeyPath = fields.Word("publicKeyPath"),
        PublicKey = fields.Word("publicKey"),
        PublicKeyName = fields.Word("publicKeyName"),
        SourceSecurityGroupIds = fields.Texts("sourceSecurityGroupIds"),
        EnableSsm = fields.Boolean("enableSsm"),
    };

    public static TaintConfig Taint(YamlFields fields) =>
        new() { Origin = fields.Location, Key = fields.Word("key"), Value = fields.Word("value"), Effect = fields.Word("effect") };

    /// <summary>A list of taints, or the old mapping <c>key: "value:Effect"</c> of self-managed groups.</summary>
    public static ValueList<TaintConfig> TaintsOrMap(YamlFields fields)
    {
        if (fields.Node("taints") is not YamlMap map)
        {
            return fields.Parts("taints", Taint);
        }

        fields.Findings.Add(TextRules.Swallowed.At(map.Location,
            $"'{fields.NameOf("taints")}' as a mapping is out of use in eksctl; write a list of key, value and effect"));
        var inner = new YamlFields(map, fields.NameOf("taints"), fields.Findings);
        return map.Entries.Select(entry =>
        {
            var text = inner.Text(entry.Key);
            var taint = new TaintConfig { Origin = entry.Location, Key = entry.Key, Effect = text };
            return text?.Split(':', 2) is [var value, var effect] ? taint with { Value = value, Effect = effect } : taint;
        }).ToValueList();
    }

    public static NodeSecurityGroupsConfig SecurityGroups(YamlFields fields) => new()
    {
        Origin = fields.Location,
        AttachIds = fields.Texts("attachIDs"),
        WithShared = fields.Boolean("withShared"),
        WithLocal = fields.Boolean("withLocal"),
    };

    public static NodeGroupIamConfig Iam(YamlFields fields) => new()
    {
        Origin = fields.Location,
        AttachPolicyArns = fields.Texts("attachPolicyARNs"),
        AttachPolicy = fields.Document("attachPolicy"),
        InstanceRoleArn = fields.Word("instanceRoleARN"),
        InstanceRoleName = fields.Word("instanceRoleName"),
        InstanceRolePermissionsBoundary = fields.Word("instanceRolePermissionsBoundary"),
        InstanceProfileArn = fields.Word("instanceProfileARN"),
        WithAddonPolicies = fields.Part("withAddonPolicies", AddonPolicies),
    };

    public static InstanceSelectorConfig Selector(YamlFields fields) => new()
    {
        Origin = fields.Location,
        VCpus = fields.Integer("vCPUs"),
        Memory = fields.Word("memory"),
        Gpus = fields.Integer("gpus"),
        NeuronDevices = fields.Integer("neuron_devices"),
        CpuArchitecture = fields.Word("cpuArchitecture"),
        Allow = fields.Word("allow"),
        Deny = fields.Word("deny"),
    };

    public static PlacementConfig Placement(YamlFields fields) =>
        new() { Origin = fields.Location, GroupName = fields.Word("groupName"), SpreadLevel = fields.Word("spreadLevel") };

    public static CapacityReservationConfig Reservation(YamlFields fields)
    {
        var reservation = new CapacityReservationConfig { Origin = fields.Location, Preference = fields.Word("capacityReservationPreference") };
        fields.Within("capacityReservationTarget", target => reservation = reservation with
        {
            Id = target.Word("capacityReservationID"),
            ResourceGroupArn = target.Word("capacityReservationResourceGroupARN"),
        });
        return reservation;
    }

    public static string? MarketType(YamlFields fields)
    {
        string? type = null;
        fields.Within("instanceMarketOptions", options => type = options.Word("marketType"));
        return type;
    }

    private static VolumeConfig Volume(YamlFields fields) => new()
    {
        Origin = fields.Location,
        Size = fields.Integer("volumeSize"),
        Type = fields.Word("volumeType"),
        Name = fields.Word("volumeName"),
        Encrypted = fields.Boolean("volumeEncrypted"),
        KmsKeyId = fields.Word("volumeKmsKeyID"),
        Iops = fields.Integer("volumeIOPS"),
        Throughput = fields.Integer("volumeThroughput"),
    };

    private static AddonPoliciesConfig AddonPolicies(YamlFields fields) => new()
    {
        Origin = fields.Location,
        ImageBuilder = fields.Boolean("imageBuilder"),
        AutoScaler = fields.Boolean("autoScaler"),
        ExternalDns = fields.Boolean("externalDNS"),
        CertManager = fields.Boolean("certManager"),
        AppMesh = fields.Boolean("appMesh"),
        AppMeshPreview = fields.Boolean("appMeshPreview"),
        Ebs = fields.Boolean("ebs"),
        Fsx = fields.Boolean("fsx"),
        Efs = fields.Boolean("efs"),
        AwsLoadBalancerController = fields.Boolean("awsLoadBalancerController"),
        AlbIngress = fields.Boolean("albIngress"),
        XRay = fields.Boolean("xRay"),
        CloudWatch = fields.Boolean("cloudWatch"),
    };
}
