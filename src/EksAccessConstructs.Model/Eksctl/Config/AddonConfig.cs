namespace EksAccessConstructs.Eksctl;

/// <summary>One item of <c>addons</c>: an EKS add-on.</summary>
internal sealed record AddonConfig
{
    /// <summary>The name of the add-on.</summary>
    public required string Name { get; init; }

    /// <summary>The version, or <c>latest</c>.</summary>
    /// <value>Default: EKS's default for the cluster's version.</value>
    public string? Version { get; init; }

    /// <summary>The configuration as JSON or YAML text.</summary>
    /// <value>Default: none.</value>
    public string? ConfigurationValues { get; init; }

    /// <summary>none, overwrite or preserve.</summary>
    /// <value>Default: overwrite.</value>
    public string? ResolveConflicts { get; init; }

    /// <summary><c>namespaceConfig.namespace</c>: the namespace of the add-on.</summary>
    /// <value>Default: the add-on's own.</value>
    public string? Namespace { get; init; }

    /// <summary><c>serviceAccountRoleARN</c>: an existing IRSA role.</summary>
    /// <value>Default: none.</value>
    public string? ServiceAccountRoleArn { get; init; }

    /// <summary><c>attachPolicyARNs</c>: managed policies of a made IRSA role.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> AttachPolicyArns { get; init; }

    /// <summary>An inline policy of a made IRSA role.</summary>
    /// <value>Default: none.</value>
    public InlineDocument? AttachPolicy { get; init; }

    /// <summary>Policies by name of a made IRSA role.</summary>
    /// <value>Default: none.</value>
    public WellKnownPolicies? WellKnownPolicies { get; init; }

    /// <summary>The boundary of the made role.</summary>
    /// <value>Default: none.</value>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Roles by Pod Identity; an empty list says that the add-on needs none.</summary>
    /// <value>Default: none.</value>
    public ValueList<PodIdentityConfig>? PodIdentityAssociations { get; init; }

    /// <summary>True where AWS's recommended roles are made.</summary>
    /// <value>Default: false.</value>
    public bool? UseDefaultPodIdentityAssociations { get; init; }

    /// <summary>Tags.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>A filter of a command of eksctl; nothing else reads it.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> Publishers { get; init; }

    /// <summary>A filter of a command of eksctl; nothing else reads it.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> Types { get; init; }

    /// <summary>A filter of a command of eksctl; nothing else reads it.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> Owners { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("name", Name)
        .Text("version", Version)
        .Text("configurationValues", ConfigurationValues)
        .Text("resolveConflicts", ResolveConflicts)
        .Within("namespaceConfig", new ConfigMap().Text("namespace", Namespace))
        .Text("serviceAccountRoleARN", ServiceAccountRoleArn)
        .Texts("attachPolicyARNs", AttachPolicyArns)
        .Document("attachPolicy", AttachPolicy)
        .Part("wellKnownPolicies", WellKnownPolicies?.ToYaml())
        .Text("permissionsBoundary", PermissionsBoundary)
        .PartsOrEmpty("podIdentityAssociations", PodIdentityAssociations?.Select(part => part.ToYaml()))
        .Boolean("useDefaultPodIdentityAssociations", UseDefaultPodIdentityAssociations)
        .Pairs("tags", Tags)
        .Texts("publishers", Publishers)
        .Texts("types", Types)
        .Texts("owners", Owners);
}

/// <summary><c>addonsConfig</c>: what holds for all add-ons.</summary>
internal sealed record AddonsConfig
{
    /// <summary>True where every add-on gets AWS's recommended roles.</summary>
    /// <value>Default: false.</value>
    public bool? AutoApplyPodIdentityAssociations { get; init; }

    /// <summary>True where only the listed add-ons are made.</summary>
    /// <value>Default: false.</value>
    public bool? DisableDefaultAddons { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Boolean("autoApplyPodIdentityAssociations", AutoApplyPodIdentityAssociations)
        .Boolean("disableDefaultAddons", DisableDefaultAddons);
}
