using EksAccessConstructs.Addons;
using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Pods;

/// <summary>Whether the agent runs on the nodes without which no association gives anything.</summary>
internal static class AgentPresence
{
    // What every cluster whose nodes are not those of Auto Mode runs on them, by the add-on vpc-cni.
    private const string NetworkDaemon = "aws-node";

    /// <summary>True where the files say that it runs, or that Auto Mode has it built in; false where they tell what runs and it is not there; null
    /// where they do not say.</summary>
    public static bool? Runs(PodIdentityBindings bindings) => bindings switch
    {
        _ when bindings.TemplatesBringAgent || bindings.Workloads.Any(IsAgent) => true,
        { Cluster: { } cluster } => cluster.AutoMode || cluster.Config.Has(AddonNames.PodIdentityAgent),
        _ => bindings.Workloads.Any(workload => workload is { Kind: "DaemonSet", Namespace: "kube-system", Name: NetworkDaemon }) ? false : null,
    };

    private static bool IsAgent(Workload workload) => workload is { Kind: "DaemonSet" }
        && (workload.Name == AddonNames.PodIdentityAgent
            || workload.Template.Containers.Any(container => container.Image.Contains($"/{AddonNames.PodIdentityAgent}", StringComparison.Ordinal)));
}
