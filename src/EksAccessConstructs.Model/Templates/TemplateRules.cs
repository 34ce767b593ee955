namespace EksAccessConstructs.Templates;

/// <summary>What is said of templates of CloudFormation while they are read.</summary>
internal static class TemplateRules
{
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
        [Resolvable, IsRead, BelongsToOneCluster, TrustNamesAccounts, EntryGivesSomething, PropertyIsReadable];
}
