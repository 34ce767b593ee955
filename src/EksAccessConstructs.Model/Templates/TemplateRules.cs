namespace EksAccessConstructs.Templates;

/// <summary>What is said of templates of CloudFormation while they are read.</summary>
internal static class TemplateRules
{
    /// <summary>A type that CloudFormation has.</summary>
    public static readonly RuleInfo TypeIsKnown = new(
        "EKS165", Severity.Error, "A resource is of a type that CloudFormation has for EKS.");

    /// <summary>What is referred to is there.</summary>
    public static readonly RuleInfo ReferenceLeadsSomewhere = new(
        "EKS166", Severity.Error, "Ref, Fn::GetAtt, Fn::Sub, DependsOn and conditions name what the template has.");

    /// <summary>Nothing waits for itself.</summary>
    public static readonly RuleInfo NoCycle = new(
        "EKS167", Severity.Error, "No resource of a template waits for itself.");

    /// <summary>A role is a role.</summary>
    public static readonly RuleInfo ArnIsOfARole = new(
        "EKS168", Severity.Error, "A property that takes the ARN of an IAM role has one.");

    /// <summary>A statement allows or denies.</summary>
    public static readonly RuleInfo EffectIsOne = new(
        "EKS169", Severity.Error, "A statement of an IAM policy has the effect Allow or Deny.");

    /// <summary>An action is there.</summary>
    public static readonly RuleInfo ActionExists = new(
        "EKS170", Severity.Warning, "An action of eks or eks-auth in an IAM policy is one that IAM knows.");

    /// <summary>Nobody makes itself administrator.</summary>
    public static readonly RuleInfo NoWayToAllRights = new(
        "EKS171", Severity.Warning, "Nobody whom an access entry lets in, and who is no administrator, can become one.");

    /// <summary>A template that can be resolved.</summary>
    public static readonly RuleInfo Resolvable = new(
        "EKS176", Severity.Error, "The functions of a template can be resolved: none refers to itself, and together they stay of a readable size.");

    /// <summary>Something that is not read.</summary>
    public static readonly RuleInfo IsRead = new(
        "EKS177", Severity.Warning, "Everything in a template that may say something about access can be read.");

    /// <summary>A resource belongs to one cluster.</summary>
    public static readonly RuleInfo BelongsToOneCluster = new(
        "EKS178", Severity.Warning, "A resource of a template tells which cluster it is for.");

    /// <summary>A role is for named service accounts.</summary>
    public static readonly RuleInfo TrustNamesAccounts = new(
        "EKS179", Severity.Warning, "A role that trusts the tokens of a cluster names the service accounts that it is for.");

    /// <summary>An entry gives something.</summary>
    public static readonly RuleInfo EntryGivesSomething = new(
        "EKS180", Severity.Info, "An access entry carries an access policy or a group.");

    /// <summary>The properties of a resource are readable.</summary>
    public static readonly RuleInfo PropertyIsReadable = new(
        "EKS181", Severity.Error, "A resource of a template has the properties that CloudFormation asks for, each of its type.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } =
    [
        TypeIsKnown, ReferenceLeadsSomewhere, NoCycle, ArnIsOfARole, EffectIsOne, ActionExists, NoWayToAllRights,
        Resolvable, IsRead, BelongsToOneCluster, TrustNamesAccounts, EntryGivesSomething, PropertyIsReadable,
    ];
}
