using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Associations serve pods that can use them.</summary>
internal sealed class AssociationsServePods() : LintRule(
    PodRoleRules.NotOnFargate,
    "on Fargate and Windows there is no agent, so the pods silently get no credentials",
    "use IRSA for these pods")
{
    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input) =>
        from binding in input.Cluster.Pods.Accounts
        where binding.Mechanism is IdentityMechanism.PodIdentity
        let pods = input.Cluster.Pods
        let unserved = Problem(pods, binding)
        where unserved is not null
        select Breach($"ServiceAccount {binding.Account}", binding.Origin, $"its association gives no credentials to {unserved}; use IRSA for them");

    private static string? Problem(PodIdentityBindings pods, AccountBinding binding)
    {
        var own = pods.Workloads.Where(workload =>
            workload.Namespace == binding.Namespace && workload.Template.ServiceAccount == binding.ServiceAccount).ToList();
        var windows = own.Find(workload => workload.Template.IsWindows);
        var fargate = own.Find(pods.RunsOnFargate);
        return (windows, fargate) switch
        {
            ({ }, _) => $"the Windows pods of {windows.Kind} {windows.Id}",
            (_, { }) => $"the pods of {fargate.Kind} {fargate.Id}, which run on Fargate by profile "
                + $"'{pods.FargateProfileOf(fargate.Namespace, fargate.Template.Labels)}'",
            _ => pods.FargateProfileOf(binding.Namespace, []) is { } profile ? $"pods on Fargate, where profile '{profile}' takes every pod of namespace "
                + $"{binding.Namespace}" : null,
        };
    }
}
