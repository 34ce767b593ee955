using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Identity providers are ones that EKS takes (EKS008). eksctl leaves this to EKS.</summary>
internal static class IdentityProvidersRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var seen = new Doubles(TextRules.BadValue, sink);
        for (var i = 0; i < config.IdentityProviders.Count; i++)
        {
            var provider = config.IdentityProviders[i];
            var path = $"identityProviders[{i}]";
            Tell(IdentityProviderLimits.ProblemWithIssuer(provider.IssuerUrl), $"{path}.issuerURL");
            Tell(IdentityProviderLimits.ProblemWithPrefix(provider.UsernamePrefix), $"{path}.usernamePrefix");
            Tell(IdentityProviderLimits.ProblemWithPrefix(provider.GroupsPrefix), $"{path}.groupsPrefix");
            foreach (var problem in provider.RequiredClaims.Select(claim => IdentityProviderLimits.ProblemWithClaim(claim.Key, claim.Value)))
            {
                Tell(problem, $"{path}.requiredClaims");
            }

            seen.Take(provider.Name, $"{path}.name", place => $"identity provider '{provider.Name}' is listed already at {place}; keep one of the two");
        }

        void Tell(string? problem, string path)
        {
            if (problem is not null)
            {
                sink.Error(TextRules.BadValue, path, problem);
            }
        }
    }
}
