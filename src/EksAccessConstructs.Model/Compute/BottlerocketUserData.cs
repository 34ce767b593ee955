using EksAccessConstructs.Text;

namespace EksAccessConstructs.Compute;

/// <summary>User data of Bottlerocket: TOML settings.</summary>
/// <remarks>Labels and taints of a managed group come from EKS. Source: eksctl 0.231, <c>bottlerocket.go</c> and <c>managed_bottlerocket.go</c>.</remarks>
internal static class BottlerocketUserData
{
    private static readonly string[] AdminEnabled = ["host-containers", "admin", "enabled"];

    public static string For(NodeBootstrap node)
    {
        var settings = node.BottlerocketSettings
            .With(["kubernetes", "cluster-certificate"], node.CertificateAuthority)
            .With(["kubernetes", "api-server"], node.Endpoint)
            .With(["kubernetes", "cluster-name"], node.ClusterName);
        settings = node.MaxPods is { } maxPods ? settings.With(["kubernetes", "max-pods"], maxPods) : settings;
        settings = node.Managed ? settings : SelfManaged(node, settings);
        settings = node.AdminContainer is { } enabled && settings.At(AdminEnabled) is null ? settings.With(AdminEnabled, enabled) : settings;
        return DocumentWriter.Toml(DocumentValue.Map(("settings", settings)));
    }

    private static DocumentValue.Mapping SelfManaged(NodeBootstrap node, DocumentValue.Mapping settings)
    {
        foreach (var (key, value) in node.Labels)
        {
            settings = settings.With(["kubernetes", "node-labels", key], value);
        }

        foreach (var taints in node.Taints.GroupBy(taint => taint.Key, taint => $"{taint.Value}:{taint.Effect}", StringComparer.Ordinal))
        {
            settings = settings.With(["kubernetes", "node-taints", taints.Key], taints.Count() == 1 ? taints.Single() : DocumentValue.List(taints));
        }

        return node.ClusterDns is { } dns ? settings.With(["kubernetes", "cluster-dns-ip"], dns) : settings;
    }
}
