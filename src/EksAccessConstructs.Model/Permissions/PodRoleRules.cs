namespace EksAccessConstructs.Permissions;

/// <summary>The rules for roles of pods, EKS147 to EKS157.</summary>
internal static class PodRoleRules
{
    /// <summary>The role is in the cluster's account.</summary>
    public static readonly RuleInfo RoleIsInTheAccount = new("EKS147", Severity.Error,
        "The role of a pod identity association is in the account of the cluster; one of another account is its target role.");

    /// <summary>A role that exists lets EKS Pod Identity in.</summary>
    public static readonly RuleInfo RoleTrustsPodIdentity = new("EKS148", Severity.Warning,
        "A role that exists and is given to pods trusts EKS Pod Identity for them.");

    /// <summary>A trust asks for what sessions carry.</summary>
    public static readonly RuleInfo TrustFitsSession = new("EKS149", Severity.Error,
        "The trust of a role asks for session tags only where sessions carry them.");

    /// <summary>EKS offers Pod Identity for the cluster.</summary>
    public static readonly RuleInfo PodIdentityIsOffered = new("EKS150", Severity.Error,
        "A cluster with pod identity associations is where EKS offers Pod Identity: not in China, not on Outposts.");

    /// <summary>Pods with an association do not run on Fargate.</summary>
    public static readonly RuleInfo NotOnFargate = new("EKS151", Severity.Warning,
        "Pods that get a role by Pod Identity do not run on Fargate or Windows.");

    /// <summary>A service account has a role by one way.</summary>
    public static readonly RuleInfo OneWay = new("EKS152", Severity.Warning, "A service account gets its role by IRSA or by Pod Identity, not by both.");

    /// <summary>A trust is short enough for IAM.</summary>
    public static readonly RuleInfo TrustIsShort = new("EKS153", Severity.Warning, "The trust of a role is no longer than IAM takes.");

    /// <summary>What manifests say is known.</summary>
    public static readonly RuleInfo ManifestsAreKnown = new("EKS154", Severity.Error,
        "A service account that is written with its role is of a stack that names its region.");

    /// <summary>kube2iam is the old way.</summary>
    public static readonly RuleInfo OldWay = new("EKS155", Severity.Warning, "Pods get their roles by Pod Identity or IRSA, not by kube2iam.");

    /// <summary>Roles for kube2iam are for somebody.</summary>
    public static readonly RuleInfo Kube2IamRoles = new("EKS156", Severity.Error,
        "A role for kube2iam trusts the roles of nodes, and names the namespaces whose pods may have it.");

    /// <summary>Nodes with kube2iam keep their own role from pods.</summary>
    public static readonly RuleInfo NodesHideTheirRole = new("EKS157", Severity.Warning,
        "Nodes on which kube2iam runs keep the instance metadata service from pods.");

    /// <summary>Every rule, in the order of codes.</summary>
    public static ValueList<RuleInfo> All { get; } =
    [
        RoleIsInTheAccount, RoleTrustsPodIdentity, TrustFitsSession, PodIdentityIsOffered, NotOnFargate, OneWay, TrustIsShort, ManifestsAreKnown,
        OldWay, Kube2IamRoles, NodesHideTheirRole,
    ];
}
