using EksAccessConstructs.Text;

namespace EksAccessConstructs.Compute.Rules;

/// <summary>The image fits the Kubernetes version, and what its nodes do to join fits the image (EKS029).</summary>
internal static class NodeImageRule
{
    public static void Check(NodeDescription nodes, NodeSink sink)
    {
        if (nodes.ImageId is null && nodes.LaunchTemplate is null && nodes.Family.ProblemWith(nodes.Cluster.Version) is { } problem)
        {
            sink.Error(NodeRules.Images, "amiFamily", problem);
        }

        sink.WarnIf(
            nodes is { ImageId: not null, Family.Kind: AmiFamilyKind.AmazonLinux2 } && nodes.Family.ProblemWith(nodes.Cluster.Version) is not null,
            NodeRules.Images, "ami",
            $"'{nodes.ImageId}' is an image of Amazon Linux 2, of which EKS builds none for Kubernetes {nodes.Cluster.Version}; "
            + "see that it brings the kubelet of that version, or move to 'AmazonLinux2023'");
        sink.ErrorIf(nodes.Cluster.OnOutpost && !nodes.Family.IsAmazonLinux, NodeRules.Images, "amiFamily",
            $"nodes on an Outpost run Amazon Linux only, not '{nodes.Family}'; use 'AmazonLinux2023'");
        if (nodes is { Managed: true, ImageId: not null })
        {
            OwnManagedImage(nodes, sink);
        }

        Bootstrap(nodes, sink);
        Bottlerocket(nodes, sink);
    }

    private static void OwnManagedImage(NodeDescription nodes, NodeSink sink)
    {
        sink.ErrorIf(nodes.Family.IsWindows, NodeRules.Images, "ami", "managed Windows nodes take EKS's own images only; use self-managed nodes");
        sink.ErrorIf(nodes.ReleaseVersion is not null, NodeRules.Images, "releaseVersion",
            $"an image of one's own has no release version '{nodes.ReleaseVersion}'; leave one of them out");
        sink.ErrorIf(nodes is { MaxPods: not null, Family.Kind: AmiFamilyKind.AmazonLinux2 }, NodeRules.Images, "maxPodsPerNode",
            "a managed Amazon Linux 2 image of one's own cannot be told its number of pods; pass it in the command that joins the node");
    }

    private static void Bootstrap(NodeDescription nodes, NodeSink sink)
    {
        var rocket = nodes.Family.Kind is AmiFamilyKind.Bottlerocket;
        sink.ErrorIf(rocket && !nodes.PreBootstrapCommands.IsEmpty, NodeRules.Images, "preBootstrapCommands",
            $"'{nodes.Family}' runs no shell before a node joins; leave the commands out");
        sink.ErrorIf(rocket && nodes.OverrideBootstrapCommand is not null, NodeRules.Images, "overrideBootstrapCommand",
            $"'{nodes.Family}' takes settings instead of a command that joins the node; use its settings");
        sink.ErrorIf(
            nodes is { Family.Kind: AmiFamilyKind.AmazonLinux2023, OverrideBootstrapCommand: { } command } && !IsNodeConfig(command),
            NodeRules.Images, "overrideBootstrapCommand",
            "Amazon Linux 2023 takes a NodeConfig (apiVersion: node.eks.aws/v1alpha1) in place of a command that joins the node; run shell commands before it");
    }

    private static void Bottlerocket(NodeDescription nodes, NodeSink sink)
    {
        sink.ErrorIf(
            nodes.Family.Kind is not AmiFamilyKind.Bottlerocket && (!nodes.BottlerocketSettings.Entries.IsEmpty || nodes.AdminContainer is not null),
            NodeRules.Images, "bottlerocket", $"Bottlerocket settings are given, but the images are '{nodes.Family}'; leave them out or use 'Bottlerocket'");
    }

    private static bool IsNodeConfig(string text) =>
        YamlText.Read(text, "") is { HasErrors: false, Value.Documents: [{ Root: YamlMap map }] } && map["kind"] is YamlScalar { Value: "NodeConfig" };
}
