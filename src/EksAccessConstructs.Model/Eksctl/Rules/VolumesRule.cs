namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Volume settings fit the volume type (EKS028).</summary>
/// <remarks>Ranges: eksctl 0.231, after the CloudFormation user guide.</remarks>
internal static class VolumesRule
{
    private static readonly string[] Types = ["gp2", "gp3", "io1", "io2", "sc1", "st1"];

    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            var onOutpost = config.Outpost is not null || group.OutpostArn is not null;
            if (group.Volume is { } root)
            {
                CheckVolume(root, path, onOutpost, sink);
                CheckSizeless(group, root, path, sink);
            }

            for (var i = 0; i < group.AdditionalVolumes.Count; i++)
            {
                CheckVolume(group.AdditionalVolumes[i], $"{path}.additionalVolumes[{i}]", onOutpost, sink);
            }
        }
    }

    private static void CheckSizeless(NodeGroupConfig group, VolumeConfig root, string path, RuleSink sink)
    {
        if (root.Size is not null || group is ManagedNodeGroupConfig { LaunchTemplate: null })
        {
            return;
        }

        foreach (var (set,
            key) in new[] { (root.Name is not null, "volumeName"), (root.Encrypted is true, "volumeEncrypted"), (root.KmsKeyId is not null, "volumeKmsKeyID") })
        {
            sink.ErrorIf(set, EksctlRules.Volumes, $"{path}.{key}", $"'{path}.{key}' needs '{path}.volumeSize'");
        }
    }

    private static void CheckVolume(VolumeConfig volume, string path, bool onOutpost, RuleSink sink)
    {
        var type = volume.Type ?? (onOutpost ? "gp2" : "gp3");
        sink.ErrorIf(!Types.Contains(type), EksctlRules.Volumes, $"{path}.volumeType",
            $"'{path}.volumeType' ('{type}') must be one of {string.Join(", ", Types)}{Text.Suggestion.DidYouMean(type, Types)}");
        sink.ErrorIf(onOutpost && type != "gp2", EksctlRules.Volumes, $"{path}.volumeType", $"'{path}.volumeType' ('{type}') must be gp2 on an Outpost");
        sink.ErrorIf(volume.KmsKeyId is not null && volume.Encrypted is not true, EksctlRules.Volumes, $"{path}.volumeKmsKeyID",
            $"'{path}.volumeKmsKeyID' needs '{path}.volumeEncrypted: true'");
        sink.ErrorIf(volume.Size is < 1 or > 65536, EksctlRules.Volumes, $"{path}.volumeSize", $"'{path}.volumeSize' ('{volume.Size}') must be 1 to 65536 GiB");
        (int Low, int High)? range = type switch
        {
            "io1" => (100, 64000),
            "io2" => (100, 256000),
            "gp3" => (3000, 16000),
            _ => null,
        };
        var iops = $"{path}.volumeIOPS";
        sink.ErrorIf(volume.Iops is not null && range is null, EksctlRules.Volumes, iops, $"'{iops}' is for io1, io2 and gp3 only, not for {type}");
        sink.ErrorIf(range is { } limits && (volume.Iops < limits.Low || volume.Iops > limits.High), EksctlRules.Volumes, iops,
            $"'{iops}' ('{volume.Iops}') must be {range?.Low} to {range?.High} for {type}");
        var speed = $"{path}.volumeThroughput";
        sink.ErrorIf(volume.Throughput is not null && type != "gp3", EksctlRules.Volumes, speed, $"'{speed}' is for gp3 only, not for {type}");
        sink.ErrorIf(type == "gp3" && (volume.Throughput < 125 || volume.Throughput > 1000), EksctlRules.Volumes, speed,
            $"'{speed}' ('{volume.Throughput}') must be 125 to 1000 MiB a second");
    }
}
