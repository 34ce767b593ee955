namespace EksAccessConstructs.Access;

/// <summary>Rules of what the constructs of an app say together about who gets into a cluster.</summary>
internal static class AppRules
{
    /// <summary>The ARN of a role of IAM Identity Center changes when its permission set is provisioned anew, and its entry is dead then.</summary>
    public static readonly RuleInfo IdentityCenterIsNotAlone = new("EKS200", Severity.Warning,
        "Not every administrator of a cluster is a role of IAM Identity Center.");

    /// <summary>What another account does with its role is out of sight.</summary>
    public static readonly RuleInfo AdministratorOfOwnAccount = new("EKS201", Severity.Warning,
        "One administrator of a cluster at least is of the cluster's own account.");

    /// <summary>The stack of a cluster leaves somebody durable in.</summary>
    public static readonly RuleInfo AdministratorInTheStack = new("EKS202", Severity.Error,
        "The stack that makes a cluster makes a role its administrator, or says why not.");

    /// <summary>EKS makes the entries of managed nodes, Fargate pods, Auto Mode and capabilities itself.</summary>
    public static readonly RuleInfo NoEntryForNodesOfEks = new("EKS203", Severity.Error,
        "No access entry is defined for a role for which EKS makes one: that of managed nodes, Fargate pods, Auto Mode or a capability.");

    /// <summary>Whoever administers another account decides who administers the cluster then.</summary>
    public static readonly RuleInfo NoWholeForeignAccount = new("EKS204", Severity.Warning,
        "The role of an administrator or a team trusts principals of another account, not the account as a whole.");

    /// <summary>An audience is the same for everybody who has an account with the provider.</summary>
    public static readonly RuleInfo TokensNameTheirSubject = new("EKS205", Severity.Error,
        "A role that trusts an OpenID Connect provider names the subjects whose tokens it takes.");

    /// <summary>A star is everybody of AWS unless a condition binds it.</summary>
    public static readonly RuleInfo NoStrangers = new("EKS206", Severity.Error,
        "The role of an administrator or a team trusts nobody by '*' without the organization, account or name that it stands for.");

    /// <summary>CloudFormation knows a thing by its logical ID alone.</summary>
    public static readonly RuleInfo OneLogicalId = new("EKS208", Severity.Error, "Every logical ID of a stack belongs to one construct.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } =
    [
        IdentityCenterIsNotAlone, AdministratorOfOwnAccount, AdministratorInTheStack, NoEntryForNodesOfEks, NoWholeForeignAccount, TokensNameTheirSubject,
        NoStrangers, OneLogicalId,
    ];
}
