using EksAccessConstructs.Text;

namespace EksAccessConstructs.Compute;

/// <summary>User data of Amazon Linux 2 and Ubuntu: scripts around the image's own <c>/etc/eks/bootstrap.sh</c>.</summary>
/// <remarks>A managed Amazon Linux 2 node is told how to join by EKS. Source: eksctl 0.231, <c>al2.go</c>, <c>managed_al2.go</c>, <c>ubuntu.go</c>; eksctl
/// splits the same into files of its own under /etc/eksctl.</remarks>
internal static class BootstrapScriptUserData
{
    private const string KubeletConfig = "/etc/kubernetes/kubelet/kubelet-config.json";

    public static string? For(NodeBootstrap node)
    {
        List<MimePart> parts = [.. node.PreBootstrapCommands.Select(MimePart.Script)];
        if (node.OverrideBootstrapCommand is { } given)
        {
            parts.Add(MimePart.Script(given));
        }
        else if (IsToldByEks(node))
        {
            parts.AddRange(node.MaxPods is { } maxPods && !node.CustomImage ? [MimePart.Script(MaxPodsScript(maxPods))] : []);
        }
        else
        {
            parts.Add(MimePart.Script(Bootstrap(node)));
        }

        return MimeUserData.Of(parts);
    }

    private static bool IsToldByEks(NodeBootstrap node) => node.Managed && node.Family.Kind is AmiFamilyKind.AmazonLinux2;

    private static string MaxPodsScript(int maxPods) =>
        $"set -ex\nsed -i 's/KUBELET_EXTRA_ARGS=$2/KUBELET_EXTRA_ARGS=\"$2 --max-pods={maxPods}\"/' /etc/eks/bootstrap.sh";

    private static string Bootstrap(NodeBootstrap node) => string.Join('\n',
    [
        "set -o errexit -o pipefail -o nounset",
        $"/etc/eks/bootstrap.sh {Quote(node.ClusterName)} \\",
        $"  --apiserver-endpoint {Quote(node.Endpoint)} \\",
        $"  --b64-cluster-ca {Quote(node.CertificateAuthority)} \\",
        .. node.Dns is { } dns ? [$"  --dns-cluster-ip {Quote(dns)} \\"] : Array.Empty<string>(),
        $"  --kubelet-extra-args {Quote(string.Join(' ', Arguments(node)))}",
        .. node.KubeletConfig.Entries.IsEmpty ? [] : Merge(node),
    ]);

    private static IEnumerable<string> Arguments(NodeBootstrap node) =>
        [.. KubeletFlags.Of(node), .. node.MaxPods is { } maxPods ? [$"--max-pods={maxPods}"] : Array.Empty<string>()];

    private static IEnumerable<string> Merge(NodeBootstrap node) =>
    [
        $"merged=$(jq --argjson extra {Quote(DocumentWriter.Json(node.KubeletConfig))} '. * $extra' {KubeletConfig})",
        $"printf '%s\\n' \"$merged\" > {KubeletConfig}",
        node.Family.Kind is AmiFamilyKind.Ubuntu ? "snap restart kubelet-eks" : "systemctl restart kubelet",
    ];

    private static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
