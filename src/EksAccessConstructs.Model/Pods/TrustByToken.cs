using EksAccessConstructs.Permissions;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Pods;

/// <summary>A role whose trust, in a file beside the manifests, lets service accounts in by the tokens of clusters.</summary>
internal sealed class TrustByToken
{
    private readonly TrustPolicy policy;
    private readonly ValueList<string> providers;

    private TrustByToken(IamPolicyFile file, ValueList<string> providers)
    {
        Role = $"<the role of {file.Name}>";
        policy = TrustPolicy.Of(file.Document);
        this.providers = providers;
    }

    /// <summary>What the role is called: the file says whom it trusts, and not whose trust it is.</summary>
    public string Role { get; }

    /// <summary>The trusts among policy documents that name an identity provider.</summary>
    public static IEnumerable<TrustByToken> Of(IEnumerable<IamPolicyFile> policies) =>
        from file in policies
        let providers = file.Statements.SelectMany(statement => IamPolicyFile.Texts(statement.MapAt("Principal"), "Federated"))
            .Where(provider => provider.Contains(":oidc-provider/", StringComparison.Ordinal)).Distinct().ToValueList()
        where !providers.IsEmpty
        select new TrustByToken(file, providers);

    /// <summary>True where a token of a service account for AWS surely gives the role.</summary>
    public bool LetsIn(string space, string account) =>
        providers.Any(provider => policy.Decide(TrustRequest.OfToken(provider, space, account)).Answer is TrustAnswer.Allowed);
}
