namespace EksAccessConstructs.Eksctl;

/// <summary>One item of <c>fargateProfiles</c>: which pods run on Fargate.</summary>
internal sealed record FargateProfileConfig
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Which pods; one selector that fits is enough.</summary>
    public ValueList<FargateSelectorConfig> Selectors { get; init; }

    /// <summary><c>podExecutionRoleARN</c>: the role of the pods' hosts.</summary>
    /// <value>Default: the cluster's Fargate role.</value>
    public string? PodExecutionRoleArn { get; init; }

    /// <summary>Private subnets of the pods.</summary>
    /// <value>Default: the cluster's private subnets.</value>
    public ValueList<string> Subnets { get; init; }

    /// <summary>Tags.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("name", Name)
        .Parts("selectors", Selectors.Select(part => part.ToYaml()))
        .Text("podExecutionRoleARN", PodExecutionRoleArn)
        .Texts("subnets", Subnets)
        .Pairs("tags", Tags);
}

/// <summary>One selector of a Fargate profile.</summary>
internal sealed record FargateSelectorConfig
{
    /// <summary>The namespace, wildcards allowed.</summary>
    public string? Namespace { get; init; }

    /// <summary>Labels that a pod must have.</summary>
    /// <value>Default: none.</value>
    public ValueMap Labels { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Text("namespace", Namespace).Pairs("labels", Labels);
}
