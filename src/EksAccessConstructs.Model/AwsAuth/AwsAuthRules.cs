using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>What the authenticator asks of an aws-auth ConfigMap and of a caller.</summary>
public static class AwsAuthRules
{
    /// <summary>The object that the authenticator watches.</summary>
    public static readonly RuleInfo IsAwsAuth = new("EKS080", Severity.Error, "aws-auth is one ConfigMap of that name in kube-system.");

    /// <summary>The API server refuses data that is not text.</summary>
    public static readonly RuleInfo SectionsAreText = new("EKS081", Severity.Error, "mapRoles, mapUsers and mapAccounts are text: a block after '|'.");

    /// <summary>A section that cannot be read is lost whole.</summary>
    public static readonly RuleInfo SectionIsReadable = new("EKS082", Severity.Error, "The text of each section is YAML that holds a list.");

    /// <summary>An item that names nobody is dropped.</summary>
    public static readonly RuleInfo ItemNamesSomebody = new(
        "EKS083", Severity.Error, "Each item of mapRoles has a rolearn, each item of mapUsers a userarn, each account is text.");

    /// <summary>A value of the wrong type leaves its field empty.</summary>
    public static readonly RuleInfo FieldsHaveTheirType = new("EKS084", Severity.Error, "ARN and username are text, groups is a list of text.");

    /// <summary>One of several spellings wins.</summary>
    public static readonly RuleInfo FieldsStandOnce = new("EKS085", Severity.Warning, "Each field of an item is written once, in one spelling.");

    /// <summary>What the authenticator does not know it passes over.</summary>
    public static readonly RuleInfo KeysAreKnown = new("EKS086", Severity.Warning, "The ConfigMap and its items hold only keys that the authenticator reads.");

    /// <summary>Only the first document of a section counts.</summary>
    public static readonly RuleInfo OneDocument = new("EKS087", Severity.Warning, "Each section is one YAML document.");

    /// <summary>Callers that are refused before aws-auth is asked.</summary>
    public static readonly RuleInfo CallerIsKnown = CallerRules.CallerIsKnown;

    /// <summary>What an access entry cannot say.</summary>
    public static readonly RuleInfo CarriedOver = new("EKS089", Severity.Warning, "Everything that aws-auth grants can be said by an access entry.");

    /// <summary>What only IAM can tell.</summary>
    public static readonly RuleInfo PrincipalIsKnown = new("EKS090", Severity.Warning, "Each item names its principal by the ARN that IAM has for it.");

    /// <summary>A change takes access away.</summary>
    public static readonly RuleInfo NobodyLosesAccess = new("EKS091", Severity.Warning, "A change takes no access away from anybody.");

    /// <summary>A change locks everybody out.</summary>
    public static readonly RuleInfo AdministratorRemains = new("EKS092", Severity.Error, "After a change somebody durable is still administrator.");

    /// <summary>The authentication mode goes one step up at a time.</summary>
    public static readonly RuleInfo ModeGoesOneStep = new(
        "EKS093", Severity.Error, "The authentication mode goes one step up per deployment, alone, and never back.");

    /// <summary>What is merged into a ConfigMap does not contradict it.</summary>
    public static readonly RuleInfo MergeAgrees = new("EKS094", Severity.Warning, "What is added to an aws-auth ConfigMap agrees with what is there.");

    /// <summary>A written ConfigMap keeps the nodes.</summary>
    public static readonly RuleInfo NodesStay = new("EKS095", Severity.Error, "A written aws-auth ConfigMap keeps every node and Fargate role.");

    /// <summary>Rows are added to the text that is there.</summary>
    public static readonly RuleInfo RowsCanBeAdded = new(
        "EKS109", Severity.Error, "The aws-auth ConfigMap that a cluster holds is written so that rows can be added.");

    /// <summary>What rows leave open, the stack knows.</summary>
    public static readonly RuleInfo OutputsAreKnown = new(
        "EKS111", Severity.Error, "Every ${NAME} in rows to be added to aws-auth is an output of the deployed stack.");

    /// <summary>All rules of aws-auth, by code.</summary>
    public static ValueList<RuleInfo> All { get; } =
    [
        IsAwsAuth, SectionsAreText, SectionIsReadable, ItemNamesSomebody, FieldsHaveTheirType, FieldsStandOnce, KeysAreKnown, OneDocument,
        CallerIsKnown, CarriedOver, PrincipalIsKnown, NobodyLosesAccess, AdministratorRemains, ModeGoesOneStep, MergeAgrees, NodesStay,
        RowsCanBeAdded, OutputsAreKnown,
    ];
}
