namespace EksAccessConstructs.Eksctl;

/// <summary>Fills the silences of a node group, as eksctl does in both flavours.</summary>
internal static class NodeDefaults
{
    /// <summary>The operating system that stands where none is named.</summary>
    public const string AmiFamily = "AmazonLinux2023";

    /// <summary>The instance type that stands where none is named.</summary>
    public const string InstanceType = "m5.large";

    private const string AsEksctl = "as eksctl";

    public static ResolvedNodes Of(ClusterConfig config, NodeGroupConfig group, DefaultChoices choices)
    {
        var name = group.Name ?? "";
        var managed = group as ManagedNodeGroupConfig;
        var key = $"{(managed is null ? "nodeGroups" : "managedNodeGroups")}[{name}]";
        var min = choices.TakeSame($"{key}.minSize", group.MinSize, group.DesiredCapacity ?? Math.Min(2, group.MaxSize ?? 2), AsEksctl);
        var max = choices.TakeSame($"{key}.maxSize", group.MaxSize, Math.Max(group.DesiredCapacity ?? min, managed is null ? 0 : 1), AsEksctl);
        var sshAllowed = group.Ssh is { } ssh && (ssh.Allow ?? (ssh.PublicKey ?? ssh.PublicKeyName ?? ssh.PublicKeyPath) is { Length: > 0 });
        return new ResolvedNodes
        {
            Config = group,
            Name = name,
            AmiFamily = AmiFamilies.Canonical(choices.TakeSame($"{key}.amiFamily", group.AmiFamily, AmiFamily, AsEksctl)),
            InstanceTypes = InstanceTypesOf(group, key, choices),
            MinSize = min,
            MaxSize = max,
            DesiredCapacity = group.DesiredCapacity ?? (managed is null ? null : min),
            RootVolume = managed?.LaunchTemplate is null ? Volume(config, group, group.Volume ?? new VolumeConfig { Origin = group.Origin }, key, choices) : null,
            AdditionalVolumes = group.AdditionalVolumes.Select(volume => Volume(config, group, volume, null, choices)).ToValueList(),
            Labels = group.Labels.With("alpha.eksctl.io/cluster-name", config.Metadata.Name).With("alpha.eksctl.io/nodegroup-name", name),
            PrivateNetworking = group.PrivateNetworking ?? false,
            SshAllowed = sshAllowed,
            ImdsTokenRequired = group.DisableImdsV1 is not false || group.DisablePodImds is true,
            ImdsHopLimit = group.DisablePodImds is true ? 1 : 2,
            InstanceName = InstanceNameOf(config, group, name),
        };
    }

    private static ValueList<string> InstanceTypesOf(NodeGroupConfig group, string key, DefaultChoices choices) => group switch
    {
        ManagedNodeGroupConfig { InstanceTypes: { IsEmpty: false } types } => types,
        SelfManagedNodeGroupConfig { InstancesDistribution.InstanceTypes: { IsEmpty: false } types } => types,
        { InstanceType: { Length: > 0 } type } when type != "mixed" => [type],
        ManagedNodeGroupConfig { LaunchTemplate: not null } => [],
        { InstanceSelector: not null } => [],
        _ => [choices.TakeSame($"{key}.instanceType", null, InstanceType, AsEksctl)],
    };

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

    private static string InstanceNameOf(ClusterConfig config, NodeGroupConfig group, string name)
    {
        var instance = group.InstanceName is { Length: > 0 } given ? given : $"{config.Metadata.Name}-{name}-Node";
        return group.InstancePrefix is { Length: > 0 } prefix ? $"{prefix}-{instance}" : instance;
    }
}
