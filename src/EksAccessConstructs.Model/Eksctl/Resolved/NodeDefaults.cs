using EksAccessConstructs.Compute;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Eksctl;

/// <summary>Fills the silences of a node group, as eksctl does in both flavours.</summary>
internal static class NodeDefaults
{
    /// <summary>The instance type that is taken where none is named.</summary>
    public const string InstanceType = "m5.large";

    /// <summary>The label by which eksctl finds the nodes of a cluster.</summary>
    public const string ClusterLabel = "alpha.eksctl.io/cluster-name";

    private const string GroupLabel = "alpha.eksctl.io/nodegroup-name";

    private const string AsEksctl = "as eksctl";

    public static ResolvedNodes Of(ClusterConfig config, NodeGroupConfig group, DefaultChoices choices)
    {
        var name = group.Name ?? "";
        var managed = group as ManagedNodeGroupConfig;
        var key = $"{(managed is null ? "nodeGroups" : "managedNodeGroups")}[{name}]";
        var sizes = NodeSizes.Filled(managed is not null, group.MinSize, group.MaxSize, group.DesiredCapacity);
        var min = choices.TakeSame($"{key}.minSize", group.MinSize, sizes.Min, AsEksctl);
        var max = choices.TakeSame($"{key}.maxSize", group.MaxSize, sizes.Max, AsEksctl);
        var sshAllowed = group.Ssh is { } ssh && (ssh.Allow ?? (ssh.PublicKey ?? ssh.PublicKeyName ?? ssh.PublicKeyPath) is { Length: > 0 });
        return new ResolvedNodes
        {
            Config = group,
            Name = name,
            AmiFamily = FamilyOf(choices.TakeSame($"{key}.amiFamily", group.AmiFamily, AmiFamily.AmazonLinux2023.Name, AsEksctl)),
            InstanceTypes = TypesOf(group, key, choices),
            MinSize = min,
            MaxSize = max,
            DesiredCapacity = sizes.Desired,
            RootVolume = managed?.LaunchTemplate is null
                ? Volume(config, group, group.Volume ?? new VolumeConfig { Origin = group.Origin }, key, choices)
                : null,
            AdditionalVolumes = group.AdditionalVolumes.Select(volume => Volume(config, group, volume, null, choices)).ToValueList(),
            Labels = LabelsOf(config, group),
            PrivateNetworking = group.PrivateNetworking ?? false,
            SshAllowed = sshAllowed,
            ImdsTokenRequired = group.DisableImdsV1 is not false || group.DisablePodImds is true,
            ImdsHopLimit = group.DisablePodImds is true ? 1 : 2,
            InstanceName = InstanceNameOf(config, group, name),
        };
    }

    /// <summary>The instance types; empty where a launch template or an instance selector names them.</summary>
    public static ValueList<string> TypesOf(NodeGroupConfig group) => group switch
    {
        ManagedNodeGroupConfig { InstanceTypes: { IsEmpty: false } types } => types,
        SelfManagedNodeGroupConfig { InstancesDistribution.InstanceTypes: { IsEmpty: false } types } => types,
        { InstanceType: { Length: > 0 } type } when type != "mixed" => [type],
        ManagedNodeGroupConfig { LaunchTemplate: not null } => [],
        _ when group.InstanceSelector.SelectsAnything() => [],
        _ => [InstanceType],
    };

    /// <summary>The labels of the file and eksctl's two.</summary>
    public static ValueMap LabelsOf(ClusterConfig config, NodeGroupConfig group) =>
        group.Labels.With(ClusterLabel, config.Metadata.Name).With(GroupLabel, group.Name ?? "");

    /// <summary>The Name of the instances.</summary>
    public static string InstanceNameOf(ClusterConfig config, NodeGroupConfig group, string name)
    {
        var instance = group.InstanceName is { Length: > 0 } given ? given : $"{config.Metadata.Name}-{name}-Node";
        return group.InstancePrefix is { Length: > 0 } prefix ? $"{prefix}-{instance}" : instance;
    }

    private static string FamilyOf(string word) => AmiFamily.Named(word)?.Name ?? word;

    private static ValueList<string> TypesOf(NodeGroupConfig group, string key, DefaultChoices choices)
    {
        var types = TypesOf(group);
        if (group.InstanceType is null && types == [InstanceType])
        {
            choices.Note($"{key}.instanceType", InstanceType, AsEksctl);
        }

        return types;
    }

    private static VolumeConfig Volume(ClusterConfig config, NodeGroupConfig group, VolumeConfig volume, string? key, DefaultChoices choices)
    {
        var onOutpost = config.Outpost is not null || group.OutpostArn is { Length: > 0 };
        var type = Text("volumeType", volume.Type, onOutpost ? "gp2" : "gp3");
        return volume with
        {
            Size = Number("volumeSize", volume.Size, 80),
            Type = type,
            Iops = type switch
            {
                "gp3" => Number("volumeIOPS", volume.Iops, 3000),
                "io1" or "io2" => Number("volumeIOPS", volume.Iops, 100),
                _ => volume.Iops,
            },
            Throughput = type == "gp3" ? Number("volumeThroughput", volume.Throughput, 125) : volume.Throughput,
        };

        string Text(string name, string? written, string choice) =>
            key is null ? written ?? choice : choices.TakeSame($"{key}.{name}", written, choice, AsEksctl);

        int Number(string name, int? written, int choice) => key is null ? written ?? choice : choices.TakeSame($"{key}.{name}", written, choice, AsEksctl);
    }
}
