using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl;

/// <summary>From the Fargate profiles of a ClusterConfig to <see cref="FargatePodsProps"/>.</summary>
internal static class FargateTranslation
{
    public static FargatePodsProps Of(Construct scope, ResolvedCluster resolved, IEksCluster cluster, EksctlNetwork network)
    {
        var iam = resolved.Config.Iam;
        return new FargatePodsProps
        {
            Cluster = cluster,
            Role = iam?.FargatePodExecutionRoleArn is { Length: > 0 } arn ? EksctlControlPlane.Existing(scope, "FargatePodRole", arn) : null,
            PermissionsBoundaryArn = iam?.FargatePodExecutionRolePermissionsBoundary,
            Profiles = resolved.Config.FargateProfiles.Select(profile => Profile(scope, resolved, network, profile)).ToValueList(),
        };
    }

    private static PodProfile Profile(Construct scope, ResolvedCluster resolved, EksctlNetwork network, FargateProfileConfig profile) => new()
    {
        Name = profile.Name ?? "",
        Selectors = profile.Selectors.Select(selector => new PodSelector(selector.Namespace ?? "", selector.Labels)).ToValueList(),
        Subnets = network.Named(profile.Subnets),
        Role = profile.PodExecutionRoleArn is { Length: > 0 } arn ? EksctlControlPlane.Existing(scope, $"FargatePodRole-{profile.Name}", arn) : null,
        Tags = new ValueMap([.. resolved.Config.Metadata.Tags, .. profile.Tags]),
    };
}
