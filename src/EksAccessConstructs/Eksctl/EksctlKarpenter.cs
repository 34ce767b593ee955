using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Eksctl;

/// <summary>The Karpenter that a ClusterConfig asks for.</summary>
internal static class EksctlKarpenter
{
    public static Karpenter? Define(Construct scope, ResolvedCluster cluster, IEksCluster owner, OidcProvider? provider) =>
        cluster.Config.Karpenter is { Version: { } version } karpenter && provider is not null
            ? new Karpenter(scope, "Karpenter", new KarpenterProps
            {
                Cluster = owner,
                Version = version,
                ControllerRole = Controller(scope, owner, provider),
                AnnotatedRoleName = KarpenterNames.ControllerRole(owner.DisplayName),
                ChartMakesServiceAccount = karpenter.CreateServiceAccount is true,
                InstanceProfileName = karpenter.DefaultInstanceProfile,
                InterruptionQueue = karpenter.WithSpotInterruptionQueue is true,
                PassesAnyRole = cluster.Flavour is DefaultsFlavour.Eksctl,
                PermissionsBoundaryArn = cluster.Config.Iam?.ServiceRolePermissionsBoundary,
            })
            : null;

    private static Iam.Role Controller(Construct scope, IEksCluster owner, OidcProvider provider)
    {
        var role = new IrsaRole(scope, "KarpenterController", new IrsaRoleProps
        {
            Provider = provider,
            Namespace = KarpenterNames.Namespace,
            ServiceAccount = KarpenterNames.ServiceAccount,
            Role = new NewRole { Name = KarpenterNames.ControllerRole(owner.DisplayName) },
        });
        return role.Role;
    }
}
