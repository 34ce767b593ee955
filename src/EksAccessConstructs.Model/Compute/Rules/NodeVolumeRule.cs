namespace EksAccessConstructs.Compute.Rules;

/// <summary>Volumes are ones that EBS makes (EKS028).</summary>
internal static class NodeVolumeRule
{
    public static void Check(NodeDescription nodes, NodeSink sink)
    {
        if (nodes.Volume is { } main)
        {
            Volume(nodes, main, "", sink);
        }

        for (var i = 0; i < nodes.AdditionalVolumes.Count; i++)
        {
            var volume = nodes.AdditionalVolumes[i];
            var place = $"additionalVolumes[{i}]";
            Volume(nodes, volume, $"{place}.", sink);
            sink.ErrorIf(volume.Device is null, NodeRules.Volumes, place, "an additional volume has no device; name one, such as /dev/sdf");
        }
    }

    private static void Volume(NodeDescription nodes, NodeVolume volume, string prefix, NodeSink sink)
    {
        foreach (var (key, problem) in volume.Issues())
        {
            sink.Error(NodeRules.Volumes, prefix + key, problem);
        }

        sink.ErrorIf(nodes.Cluster.OnOutpost && volume.Type != "gp2", NodeRules.Volumes, $"{prefix}volumeType",
            $"an Outpost has gp2 volumes only, not '{volume.Type}'; use gp2");
    }
}
