using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Steps;

/// <summary>A program on nodes that lets pods see devices, as the chart that its maker publishes.</summary>
/// <param name="Step">How it is installed.</param>
internal sealed record DevicePlugin(ManualStep Step)
{
    /// <summary>NVIDIA's graphics processors.</summary>
    public static readonly DevicePlugin Nvidia = new(new ManualStep(
        "install the NVIDIA device plugin",
        "pods see NVIDIA devices only with it, and eksctl installs it",
        Chart("nvidia-device-plugin", "nvidia-device-plugin").Option("--repo", "https://nvidia.github.io/k8s-device-plugin").Line));

    /// <summary>AWS Inferentia and Trainium.</summary>
    public static readonly DevicePlugin Neuron = new(new ManualStep(
        "install the Neuron device plugin",
        "pods see Neuron devices only with it, and eksctl installs it",
        Chart("neuron", "oci://public.ecr.aws/neuron/neuron-helm-chart").Option("--set", "npd.enabled=false").Line));

    /// <summary>Elastic Fabric Adapters.</summary>
    public static readonly DevicePlugin FabricAdapters = new(new ManualStep(
        "install the EFA device plugin",
        "pods see fabric adapters only with it, and eksctl installs it",
        Chart("aws-efa-k8s-device-plugin", "aws-efa-k8s-device-plugin").Option("--repo", "https://aws.github.io/eks-charts").Line));

    private static ShellCommand Chart(string release, string chart) =>
        new ShellCommand("helm upgrade --install").Word(release, chart).Option("--namespace", "kube-system");
}
