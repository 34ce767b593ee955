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

    /// <summary>What a ClusterConfig asks for, as a release. Rows of aws-auth are a step of their own: <see cref="AwsAuthSteps"/>.</summary>
    public static KarpenterRelease Release(ClusterConfig config, KarpenterConfig karpenter, string version) => new()
    {
        Cluster = config.Metadata.Name,
        Region = config.Metadata.Region,
        Version = version,
        InstanceProfile = karpenter.DefaultInstanceProfile ?? KarpenterNames.InstanceProfile(config.Metadata.Name),
        ChartMakesServiceAccount = karpenter.CreateServiceAccount is true,
        InterruptionQueue = karpenter.WithSpotInterruptionQueue is true,
        ControllerRole = KarpenterNames.ControllerRole(config.Metadata.Name),
    };

    /// <summary>The steps, in their order.</summary>
    public static IEnumerable<ManualStep> Of(KarpenterRelease release)
    {
        if (release.IsLetInByConfigMap)
        {
            yield return new ManualStep(
                $"add the role '{KarpenterNames.NodeRole(release.Cluster)}' to mapRoles of aws-auth, with user name system:node:{{{{EC2PrivateDNSName}}}} "
                    + "and groups system:bootstrappers and system:nodes",
                "mode CONFIG_MAP has no access entries, and its nodes do not join without that row",
                "kubectl --namespace kube-system edit configmap aws-auth");
        }

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

    private static ShellCommand ServiceAccountCommand(KarpenterRelease release)
    {
        var made = new ShellCommand("kubectl create namespace").Word(KarpenterNames.Namespace).Then(Account("create"));
        return release.ControllerRole is { } role ? made.Then(Account("annotate")).Value($"{RoleAnnotation}=", Arn(role)) : made;
    }

    private static ShellCommand Account(string verb) =>
        new ShellCommand($"kubectl {verb} serviceaccount").Word(KarpenterNames.ServiceAccount).Option("--namespace", KarpenterNames.Namespace);

    private static ShellCommand ChartCommand(KarpenterRelease release)
    {
        var chart = new ShellCommand("helm upgrade --install karpenter oci://public.ecr.aws/karpenter/karpenter").Option("--version", release.ChartVersion)
            .Option("--namespace", KarpenterNames.Namespace);
        var values = Values(release).Aggregate(new ShellCommand($"{chart} --create-namespace"), (command, value) => command.Option("--set", value));
        if (!release.HasNodeClasses)
        {
            values = new ShellCommand($"{values} --set").Value("settings.aws.clusterEndpoint=", Endpoint(release));
        }

        var account = release is { ChartMakesServiceAccount: true, ControllerRole: { } role }
            ? new ShellCommand($"{values} --set-string").Value(@"serviceAccount.annotations.eks\.amazonaws\.com/role-arn=", Arn(role))
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

    private static ShellCommand Arn(string role) =>
        new ShellCommand("aws iam get-role").Option("--role-name", role).Option("--query", "Role.Arn").Option("--output", "text");

    private static ShellCommand Endpoint(KarpenterRelease release)
    {
        var command = new ShellCommand("aws eks describe-cluster").Option("--name", release.Cluster);
        return (release.Region is { } region ? command.Option("--region", region) : command)
            .Option("--query", "cluster.endpoint").Option("--output", "text");
    }
}
