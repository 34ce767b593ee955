using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Pods;

/// <summary>Which cluster's tokens IAM is to trust.</summary>
public sealed record OidcProviderProps
{
    /// <summary>The cluster.</summary>
    public required IEksCluster Cluster { get; init; }

    /// <summary>The ARN of a provider that the account has for the cluster already. IAM takes one for each issuer.</summary>
    /// <value>Default: one is made.</value>
    public string? ExistingArn { get; init; }

    /// <summary>Tags of the provider that is made. Tags without a value are left out, since IAM takes none here.</summary>
    /// <value>Default: none.</value>
    public ValueMap Tags { get; init; }
}

/// <summary>The IAM OpenID Connect provider of a cluster: it lets roles trust tokens of the cluster's service accounts (IRSA).</summary>
/// <remarks>It is a resource of CloudFormation, without a Lambda function. No thumbprint is named: IAM trusts the issuers of EKS by their public
/// certificate authority.</remarks>
public sealed class OidcProvider : Construct
{
    /// <summary>The audience of the tokens that EKS gives to pods for AWS.</summary>
    public const string Audience = "sts.amazonaws.com";

    /// <summary>Defines the provider.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">Of which cluster.</param>
    public OidcProvider(Construct scope, string id, OidcProviderProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Cluster = props.Cluster;
        Issuer = WithoutScheme(props.Cluster.OpenIdConnectIssuerUrl);
        Arn = props.ExistingArn ?? Define(props).AttrArn;
    }

    /// <summary>The cluster.</summary>
    public IEksCluster Cluster { get; }

    /// <summary>The ARN of the provider.</summary>
    public string Arn { get; }

    /// <summary>The issuer as conditions of IAM name it: the URL without <c>https://</c>.</summary>
    /// <value>Of a cluster in the same app it is known at deployment only.</value>
    public string Issuer { get; }

    private Iam.CfnOIDCProvider Define(OidcProviderProps props)
    {
        Cdk.CfnTag[] tags = [.. props.Tags.Where(tag => tag.Value.Length > 0).Select(tag => new Cdk.CfnTag { Key = tag.Key, Value = tag.Value })];
        return new Iam.CfnOIDCProvider(this, "Resource", new Iam.CfnOIDCProviderProps
        {
            Url = props.Cluster.OpenIdConnectIssuerUrl,
            ClientIdList = [Audience],
            Tags = tags is [] ? null : tags,
        }).Named(props.Cluster.LogicalId("oidc-provider"));
    }

    private static string WithoutScheme(string url) => Cdk.Token.IsUnresolved(url)
        ? Cdk.Fn.Select(1, Cdk.Fn.Split("https://", url))
        : url.Replace("https://", "", StringComparison.Ordinal);
}
