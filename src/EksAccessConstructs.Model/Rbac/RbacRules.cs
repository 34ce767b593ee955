namespace EksAccessConstructs.Rbac;

/// <summary>The rules for a set of Kubernetes objects and for each object in it.</summary>
internal static class RbacRules
{
    /// <summary>A value that cannot be decoded into its field.</summary>
    public static readonly RuleInfo Decodes = new("EKS070", Severity.Error, "Every value of a Kubernetes object decodes into its field's type.");

    /// <summary>A field the kind does not know; the server refuses it under strict field validation, else drops it.</summary>
    public static readonly RuleInfo KnownField = new("EKS071", Severity.Error, "Every field of a Kubernetes object is one that its kind knows, case included.");

    /// <summary>What Kubernetes' own validation of the object refuses.</summary>
    public static readonly RuleInfo Valid = new("EKS072", Severity.Error, "Every Kubernetes object passes the API server's validation.");

    /// <summary>A kind or version that the reader's server does not serve.</summary>
    public static readonly RuleInfo Served = new("EKS073", Severity.Error, "Every Kubernetes object names a kind and version that the server serves.");

    /// <summary>A document without kind or apiVersion, or a list kubectl refuses.</summary>
    public static readonly RuleInfo PassesClient =
        new("EKS074", Severity.Error, "Every document passes the checks that kubectl makes before it asks the server.");

    /// <summary>The same object twice.</summary>
    public static readonly RuleInfo Once = new("EKS075", Severity.Error, "Every Kubernetes object is given once.");

    /// <summary>A key twice in one mapping, of which kubectl takes the last.</summary>
    public static readonly RuleInfo KeyOnce =
        new("EKS076", Severity.Warning, "No key occurs twice in one mapping: kubectl takes the last without a word, the server refuses the text.");

    /// <summary>A document that nobody reads, because an earlier one of its file ended the reading.</summary>
    public static readonly RuleInfo Reached = new("EKS077", Severity.Error, "No document of a file keeps kubectl from reading those after it.");

    /// <summary>A list that holds no object.</summary>
    public static readonly RuleInfo ListHolds =
        new("EKS078", Severity.Warning, "Every list of Kubernetes objects holds at least one, and only lists have 'items'.");

    /// <summary>Text that says nothing where it looks as if it did.</summary>
    public static readonly RuleInfo NothingIsText = new("EKS079", Severity.Warning, "No text is left empty by null, which Kubernetes takes as the empty text.");

    /// <summary>An object that somebody has read from a cluster.</summary>
    public static readonly RuleInfo Exported =
        new("EKS215", Severity.Info, "An object that was read from a cluster is without what the server sets itself before it is given to kubectl again.");

    /// <summary>A role that an app brings gives something.</summary>
    public static readonly RuleInfo RoleGivesSomething =
        new("EKS207", Severity.Warning, "Every role that an app brings has rules, or takes them from other roles.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } =
        [Decodes, KnownField, Valid, Served, PassesClient, Once, KeyOnce, Reached, ListHolds, NothingIsText, RoleGivesSomething, Exported];
}
