using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Eksctl;

/// <summary>The add-ons that a ClusterConfig asks for, in EKS's words, with their roles.</summary>
/// <param name="scope">The scope of the roles.</param>
/// <param name="cluster">The ClusterConfig.</param>
/// <param name="owner">The cluster.</param>
/// <param name="provider">The provider that trusts tokens of the cluster; null where there is none.</param>
internal sealed class EksctlAddons(Construct scope, ResolvedCluster cluster, IEksCluster owner, OidcProvider? provider)
{
    private const string OnFargate = """{"computeType":"Fargate"}""";

    public IEnumerable<AddonChoice> Choices() => cluster.Addons.Select(addon => Choice(addon, AddonPermissions.Of(cluster, addon)));

    private bool RunsSystemPodsOnFargate() =>
        cluster.Config.FargateProfiles.Any(profile => profile.Selectors.Any(selector => selector is { Namespace: "kube-system", Labels.IsEmpty: true }));

    private AddonChoice Choice(AddonConfig addon, AddonPermissions permissions) => new(addon.Name)
    {
        Version = addon.Version is { Length: > 0 } version && version != "latest" ? version : null,
        Configuration = Configuration(addon),
        OnConflict = addon.ResolveConflicts?.ToUpperInvariant() switch
        {
            "NONE" => ConflictResolution.None,
            "OVERWRITE" => ConflictResolution.Overwrite,
            "PRESERVE" => ConflictResolution.Preserve,
            _ => null,
        },
        Namespace = addon.Namespace,
        ServiceAccountRole = TokenRole(addon.Name, permissions),
        PodIdentities = [.. permissions.ByPodIdentity.Select(role => new AddonPodIdentity(role.ServiceAccount, ByPodIdentity(addon.Name, role)))],
        Tags = new ValueMap(cluster.Config.Metadata.Tags.Concat(addon.Tags).Where(tag => tag.Value.Length > 0)), // CloudFormation takes none without value
        IsSettled = true,
    };

    private Iam.IRole? TokenRole(string addon, AddonPermissions permissions)
    {
        var id = $"AddonRole{LogicalIds.Word(addon)}";
        return permissions switch
        {
            { TokenRoleArn: { } arn } => EksctlControlPlane.Existing(scope, id, arn),
            { TokenRole: { } role } when provider is not null =>
                new TokenTrust(permissions.Subject is { } subject ? TokenSubject.Of(subject.Namespace, subject.Name) : null, provider)
                    .Define(new Construct(scope, id), role, owner.LogicalId(RoleIds.Addon, addon)),
            _ => null,
        };
    }

    private Iam.IRole ByPodIdentity(string addon, AddonPodRole role)
    {
        var id = $"AddonRole-{addon}.{role.ServiceAccount}";
        return role.Made is { } made
            ? PodRole.Define(new Construct(scope, id), made, Trust(role), owner.LogicalId(RoleIds.Addon, $"{addon}/{role.ServiceAccount}"))
            : EksctlControlPlane.Existing(scope, id, role.ExistingArn ?? "");
    }

    // Associations of add-ons always send session tags.
    private PodIdentityTrust? Trust(AddonPodRole role) => cluster.Flavour is DefaultsFlavour.Eksctl
        ? null
        : new() { Cluster = owner.Address(), Namespace = role.Namespace, ServiceAccount = role.ServiceAccount };

    // Where the file configures nothing, CoreDNS is told to run on Fargate; eksctl patches its deployment to the same end.
    private string? Configuration(AddonConfig addon)
    {
        if (addon.ConfigurationValues is { Length: > 0 } values)
        {
            return values;
        }

        return addon.Name == AddonNames.CoreDns && RunsSystemPodsOnFargate() ? OnFargate : null;
    }
}
