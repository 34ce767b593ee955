using EksAccessConstructs.Compute;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Steps;

/// <summary>The installation of Karpenter's chart, which eksctl does by Helm.</summary>
/// <remarks>Source: eksctl 0.231, <c>pkg/karpenter/karpenter.go</c>, and the README of the chart. eksctl calls the queue by a name that charts since 0.32 do
/// not know (eksctl #7697).</remarks>
internal static class KarpenterSteps
{
    private const string RoleAnnotation = "eks.amazonaws.com/role-arn";

    public static IEnumerable<ManualStep> Of(ClusterConfig config) => config.Karpenter is { Version: { } version } karpenter
        && KarpenterRelease.Parts(version) is not null
        ? Of(Release(config, karpenter, version)).Select(step => step with { Location = config.Locations.At("karpenter") })
        : [];

    /// <summary>What a ClusterConfig asks for, as a release.</summary>
    public static KarpenterRelease Release(ClusterConfig config, KarpenterConfig karpenter, string version) => new()
    {
        Cluster = config.Metadata.Name,
        Region = config.Metadata.Region,
        Version = version,
        InstanceProfile = karpenter.DefaultInstanceProfile ?? KarpenterNames.InstanceProfile(config.Metadata.Name),
        ChartMakesServiceAccount = karpenter.CreateServiceAccount is true,
        InterruptionQueue = karpenter.WithSpotInterruptionQueue is true,
    };

    /// <summary>The steps, in their order.</summary>
    public static IEnumerable<ManualStep> Of(KarpenterRelease release)
    {
        if (!release.ChartMakesServiceAccount)
        {
            yield return new ManualStep("make Karpenter's namespace and service account",
                "the chart is told not to make the service account, which carries the controller's role", ServiceAccountCommand(release).Line);
        }

        var nodes = release.HasNodeClasses
            ? $"; its node classes name the role '{KarpenterNames.NodeRole(release.Cluster)}' or the instance profile '{release.InstanceProfile}'"
            : "";
        yield return new ManualStep("install Karpenter", $"a template cannot install a Helm chart, as eksctl does{nodes}", ChartCommand(release).Line);
    }

    private static ShellCommand ServiceAccountCommand(KarpenterRelease release) =>
        new ShellCommand("kubectl create namespace").Word(KarpenterNames.Namespace)
            .Then(new ShellCommand("kubectl create serviceaccount").Word(KarpenterNames.ServiceAccount).Option("--namespace", KarpenterNames.Namespace))
            .Then(new ShellCommand("kubectl annotate serviceaccount").Word(KarpenterNames.ServiceAccount).Option("--namespace", KarpenterNames.Namespace))
            .Value($"{RoleAnnotation}=", ControllerRole(release));

    private static ShellCommand ChartCommand(KarpenterRelease release)
    {
        var chart = new ShellCommand("helm upgrade --install karpenter oci://public.ecr.aws/karpenter/karpenter").Option("--version", release.ChartVersion)
            .Option("--namespace", KarpenterNames.Namespace);
        var values = Values(release).Aggregate(new ShellCommand($"{chart} --create-namespace"), (command, value) => command.Option("--set", value));
        if (!release.HasNodeClasses)
        {
            values = new ShellCommand($"{values} --set").Value("settings.aws.clusterEndpoint=", Endpoint(release));
        }

        var account = release.ChartMakesServiceAccount
            ? new ShellCommand($"{values} --set-string").Value(@"serviceAccount.annotations.eks\.amazonaws\.com/role-arn=", ControllerRole(release))
            : values;
        return new ShellCommand($"{account} --wait");
    }

    private static IEnumerable<string> Values(KarpenterRelease release)
    {
        var prefix = release.HasNodeClasses ? "settings" : "settings.aws";
        yield return $"serviceAccount.create={(release.ChartMakesServiceAccount ? "true" : "false")}";
        yield return $"{prefix}.clusterName={release.Cluster}";
        if (release.InterruptionQueue)
        {
            yield return $"{prefix}.{(release.HasNodeClasses ? "interruptionQueue" : "interruptionQueueName")}={KarpenterNames.Queue(release.Cluster)}";
        }

        if (!release.HasNodeClasses)
        {
            yield return $"{prefix}.defaultInstanceProfile={release.InstanceProfile}";
        }
    }

    private static ShellCommand ControllerRole(KarpenterRelease release) => new ShellCommand("aws iam get-role")
        .Option("--role-name", KarpenterNames.ControllerRole(release.Cluster)).Option("--query", "Role.Arn").Option("--output", "text");

    private static ShellCommand Endpoint(KarpenterRelease release)
    {
        var command = new ShellCommand("aws eks describe-cluster").Option("--name", release.Cluster);
        return (release.Region is { } region ? command.Option("--region", region) : command)
            .Option("--query", "cluster.endpoint").Option("--output", "text");
    }
}
