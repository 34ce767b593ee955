using EksAccessConstructs.Access;

namespace EksAccessConstructs.Snapshots;

/// <summary>What the app says about the administrators of a cluster.</summary>
internal static class AdminRules
{
    /// <summary>The admin role is open to the account.</summary>
    public static readonly RuleInfo AdminsAreNamed = new("EKS040", Severity.Warning,
        "Somebody is named as administrator: by an access entry of a role in the input, or with -c admins.");

    /// <summary>The cluster admits entries.</summary>
    public static readonly RuleInfo ExistingClusterTakesEntries = new("EKS100", Severity.Info,
        "A cluster that entries are added to has authentication mode API_AND_CONFIG_MAP or API.");

    /// <summary>aws-auth stays where entries cannot exist.</summary>
    public static readonly RuleInfo ConfigMapStays = new("EKS101", Severity.Warning,
        "A cluster has access entries rather than aws-auth.");

    /// <summary>No function administers the cluster.</summary>
    public static readonly RuleInfo NoFunctionAdministers = new("EKS158", Severity.Warning, "No Lambda function holds cluster-admin.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } = [AdminsAreNamed, ExistingClusterTakesEntries, ConfigMapStays, NoFunctionAdministers];

    /// <summary>What there is to say where the stack makes the administrator role and nobody is named for it.</summary>
    internal static Finding OpenRole(AccessPlan plan, Origin origin) => AdminsAreNamed.At(
        origin.Location,
        $"{WhoIsAdministrator(plan)}, so the stack makes an admin role that every identity of the account may take whose IAM policies allow it; "
            + "name who may with -c admins=ARN[,ARN], or give a role AmazonEKSClusterAdminPolicy");

    private static string WhoIsAdministrator(AccessPlan plan) => plan.Administrators.Any(grant => grant.Principal.Kind is PrincipalKind.User)
        ? "only IAM users are administrators by access entries, which ends with their keys"
        : "no role is named as administrator by an access entry";
}
