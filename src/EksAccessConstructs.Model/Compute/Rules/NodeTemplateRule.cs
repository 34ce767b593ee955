namespace EksAccessConstructs.Compute.Rules;

/// <summary>A launch template of one's own says all that it can say (EKS033).</summary>
internal static class NodeTemplateRule
{
    public static void Check(NodeDescription nodes, NodeSink sink)
    {
        if (nodes.LaunchTemplate is null)
        {
            return;
        }

        var said = new (bool Set, string Key, string What)[]
        {
            (nodes.Ssh is not null, "ssh", "SSH access"),
            (nodes.Volume is not null, "volumeSize", "the main volume"),
            (!nodes.AdditionalVolumes.IsEmpty, "additionalVolumes", "additional volumes"),
            (!nodes.SecurityGroupIds.IsEmpty, "securityGroups.attachIDs", "security groups"),
            (!nodes.PreBootstrapCommands.IsEmpty, "preBootstrapCommands", "commands before a node joins"),
            (nodes.OverrideBootstrapCommand is not null, "overrideBootstrapCommand", "the command that joins a node"),
            (nodes.MaxPods is not null, "maxPodsPerNode", "the number of pods"),
            (nodes.FabricAdapters > 0, "efaEnabled", "fabric adapters"),
            (nodes.PlacementGroupName is not null, "placement", "the placement group"),
            (nodes.ImageId is not null, "ami", "the image"),
            (nodes.BlockPodImds, "disablePodIMDS", "instance metadata"),
        };
        foreach (var (_, key, what) in said.Where(item => item.Set))
        {
            sink.Error(NodeRules.LaunchTemplate, key, $"{what} belongs into the launch template '{nodes.LaunchTemplate.Id}'; leave it out here");
        }
    }
}
