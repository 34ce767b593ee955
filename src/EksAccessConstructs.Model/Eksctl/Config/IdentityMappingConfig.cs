namespace EksAccessConstructs.Eksctl;

/// <summary>One item of <c>iamIdentityMappings</c>: a row of the aws-auth ConfigMap.</summary>
internal sealed record IdentityMappingConfig
{
    /// <summary>The ARN of the role or user.</summary>
    public string? Arn { get; init; }

    /// <summary>The Kubernetes user name.</summary>
    public string? Username { get; init; }

    /// <summary>The Kubernetes groups.</summary>
    /// <value>Default: none.</value>
    public ValueList<string> Groups { get; init; }

    /// <summary>An account all of whose identities are let in; no other key goes with it.</summary>
    public string? Account { get; init; }

    /// <summary>A service that is let in: <c>emr-containers</c>.</summary>
    public string? ServiceName { get; init; }

    /// <summary>The namespace of the service.</summary>
    public string? Namespace { get; init; }

    /// <summary><c>noDuplicateARNs</c>: true where a row of the same ARN with other content is an error.</summary>
    /// <value>Default: false.</value>
    public bool? NoDuplicateArns { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("arn", Arn)
        .Text("username", Username)
        .Texts("groups", Groups)
        .Text("account", Account)
        .Text("serviceName", ServiceName)
        .Text("namespace", Namespace)
        .Boolean("noDuplicateARNs", NoDuplicateArns);
}
