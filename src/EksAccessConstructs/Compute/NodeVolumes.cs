namespace EksAccessConstructs.Compute;

/// <summary>Volumes as a launch template lists them.</summary>
internal static class NodeVolumes
{
    public static Ec2.CfnLaunchTemplate.BlockDeviceMappingProperty[] Of(NodesProps props) =>
    [
        Mapping(props.MainVolume, props.Volume.Device ?? props.Family.MainDevice),
        .. props.MoreVolumes.Select(volume => Mapping(volume, volume.Device)),
        .. OperatingSystem(props),
    ];

    // Bottlerocket keeps its system on a second volume, which is encrypted where the main one is.
    private static Ec2.CfnLaunchTemplate.BlockDeviceMappingProperty[] OperatingSystem(NodesProps props) =>
        props is { Family.OperatingSystemDevice: { } device, MainVolume: { Encrypted: true, Device: null } volume }
            ?
            [
                new()
                {
                    DeviceName = device,
                    Ebs = new Ec2.CfnLaunchTemplate.EbsProperty { Encrypted = true, KmsKeyId = volume.KmsKeyId, VolumeType = volume.Type },
                },
            ]
            : [];

    private static Ec2.CfnLaunchTemplate.BlockDeviceMappingProperty Mapping(NodeVolume volume, string? device) => new()
    {
        DeviceName = device,
        Ebs = new Ec2.CfnLaunchTemplate.EbsProperty
        {
            VolumeSize = volume.Size,
            VolumeType = volume.Type,
            Iops = volume.RenderedIops,
            Throughput = volume.RenderedThroughput,
            Encrypted = volume.Encrypted,
            KmsKeyId = volume.KmsKeyId,
            SnapshotId = volume.SnapshotId,
        },
    };
}
