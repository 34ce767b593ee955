using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>What eksctl does to nodes by calls after its stacks, and no template can do, is done by hand (EKS103).</summary>
/// <remarks>Source: eksctl 0.231, <c>pkg/eks/tasks.go</c> and <c>pkg/windows/ipam.go</c>.</remarks>
internal static class DoneByHandRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        foreach (var (group, path) in config.Groups())
        {
            var accelerators = NodeDefaults.TypesOf(group).Select(type => InstanceHardware.Of(type).Accelerator).ToHashSet();
            var family = AmiFamily.Named(group.AmiFamily ?? "") ?? AmiFamily.AmazonLinux2023;
            Tell(family.IsWindows, $"{path}.amiFamily",
                "pods on Windows get addresses only once ConfigMap kube-system/amazon-vpc-cni says "
                + "enable-windows-ipam: \"true\", which eksctl writes; apply it yourself");
            Tell(accelerators.Contains(Accelerator.Nvidia) && family.IsAmazonLinux, path,
                "pods see NVIDIA devices only with the NVIDIA device plugin, which eksctl installs; install it yourself");
            Tell(accelerators.Contains(Accelerator.Neuron), path,
                "pods see Neuron devices only with the Neuron device plugin, which eksctl installs; install it yourself");
            Tell(group.EfaEnabled is true, $"{path}.efaEnabled",
                "pods see fabric adapters only with the EFA device plugin, which eksctl installs; install it yourself");
            Tell(group is ManagedNodeGroupConfig && group.PropagateAsgTags is true, $"{path}.propagateASGTags",
                "EKS makes the Auto Scaling group, which no template can tag; "
                + "let Cluster Autoscaler ask EKS (eks:DescribeNodegroup), or tag the group yourself");
            Tell(!group.AsgSuspendProcesses.IsEmpty, $"{path}.asgSuspendProcesses", group is ManagedNodeGroupConfig
                ? "EKS makes the Auto Scaling group, whose processes no template can suspend; suspend them yourself"
                : "the processes pause during rolling updates only; "
                    + "eksctl suspends them for good, which you can do with aws autoscaling suspend-processes");
        }

        void Tell(bool stands, string path, string what)
        {
            if (stands)
            {
                sink.Warn(EksctlRules.DoneByHand, path, what);
            }
        }
    }
}
