using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Eksctl;

/// <summary>The add-ons that a ClusterConfig asks for, in EKS's words.</summary>
internal static class EksctlAddons
{
    private const string OnFargate = """{"computeType":"Fargate"}""";

    public static IEnumerable<AddonChoice> Choices(Construct scope, ResolvedCluster cluster) =>
        cluster.Addons.Select(addon => Choice(scope, cluster, addon));

    private static bool RunsSystemPodsOnFargate(ResolvedCluster cluster) =>
        cluster.Config.FargateProfiles.Any(profile => profile.Selectors.Any(selector => selector is { Namespace: "kube-system", Labels.IsEmpty: true }));

    private static AddonChoice Choice(Construct scope, ResolvedCluster cluster, AddonConfig addon) => new(addon.Name)
    {
        Version = addon.Version is { Length: > 0 } version && version != "latest" ? version : null,
        Configuration = Configuration(cluster, addon),
        OnConflict = addon.ResolveConflicts?.ToUpperInvariant() switch
        {
            "NONE" => ConflictResolution.None,
            "OVERWRITE" => ConflictResolution.Overwrite,
            "PRESERVE" => ConflictResolution.Preserve,
            _ => null,
        },
        Namespace = addon.Namespace,
        ServiceAccountRole = addon.ServiceAccountRoleArn is { Length: > 0 } role
            ? EksctlControlPlane.Existing(scope, $"AddonRole{LogicalIds.Word(addon.Name)}", role)
            : null,
        Tags = new ValueMap(cluster.Config.Metadata.Tags.Concat(addon.Tags).Where(tag => tag.Value.Length > 0)), // CloudFormation takes none without value
    };

    // Where the file configures nothing, CoreDNS is told to run on Fargate; eksctl patches its deployment to the same end.
    private static string? Configuration(ResolvedCluster cluster, AddonConfig addon)
    {
        if (addon.ConfigurationValues is { Length: > 0 } values)
        {
            return values;
        }

        return addon.Name == "coredns" && RunsSystemPodsOnFargate(cluster) ? OnFargate : null;
    }
}
