namespace EksAccessConstructs.Review;

/// <summary>What the app says about the administrators of a cluster.</summary>
public static class AdminRules
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
}
