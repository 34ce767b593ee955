using EksAccessConstructs.Access;

namespace EksAccessConstructs.Eksctl;

/// <summary><c>accessConfig</c>: who may enter the cluster.</summary>
internal sealed record AccessConfig
{
    /// <summary>Where EKS looks up who a caller is.</summary>
    /// <value>Default: API_AND_CONFIG_MAP in eksctl, API here.</value>
    public ClusterAuthenticationMode? AuthenticationMode { get; init; }

    /// <summary>True where the creating identity becomes administrator.</summary>
    /// <value>Default: true in eksctl, false here.</value>
    public bool? BootstrapClusterCreatorAdminPermissions { get; init; }

    /// <summary>The access entries.</summary>
    /// <value>Default: none.</value>
    public ValueList<AccessEntryConfig> AccessEntries { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("authenticationMode", AuthenticationMode?.ToApiValue())
        .Boolean("bootstrapClusterCreatorAdminPermissions", BootstrapClusterCreatorAdminPermissions)
        .Parts("accessEntries", AccessEntries.Select(part => part.ToYaml()));
}

/// <summary>One item of <c>accessEntries</c>.</summary>
internal sealed record AccessEntryConfig
{
    /// <summary>The ARN of the IAM role or user.</summary>
    public required string PrincipalArn { get; init; }

    /// <summary>The type of the entry.</summary>
    /// <value>Default: STANDARD.</value>
    public string? Type { get; init; }

    /// <summary>The Kubernetes groups.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> KubernetesGroups { get; init; }

    /// <summary>The Kubernetes user name.</summary>
    /// <value>Default: the one EKS makes.</value>
    public string? KubernetesUsername { get; init; }

    /// <summary>The access policies.</summary>
    /// <value>Default: none.</value>
    public ValueList<AccessPolicyConfig> AccessPolicies { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("principalARN", PrincipalArn)
        .Text("type", Type)
        .Texts("kubernetesGroups", KubernetesGroups)
        .Text("kubernetesUsername", KubernetesUsername)
        .Parts("accessPolicies", AccessPolicies.Select(part => part.ToYaml()));
}

/// <summary>One item of <c>accessPolicies</c>.</summary>
internal sealed record AccessPolicyConfig
{
    /// <summary>The ARN of the access policy.</summary>
    public required string PolicyArn { get; init; }

    /// <summary><c>accessScope.type</c>: cluster or namespace.</summary>
    public required string ScopeType { get; init; }

    /// <summary><c>accessScope.namespaces</c>: the namespaces of a namespace scope, wildcards allowed.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> Namespaces { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("policyARN", PolicyArn)
        .Part("accessScope", new ConfigMap().Text("type", ScopeType).Texts("namespaces", Namespaces));
}
