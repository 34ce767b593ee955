using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Pods;

/// <summary>An issuer of tokens and its provider in IAM, as text.</summary>
/// <param name="ProviderArn">The ARN of the provider.</param>
/// <param name="Issuer">The issuer without <c>https://</c>.</param>
internal sealed record KnownIssuer(string ProviderArn, string Issuer)
{
    private const string AnyId = "00000000000000000000000000000000"; // EKS's ids of issuers have 32 hexadecimal digits

    /// <summary>Texts of the length that those of a provider will have, where only deployment knows them.</summary>
    public static KnownIssuer Of(OidcProvider provider)
    {
        var address = provider.Cluster.Address().Readable();
        var issuer = Cdk.Token.IsUnresolved(provider.Issuer) ? $"oidc.eks.{address.Region}.amazonaws.com/id/{AnyId}" : provider.Issuer;
        var arn = Cdk.Token.IsUnresolved(provider.Arn) ? $"arn:{address.Partition}:iam::111122223333:oidc-provider/{issuer}" : provider.Arn;
        return new(arn, issuer);
    }
}
