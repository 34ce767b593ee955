using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Pods and workloads are not created.</summary>
internal sealed class NoCreatingWorkloads : RoleRuleLint
{
    private static readonly (string Group, string Resource)[] Workloads =
    [
        ("", "pods"), ("", "replicationcontrollers"), ("apps", "daemonsets"), ("apps", "deployments"), ("apps", "replicasets"), ("apps", "statefulsets"),
        ("batch", "cronjobs"), ("batch", "jobs"),
    ];

    public NoCreatingWorkloads()
        : base(
            new("RB022", Severity.Warning, "No role creates pods or workloads."),
            "a new pod runs as any service account of its namespace and mounts any secret of it; without pod security it can take the node",
            "give it to delivery pipelines only, one namespace each, and enforce pod security there")
    {
        GoodPractice = "workload creation";
        EksBenchmark = ["4.1.4"];
        KubernetesBenchmark = ["5.1.4"];
    }

    protected override IEnumerable<string> Problems(RbacRule rule)
    {
        var created = rule.ResourceNames.IsEmpty && rule.Gives("create")
            ? Workloads.Where(one => rule.Names(one.Group, one.Resource)).Select(one => one.Resource).ToList()
            : [];
        return created.Count > 0
            ? [$"'create' on {string.Join(", ", created)} runs pods as any service account of the namespace; give it to delivery only and enforce pod security"]
            : [];
    }
}
