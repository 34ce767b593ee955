using EksAccessConstructs.Pods;
using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>kube2iam and kiam may read pods.</summary>
internal sealed class MetadataServersReadPods() : LintRule(
    new("PI025", Severity.Error, "The service account of kube2iam or kiam exists and may list and watch pods and namespaces."),
    "without the right they answer no pod",
    "bind a ClusterRole with get, list and watch of pods and namespaces to it")
{
    private static readonly string[] Verbs = ["list", "watch"];
    // Without bindings among the files nothing is known of other service accounts.
    private const string Unbound = "default";

    private static readonly string[] Resources = ["pods", "namespaces"];

    /// <inheritdoc/>
    public override IEnumerable<LintFinding> Check(LintInput input)
    {
        var rbac = new Lazy<RbacEvaluator>(() => RbacEvaluator.Create(input.Cluster.Rbac, input.Cluster.BuiltInRoles ?? BuiltInRoles.Newest));
        return from server in input.Cluster.Pods.Servers.All
               from workload in server.Workloads.Where(workload => IsReader(server, workload))
               where input.Bindings.Any() || workload.Template.ServiceAccount == Unbound
               let missing = Missing(rbac.Value, workload)
               where missing.Count > 0
               select Breach($"{workload.Kind} {workload.Id}", workload.Template.Origin,
                   $"service account '{workload.Template.ServiceAccount}' may not {string.Join(", ", missing)} in all namespaces; bind a ClusterRole "
                       + "with these rights to it");
    }

    // The agents of kiam ask its server, and read nothing themselves.
    private static bool IsReader(InstalledServer server, Workload workload) => server.Program is MetadataProgram.Kube2Iam || server.Workloads.Count == 1
        || workload.Name.Contains("server", StringComparison.Ordinal);

    private static List<string> Missing(RbacEvaluator rbac, Workload workload)
    {
        var account = Identity.ServiceAccount(workload.Namespace, workload.Template.ServiceAccount);
        return (from verb in Verbs
                from resource in Resources
                where !rbac.Authorize(account, new ResourceRequest(verb, "", resource)).IsAllowed
                select $"{verb} {resource}").ToList();
    }
}
