using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Eksctl;

/// <summary>The OIDC providers of a ClusterConfig that sign users in.</summary>
internal static class EksctlIdentityProviders
{
    public static void Define(Construct scope, ResolvedCluster config, IEksCluster cluster)
    {
        foreach (var provider in config.Config.IdentityProviders)
        {
            new IdentityProvider(scope, $"IdentityProvider-{provider.Name}", new IdentityProviderProps
            {
                Cluster = cluster,
                Name = provider.Name,
                IssuerUrl = provider.IssuerUrl,
                ClientId = provider.ClientId,
                UsernameClaim = provider.UsernameClaim,
                UsernamePrefix = provider.UsernamePrefix,
                GroupsClaim = provider.GroupsClaim,
                GroupsPrefix = provider.GroupsPrefix,
                RequiredClaims = provider.RequiredClaims,
                Tags = new ValueMap([.. config.Config.Metadata.Tags, .. provider.Tags]),
            });
        }
    }
}
