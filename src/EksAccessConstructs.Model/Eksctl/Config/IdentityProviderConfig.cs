namespace EksAccessConstructs.Eksctl;

/// <summary>One item of <c>identityProviders</c>: an OIDC provider that signs users in.</summary>
internal sealed record IdentityProviderConfig
{
    /// <summary>The type: <c>oidc</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary><c>issuerURL</c>: where the provider is.</summary>
    public required string IssuerUrl { get; init; }

    /// <summary><c>clientID</c>: the audience of its tokens.</summary>
    public required string ClientId { get; init; }

    /// <summary>The claim that holds the user name.</summary>
    /// <value>Default: sub.</value>
    public string? UsernameClaim { get; init; }

    /// <summary>What is put before the user name.</summary>
    /// <value>Default: the issuer.</value>
    public string? UsernamePrefix { get; init; }

    /// <summary>The claim that holds the groups.</summary>
    public string? GroupsClaim { get; init; }

    /// <summary>What is put before each group.</summary>
    public string? GroupsPrefix { get; init; }

    /// <summary>Claims that a token must have.</summary>
    /// <value>Default: none.</value>
    public ValueMap RequiredClaims { get; init; }

    /// <summary>Tags.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }

    /// <summary>Where it was read from.</summary>
    public Origin Origin { get; init; }

    /// <summary>As a ClusterConfig has it.</summary>
    internal ConfigMap ToYaml() => new ConfigMap()
        .Text("type", Type)
        .Text("name", Name)
        .Text("issuerURL", IssuerUrl)
        .Text("clientID", ClientId)
        .Text("usernameClaim", UsernameClaim)
        .Text("usernamePrefix", UsernamePrefix)
        .Text("groupsClaim", GroupsClaim)
        .Text("groupsPrefix", GroupsPrefix)
        .Pairs("requiredClaims", RequiredClaims)
        .Pairs("tags", Tags);
}
