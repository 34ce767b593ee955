using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods.Migration;

/// <summary>The commands that bring a workload to its service account, as its kind allows.</summary>
internal static class WorkloadCommands
{
    private static readonly string[] Restartable = ["Deployment", "StatefulSet", "DaemonSet"];

    /// <summary>The commands that give a workload the service account of a move and make its pods again.</summary>
    public static IEnumerable<string> Move(PodMove move, Workload workload) => (workload, move.IsNewAccount) switch
    {
        ({ Owner: { } owner }, _) => [Remark(workload, $"is made by {owner.Kind} {owner.Name}, so change that")],
        ({ Kind: "Job" }, _) =>
            [Remark(workload, $"cannot change its template; to run it again, delete it and make it with serviceAccountName: {move.ServiceAccount}")],
        ({ Kind: "Pod" }, _) => [Remark(workload, $"is to be deleted and made again with serviceAccountName: {move.ServiceAccount}")],
        ({ Kind: "CronJob" }, false) => [Remark(workload, "has the new way from its next Job on")],
        ({ Kind: "CronJob" }, true) => [new ShellCommand("kubectl patch cronjob").Word(workload.Name).Option("-n", move.Namespace)
            .Option("-p", CronJobPatch(move.ServiceAccount)).Line],
        (_, true) when CanRestart(workload) => [SetAccount(move, workload)],
        (_, false) when CanRestart(workload) =>
            [new ShellCommand("kubectl rollout restart").Option("-n", move.Namespace).Word($"{workload.Kind.ToLowerInvariant()}/{workload.Name}").Line],
        (_, true) => [SetAccount(move, workload), DeletePods(workload.Kind, workload.Namespace, workload.Name, workload.Template.Labels)],
        (_, false) => [DeletePods(workload.Kind, workload.Namespace, workload.Name, workload.Template.Labels)],
    };

    /// <summary>True for kinds that replace their pods one after another.</summary>
    public static bool CanRestart(Workload workload) => workload.Owner is null && Restartable.Contains(workload.Kind);

    /// <summary>The command that deletes the pods of a workload, which are then made again. They are found by their labels; without any, nothing tells
    /// them from others, and the command is a remark.</summary>
    public static string DeletePods(string kind, string space, string name, ValueMap labels) => labels.IsEmpty
        ? Remark($"delete the pods of {kind} {space}/{name}, which nothing else replaces")
        : new ShellCommand("kubectl delete pods").Option("-n", space).Option("-l", string.Join(',', labels.Select(label => $"{label.Key}={label.Value}"))).Line;

    private static string Remark(Workload workload, string says) => Remark($"{workload.Kind} {workload.Id} {says}");

    // A line end in a name of somebody else would end the remark, and the rest would be a command.
    private static string Remark(string says) => $"# {VisibleText.Of(says)}";

    private static string SetAccount(PodMove move, Workload workload) => new ShellCommand("kubectl set serviceaccount").Option("-n", move.Namespace)
        .Word($"{workload.Kind.ToLowerInvariant()}/{workload.Name}", move.ServiceAccount).Line;

    private static string CronJobPatch(string account) => DocumentWriter.Json(DocumentValue.Mapping.Empty.With(
        ["spec", "jobTemplate", "spec", "template", "spec", "serviceAccountName"], account));
}
