using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Permissions;

namespace EksAccessConstructs.Eksctl;

/// <summary>The capabilities that a ClusterConfig asks for.</summary>
internal static class EksctlCapabilities
{
    public static IReadOnlyList<ClusterCapability> Define(Construct scope, ResolvedCluster cluster, IEksCluster owner) =>
        [.. cluster.Config.Capabilities.Select(capability =>
            new ClusterCapability(scope, $"Capability-{capability.Name}", Props(scope, cluster, owner, capability)))];

    private static ClusterCapabilityProps Props(Construct scope, ResolvedCluster cluster, IEksCluster owner, CapabilityConfig capability) => new()
    {
        Cluster = owner,
        CapabilityName = capability.Name ?? "",
        Type = capability.Type switch { "ACK" => CapabilityType.Ack, "KRO" => CapabilityType.Kro, _ => CapabilityType.ArgoCd },
        Role = capability.RoleArn is { Length: > 0 } role ? EksctlControlPlane.Existing(scope, $"CapabilityRole-{capability.Name}", role) : null,
        NewRole = capability.RoleArn is { Length: > 0 } ? new NewRole() : new NewRole
        {
            ManagedPolicyArns = capability.AttachPolicyArns,
            PolicyDocument = capability.AttachPolicy is { } policy ? DescribedNodes.Document(policy) : null,
            PermissionsBoundaryArn = capability.PermissionsBoundary,
        },
        ArgoCd = capability is { Type: "ARGOCD", ArgoCd: { } argo } ? Settings(argo) : null,
        AccessPolicies = EksctlAccess.Policies(capability.AccessPolicies),
        Tags = new ValueMap([.. cluster.Config.Metadata.Tags, .. capability.Tags]),
    };

    private static ArgoCdSettings Settings(ArgoCdConfig argo) => new()
    {
        IdentityCenterInstanceArn = argo.IdcInstanceArn ?? "",
        IdentityCenterRegion = argo.IdcRegion,
        Namespace = argo.Namespace,
        VpcEndpointIds = argo.VpceIds,
        Roles = argo.RoleMappings
            .Select(role => new ArgoCdRole(role.Role, role.Identities.Select(identity => new ArgoCdIdentity(identity.Id, identity.Type)).ToValueList()))
            .ToValueList(),
    };
}
