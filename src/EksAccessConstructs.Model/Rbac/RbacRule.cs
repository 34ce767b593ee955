namespace EksAccessConstructs.Rbac;

/// <summary>One rule of a Role or ClusterRole, in Kubernetes' own shape: verbs on resources (optionally only some names), or verbs on URLs.</summary>
/// <remarks>Source: Kubernetes rbac/v1 PolicyRule. Order and repetition are kept as written.</remarks>
public sealed record RbacRule
{
    /// <summary>The verbs; <c>*</c> is every verb.</summary>
    public ValueList<string> Verbs { get; init; }

    /// <summary>The API groups; the empty text is the core group, <c>*</c> every group.</summary>
    public ValueList<string> ApiGroups { get; init; }

    /// <summary>The resources in plural, <c>resource/subresource</c>, <c>*/subresource</c> or <c>*</c>.</summary>
    public ValueList<string> Resources { get; init; }

    /// <summary>The object names the rule is limited to; empty is any name.</summary>
    public ValueList<string> ResourceNames { get; init; }

    /// <summary>The URL paths; only in a ClusterRole.</summary>
    public ValueList<string> NonResourceUrls { get; init; }

    /// <summary>True where the rule gives every verb on every resource of every group.</summary>
    public bool GivesEverything => Verbs.Contains("*") && ApiGroups.Contains("*") && Resources.Contains("*") && ResourceNames.IsEmpty;

    /// <summary>Where the rule was read from.</summary>
    public Origin Origin { get; init; }
}
