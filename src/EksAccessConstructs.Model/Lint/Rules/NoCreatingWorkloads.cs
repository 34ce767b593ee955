namespace EksAccessConstructs.Lint.Rules;

/// <summary>Pods and workloads are not created or changed.</summary>
internal sealed class NoCreatingWorkloads : PowerLint
{
    public NoCreatingWorkloads()
        : base(
            new("RB022", Severity.Warning, "No role creates or changes pods or workloads."),
            "a pod runs as any service account of its namespace and mounts any secret of it; without pod security it can take the node",
            "give it to delivery only, one namespace each, and enforce pod security there")
    {
        GoodPractice = "workload creation";
        EksBenchmark = ["4.1.4"];
        KubernetesBenchmark = ["5.1.4"];
    }
}
