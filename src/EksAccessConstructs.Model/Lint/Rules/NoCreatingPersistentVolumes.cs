namespace EksAccessConstructs.Lint.Rules;

/// <summary>Persistent volumes are not written.</summary>
internal sealed class NoCreatingPersistentVolumes : PowerLint
{
    public NoCreatingPersistentVolumes()
        : base(
            new("RB023", Severity.Warning, "No role creates or changes persistent volumes."),
            "a persistent volume of type hostPath reaches the files of the node, and one that is changed gives its data to another claim",
            "let a storage class make volumes for claims")
    {
        GoodPractice = "persistent volume creation";
        EksBenchmark = ["4.1.9"];
        KubernetesBenchmark = ["5.1.9"];
    }
}
