using EksAccessConstructs.Compute;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Steps;

/// <summary>The setting by which pods on Windows get addresses: a manifest beside the template, and the step that applies it.</summary>
/// <remarks>Source: eksctl 0.231, <c>pkg/windows/ipam.go</c>.</remarks>
internal static class WindowsSteps
{
    private static readonly ConfigMapObject Setting = new()
    {
        Name = "amazon-vpc-cni",
        Namespace = "kube-system",
        Data = ValueMap.Of(("enable-windows-ipam", "true")),
    };

    /// <summary>Objects and the ConfigMap, where there are nodes on Windows and the objects have none of that name.</summary>
    public static RbacObjects With(RbacObjects given, ClusterConfig config) =>
        Groups(config).Any() && given.All.All(item => item.Id != Setting.Id) ? new RbacObjects([.. given.All, Setting]) : given;

    public static IEnumerable<ManualStep> Of(ClusterConfig config) => Groups(config).Take(1).Select(path => new ManualStep(
        "give addresses to pods on Windows",
        "they get some only once ConfigMap kube-system/amazon-vpc-cni says enable-windows-ipam: \"true\", which eksctl writes; it is beside the template",
        // In the folder of whoever owns it, which is the only one that has it.
        new ShellCommand("kubectl apply").Option("--filename", RbacFolder.Of(config.Metadata.Name)).Line + "/*/configmap.kube-system.amazon-vpc-cni.yaml",
        config.Locations.At($"{path}.amiFamily")));

    private static IEnumerable<string> Groups(ClusterConfig config) => config.Groups()
        .Where(item => AmiFamily.Named(item.Group.AmiFamily ?? "") is { IsWindows: true })
        .Select(item => item.Path);
}
