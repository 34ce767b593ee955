using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cluster;

/// <summary>An OpenID Connect provider whose tokens the Kubernetes API takes beside those of IAM.</summary>
public sealed record IdentityProviderProps
{
    /// <summary>The cluster; it can have one such provider.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The name of the association.</summary>
    public required string Name { get; init; }

    /// <summary>The URL of the issuer, https.</summary>
    public required string IssuerUrl { get; init; }

    /// <summary>The client that tokens are issued to: their audience.</summary>
    public required string ClientId { get; init; }

    /// <summary>The claim that holds the user name.</summary>
    /// <value>Default: sub.</value>
    public string? UsernameClaim { get; init; }

    /// <summary>What user names get in front, so that they cannot be mistaken for others.</summary>
    /// <value>Default: EKS's: the issuer.</value>
    public string? UsernamePrefix { get; init; }

    /// <summary>The claim that holds the groups.</summary>
    /// <value>Default: none; users have no groups.</value>
    public string? GroupsClaim { get; init; }

    /// <summary>What groups get in front.</summary>
    /// <value>Default: nothing.</value>
    public string? GroupsPrefix { get; init; }

    /// <summary>Claims that a token must hold, with their values.</summary>
    /// <value>Default: none.</value>
    public ValueMap RequiredClaims { get; init; }

    /// <summary>Tags of the association.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }
}

/// <summary>Lets users of an OpenID Connect provider authenticate to a cluster. What they may do, RBAC alone says.</summary>
public sealed class IdentityProvider : Construct
{
    /// <summary>Defines the association.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Which provider.</param>
    /// <exception cref="ArgumentException">The issuer is not an https URL, a prefix begins with <c>system:</c>, or a claim is empty; the message lists every
    /// problem, one a line.</exception>
    public IdentityProvider(Construct scope, string id, IdentityProviderProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Findings(props).ThrowOrWarn(this, nameof(props));
        Resource = new Eks.CfnIdentityProviderConfig(this, "Resource", new Eks.CfnIdentityProviderConfigProps
        {
            ClusterName = props.Cluster.ClusterName,
            Type = "oidc",
            IdentityProviderConfigName = props.Name,
            Oidc = new Eks.CfnIdentityProviderConfig.OidcIdentityProviderConfigProperty
            {
                IssuerUrl = props.IssuerUrl,
                ClientId = props.ClientId,
                UsernameClaim = props.UsernameClaim,
                UsernamePrefix = props.UsernamePrefix,
                GroupsClaim = props.GroupsClaim,
                GroupsPrefix = props.GroupsPrefix,
                RequiredClaims = props.RequiredClaims.IsEmpty
                    ? null
                    : props.RequiredClaims
                        .Select(claim => new Eks.CfnIdentityProviderConfig.RequiredClaimProperty { Key = claim.Key, Value = claim.Value })
                        .ToArray(),
            },
            Tags = props.Tags.IsEmpty ? null : [.. props.Tags.Select(tag => new Cdk.CfnTag { Key = tag.Key, Value = tag.Value })],
        }).Named(props.Cluster.LogicalId("identity-provider", props.Name));
    }

    /// <summary>The association as CloudFormation has it.</summary>
    public Eks.CfnIdentityProviderConfig Resource { get; }

    private static IEnumerable<Finding> Findings(IdentityProviderProps props) => new[]
    {
        Cdk.Token.IsUnresolved(props.IssuerUrl) ? null : IdentityProviderLimits.ProblemWithIssuer(props.IssuerUrl),
        IdentityProviderLimits.ProblemWithPrefix(props.UsernamePrefix),
        IdentityProviderLimits.ProblemWithPrefix(props.GroupsPrefix),
    }.Concat(props.RequiredClaims.Select(claim => IdentityProviderLimits.ProblemWithClaim(claim.Key, claim.Value)))
        .OfType<string>().Select(problem => TextRules.BadValue.At(null, problem));
}
