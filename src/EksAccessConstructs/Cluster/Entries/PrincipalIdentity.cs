using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>Which principal it is, however it was named: by its ARN, by its name, or by the role of the app.</summary>
/// <remarks>IAM has each name once in an account, in any letter case and whatever the path, so the account, the kind and the name are one principal.</remarks>
/// <param name="Key">The same for the same principal.</param>
internal readonly record struct PrincipalIdentity(string Key)
{
    /// <summary>Which principal it is.</summary>
    /// <param name="principal">The principal, as <see cref="PrincipalsOfApp.Known"/> gives it.</param>
    public static PrincipalIdentity Of(PrincipalArn principal) => principal switch
    {
        _ when Whole(principal) is { } arn => new($"{arn.Kind} {arn.Account} {arn.Name.ToUpperInvariant()}"),
        { Kind: PrincipalKind.Unresolved } => new($"token {principal.Text}"),
        _ => new($"{principal.Kind} {principal.Name}"),
    };

    /// <summary>The ARN of a principal, without path where only its name is known; null where deployment alone tells.</summary>
    /// <param name="principal">The principal.</param>
    public static PrincipalArn? Whole(PrincipalArn principal) => principal switch
    {
        { IsUnresolved: false } => principal,
        { Pattern: { } pattern } when !pattern.Replace("arn:*", "arn:aws", StringComparison.Ordinal).Contains('*', StringComparison.Ordinal) =>
            PrincipalArn.Read(pattern.Replace("arn:*", "arn:aws", StringComparison.Ordinal)).Value,
        _ => null,
    };
}
