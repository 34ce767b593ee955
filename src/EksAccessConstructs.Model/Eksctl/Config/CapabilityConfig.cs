namespace EksAccessConstructs.Eksctl;

/// <summary>One item of <c>capabilities</c>: an EKS capability.</summary>
internal sealed record CapabilityConfig
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>ACK, KRO or ARGOCD.</summary>
    public string? Type { get; init; }

    /// <summary><c>roleArn</c>: an existing role.</summary>
    /// <value>Default: one is made.</value>
    public string? RoleArn { get; init; }

    /// <summary>What happens to what it made when it goes: RETAIN.</summary>
    /// <value>Default: RETAIN.</value>
    public string? DeletePropagationPolicy { get; init; }

    /// <summary><c>attachPolicyARNs</c>: managed policies of the made role.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> AttachPolicyArns { get; init; }

    /// <summary>An inline policy of the made role.</summary>
    /// <value>Default: none.</value>
    public InlineDocument? AttachPolicy { get; init; }

    /// <summary>The boundary of the made role.</summary>
    /// <value>Default: none.</value>
    public string? PermissionsBoundary { get; init; }

    /// <summary>Access policies of the entry that EKS makes for its role.</summary>
    /// <value>Default: none.</value>
    public ValueList<AccessPolicyConfig> AccessPolicies { get; init; }

    /// <summary><c>configuration.argocd</c>: needed for ARGOCD.</summary>
    public ArgoCdConfig? ArgoCd { get; init; }

    /// <summary>Tags.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("name", Name)
        .Text("type", Type)
        .Text("roleArn", RoleArn)
        .Text("deletePropagationPolicy", DeletePropagationPolicy)
        .Texts("attachPolicyARNs", AttachPolicyArns)
        .Document("attachPolicy", AttachPolicy)
        .Text("permissionsBoundary", PermissionsBoundary)
        .Parts("accessPolicies", AccessPolicies.Select(part => part.ToYaml()))
        .Within("configuration", new ConfigMap().Part("argocd", ArgoCd?.ToYaml()))
        .Pairs("tags", Tags);
}

/// <summary><c>configuration.argocd</c> of a capability.</summary>
internal sealed record ArgoCdConfig
{
    /// <summary>The namespace of Argo CD.</summary>
    /// <value>Default: argocd.</value>
    public string? Namespace { get; init; }

    /// <summary><c>networkAccess.vpceIds</c>: the VPC endpoints it is reached by.</summary>
    /// <value>Default: public.</value>
    public ValueList<string> VpceIds { get; init; }

    /// <summary><c>rbacRoleMappings</c>: who has which role in Argo CD.</summary>
    /// <value>Default: none.</value>
    public ValueList<ArgoCdRoleMapping> RoleMappings { get; init; }

    /// <summary><c>awsIdc.idcInstanceArn</c>: the IAM Identity Center instance.</summary>
    public string? IdcInstanceArn { get; init; }

    /// <summary><c>awsIdc.idcRegion</c>: its region.</summary>
    /// <value>Default: the cluster's.</value>
    public string? IdcRegion { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("namespace", Namespace)
        .Within("networkAccess", new ConfigMap().Texts("vpceIds", VpceIds))
        .Parts("rbacRoleMappings", RoleMappings.Select(part => part.ToYaml()))
        .Within("awsIdc", new ConfigMap().Text("idcInstanceArn", IdcInstanceArn).Text("idcRegion", IdcRegion));
}

/// <summary>One item of <c>rbacRoleMappings</c>.</summary>
internal sealed record ArgoCdRoleMapping
{
    /// <summary>The role: ADMIN, EDITOR or VIEWER.</summary>
    public required string Role { get; init; }

    /// <summary>Who has it.</summary>
    public ValueList<SsoIdentity> Identities { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Text("role", Role).Parts("identities", Identities.Select(part => part.ToYaml()));
}

/// <summary>A user or group of IAM Identity Center.</summary>
internal sealed record SsoIdentity
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>SSO_USER or SSO_GROUP.</summary>
    public required string Type { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Text("id", Id).Text("type", Type);
}
