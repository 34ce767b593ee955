namespace EksAccessConstructs.Eksctl;

/// <summary><c>remoteNetworkConfig</c>: hybrid nodes.</summary>
internal sealed record RemoteNetworkConfig
{
    /// <summary><c>iam.provider</c>: ssm or ira.</summary>
    /// <value>Default: ssm.</value>
    public string? Provider { get; init; }

    /// <summary><c>iam.roleARN</c>: an existing role for the nodes.</summary>
    /// <value>Default: one is made.</value>
    public string? RoleArn { get; init; }

    /// <summary><c>iam.caBundleCert</c>: the certificate that IAM Roles Anywhere trusts.</summary>
    public string? CaBundleCert { get; init; }

    /// <summary><c>vpcGatewayID</c>: the gateway to the other network, <c>tgw-…</c> or <c>vgw-…</c>.</summary>
    /// <value>Default: none.</value>
    public string? VpcGatewayId { get; init; }

    /// <summary>Where the nodes are.</summary>
    /// <value>Default: none.</value>
    public ValueList<RemoteNetwork> RemoteNodeNetworks { get; init; }

    /// <summary>Where their pods are; an empty list says that they are nowhere else, so that no node networks are needed.</summary>
    /// <value>Default: none.</value>
    public ValueList<RemoteNetwork>? RemotePodNetworks { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Within("iam", new ConfigMap().Text("provider", Provider).Text("roleARN", RoleArn).Text("caBundleCert", CaBundleCert))
        .Text("vpcGatewayID", VpcGatewayId)
        .Parts("remoteNodeNetworks", RemoteNodeNetworks.Select(part => part.ToYaml()))
        .PartsOrEmpty("remotePodNetworks", RemotePodNetworks?.Select(part => part.ToYaml()));
}

/// <summary>One remote network.</summary>
internal sealed record RemoteNetwork
{
    /// <summary>Its ranges.</summary>
    public ValueList<string> Cidrs { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap().Texts("cidrs", Cidrs);
}
