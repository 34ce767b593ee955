using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Lint.Rules;

/// <summary>Persistent volumes are not created.</summary>
internal sealed class NoCreatingPersistentVolumes : RoleRuleLint
{
    public NoCreatingPersistentVolumes()
        : base(
            new("RB023", Severity.Warning, "No role creates persistent volumes."),
            "a persistent volume of type hostPath reaches the files of the node",
            "let a storage class make volumes for claims")
    {
        GoodPractice = "persistent volume creation";
        EksBenchmark = ["4.1.9"];
        KubernetesBenchmark = ["5.1.9"];
    }

    protected override IEnumerable<string> Problems(RbacRule rule) => rule.Names("", "persistentvolumes") && rule.Gives("create") && rule.ResourceNames.IsEmpty
        ? ["'create' on persistentvolumes reaches the files of nodes by hostPath; claim volumes through a storage class"]
        : [];
}
