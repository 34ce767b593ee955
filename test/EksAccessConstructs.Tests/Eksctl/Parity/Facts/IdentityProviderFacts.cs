using EksAccessConstructs.Tests.Eksctl.Parity.Naming;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>The provider in IAM that trusts the cluster's issuer, and the identity providers that the cluster trusts.</summary>
internal sealed class IdentityProviderFacts(NamedTemplates templates, FactSheet facts)
{
    private static readonly (string InCall, string InTemplate)[] Keys =
    [
        ("issuerURL", "IssuerUrl"), ("clientID", "ClientId"), ("usernameClaim", "UsernameClaim"),
        ("usernamePrefix", "UsernamePrefix"), ("groupsClaim", "GroupsClaim"), ("groupsPrefix", "GroupsPrefix"),
    ];

    public void Say()
    {
        foreach (var provider in templates.Resources("AWS::IAM::OIDCProvider"))
        {
            facts.MarkEach("oidcProvider.audience", templates.Value(provider, provider["ClientIdList"]).Items());
        }

        foreach (var provider in templates.Source.CallsOf("iam:CreateOpenIDConnectProvider"))
        {
            facts.MarkEach("oidcProvider.audience", provider.At("clientIds").Items());
        }

        foreach (var provider in templates.Resources("AWS::EKS::IdentityProviderConfig"))
        {
            facts.SayAll($"identityProvider[{templates.Text(provider, provider["IdentityProviderConfigName"])}]", templates.Value(provider, provider["Oidc"]));
        }

        foreach (var call in templates.Source.CallsOf("eks:AssociateIdentityProviderConfig"))
        {
            var provider = call.At("Inner") ?? call;
            var key = $"identityProvider[{FactText.Of(provider.At("name"))}]";
            foreach (var (inCall, inTemplate) in Keys)
            {
                facts.Say($"{key}.{inTemplate}", provider.At(inCall));
            }

            foreach (var (claim, value) in provider.At("requiredClaims").Entries())
            {
                facts.Say($"{key}.RequiredClaims[{claim}]", value);
            }
        }
    }
}
