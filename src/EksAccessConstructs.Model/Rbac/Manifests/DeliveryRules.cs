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

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } = [OneOwner, InItsNamespaces, EmptyTakesAway, AccountIsKnown];
}
