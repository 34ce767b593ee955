namespace EksAccessConstructs.Rbac;

/// <summary>The rules for the way of RBAC objects into their cluster.</summary>
internal static class DeliveryRules
{
    /// <summary>Two that bring one object overwrite each other, and each takes away what the other still has.</summary>
    public static readonly RuleInfo OneOwner = new("EKS190", Severity.Error, "Every object that leaves for a cluster is brought by one construct.");

    /// <summary>An owner that is kept to namespaces is listed in these alone, so that what it had elsewhere would stay.</summary>
    public static readonly RuleInfo InItsNamespaces =
        new("EKS191", Severity.Error, "Every object of an owner that is kept to namespaces is in one of them.");

    /// <summary>What was there before is only taken away when the script runs.</summary>
    public static readonly RuleInfo EmptyTakesAway =
        new("EKS192", Severity.Info, "Where no RBAC objects are left, the script is run once more: it takes away what was there before.");

    /// <summary>A tool that applies files as they are knows no account.</summary>
    public static readonly RuleInfo AccountIsKnown =
        new("EKS193", Severity.Error, "Manifests that Flux or Argo CD applies name the account itself, and nothing that stands for it.");

    /// <summary>An aggregated ClusterRole is written by those alone who hold everything.</summary>
    public static readonly RuleInfo KubectlMayWrite =
        new("EKS194", Severity.Error, "What kubectl applies for a stack can be written by somebody who is not administrator.");

    /// <summary>Who may give a right may have it, and so may whoever takes over the function or the stack.</summary>
    public static readonly RuleInfo KubectlStaysSmall =
        new("EKS195", Severity.Warning, "What kubectl applies for a stack does not make the function that applies it administrator.");

    /// <summary>CloudFormation takes 500 resources in a stack, and an object cannot move to another one later.</summary>
    public static readonly RuleInfo KubectlFits =
        new("EKS196", Severity.Error, "More objects than fit into a stack are spread over nested stacks, whose number is said once.");

    /// <summary>kubectl prunes whatever is gone from an ApplySet, a namespace with all that is in it.</summary>
    public static readonly RuleInfo PrunedAreRights =
        new("EKS197", Severity.Error, "No namespace, service account or config map is in an ApplySet.");

    /// <summary>The function would write into its own cluster.</summary>
    public static readonly RuleInfo KubectlOfCluster =
        new("EKS198", Severity.Error, "The function that applies objects by kubectl is of the cluster that they are for.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } =
    [
        OneOwner, InItsNamespaces, EmptyTakesAway, AccountIsKnown, KubectlMayWrite, KubectlStaysSmall, KubectlFits, PrunedAreRights, KubectlOfCluster,
    ];
}
