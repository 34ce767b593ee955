using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>What is said of the main volume comes with its size, as eksctl asks (EKS028).</summary>
internal static class VolumesRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            if (group.Volume is { Size: null } volume && group is not ManagedNodeGroupConfig)
            {
                CheckSizeless(volume, path, sink);
            }
        }
    }

    private static void CheckSizeless(VolumeConfig volume, string path, RuleSink sink)
    {
        var said = new (bool Set, string Key)[]
        {
            (volume.Name is not null, "volumeName"), (volume.Encrypted is true, "volumeEncrypted"), (volume.KmsKeyId is not null, "volumeKmsKeyID"),
        };
        foreach (var (_, key) in said.Where(item => item.Set))
        {
            sink.Error(NodeRules.Volumes, $"{path}.{key}", $"'{path}.{key}' needs '{path}.volumeSize'");
        }
    }
}
