using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>The parts that both kinds of node groups of a ClusterConfig share, as the constructs take them.</summary>
internal static class NodeTranslation
{
    public static AmiFamily Family(NodesSource source) => AmiFamily.Named(source.Nodes.AmiFamily)
        ?? throw new ArgumentException($"node group '{source.Nodes.Name}': '{source.Nodes.AmiFamily}' is no family of images; use {string.Join(", ", AmiFamily.All)}");

    public static string? ImageId(NodeGroupConfig config) => config.Ami is null or "" or "auto" or "auto-ssm" ? null : config.Ami;

    public static int? MaxPods(NodeGroupConfig config) => config.MaxPodsPerNode is > 0 and var pods ? pods : null;

    public static NodeTaint Taint(TaintConfig taint) => new(
        taint.Key ?? "",
        NodeTaint.EffectNamed(taint.Effect ?? "") ?? throw new ArgumentException($"'{taint.Effect}' is no effect of a taint; use NoSchedule, PreferNoSchedule or NoExecute"),
        taint.Value ?? "");

    public static NodeVolume Volume(VolumeConfig volume) => new()
    {
        Size = volume.Size ?? new NodeVolume().Size,
        Type = volume.Type ?? new NodeVolume().Type,
        Device = volume.Name,
        Encrypted = volume.Encrypted,
        KmsKeyId = volume.KmsKeyId,
        Iops = volume.Iops,
        Throughput = volume.Throughput,
        SnapshotId = volume.SnapshotId,
    };

    /// <summary>The tags of the group, those of the whole cluster, and the two that eksctl finds a group by.</summary>
    public static ValueMap Tags(NodesSource source, string type) => new(
    [
        .. source.Resolved.Config.Metadata.Tags,
        .. source.Config.Tags,
        KeyValuePair.Create("alpha.eksctl.io/nodegroup-name", source.Nodes.Name),
        KeyValuePair.Create("alpha.eksctl.io/nodegroup-type", type),
    ]);

    public static NodeSsh? Ssh(NodesSource source) => source.Config.Ssh switch
    {
        { PublicKeyName: { Length: > 0 } name } ssh => new() { KeyName = name, Allow = source.Nodes.SshAllowed, SourceSecurityGroupIds = ssh.SourceSecurityGroupIds },
        { PublicKey: { Length: > 0 } key } ssh => new()
        {
            // A fixed name that changes with the key: CloudFormation makes the new pair before it takes the old one away.
            KeyName = $"eksctl-{source.Cluster.DisplayName}-nodegroup-{source.Nodes.Name}-{LogicalIds.Hash(key.Trim())}",
            PublicKey = key.Trim(),
            Allow = source.Nodes.SshAllowed,
            SourceSecurityGroupIds = ssh.SourceSecurityGroupIds,
        },
        _ => null,
    };

    public static NodeRole Role(NodesSource source)
    {
        var iam = source.Config.Iam;
        if (iam?.InstanceRoleArn is { Length: > 0 } arn)
        {
            return new NodeRole { Existing = EksctlControlPlane.Existing(source.Scope, $"NodeRole-{source.Nodes.Name}", arn) };
        }

        return new NodeRole
        {
            Name = iam?.InstanceRoleName,
            PermissionsBoundaryArn = iam?.InstanceRolePermissionsBoundary,
            ManagedPolicyArns = iam?.AttachPolicyArns ?? [],
            PolicyDocument = iam?.AttachPolicy is { } document ? Document(document) : null,
            AddonPolicies = AddonPolicies(iam?.WithAddonPolicies),
            CniPolicy = !source.Resolved.WithOidc,
        };
    }

    public static DocumentValue.Mapping Document(InlineDocument? document) =>
        document is not null && DocumentValue.FromJson(document.Json) is DocumentValue.Mapping map ? map : DocumentValue.Mapping.Empty;

    public static int FabricAdapters(ResolvedNodes nodes) => nodes.Config.EfaEnabled is true ? NetworkCards.OfGroup(nodes.InstanceTypes) : 0;

    public static NodeCapacityReservation? Reservation(NodeGroupConfig config) => config.CapacityReservation is not { } reservation ? null : new()
    {
        Preference = reservation.Preference,
        Id = reservation.Id,
        ResourceGroupArn = reservation.ResourceGroupArn,
        IsCapacityBlock = config.MarketType == "capacity-block",
    };

    private static ValueList<AddonPolicy> AddonPolicies(AddonPoliciesConfig? asked) => asked is null ? [] : new (bool? Asked, AddonPolicy Policy)[]
    {
        (asked.ImageBuilder, AddonPolicy.ImageBuilder),
        (asked.AutoScaler, AddonPolicy.AutoScaler),
        (asked.ExternalDns, AddonPolicy.ExternalDns),
        (asked.CertManager, AddonPolicy.CertManager),
        (asked.AppMesh, AddonPolicy.AppMesh),
        (asked.AppMeshPreview, AddonPolicy.AppMeshPreview),
        (asked.Ebs, AddonPolicy.Ebs),
        (asked.Fsx, AddonPolicy.Fsx),
        (asked.Efs, AddonPolicy.Efs),
        (asked.AwsLoadBalancerController is true || asked.AlbIngress is true, AddonPolicy.LoadBalancerController),
        (asked.XRay, AddonPolicy.XRay),
        (asked.CloudWatch, AddonPolicy.CloudWatch),
    }.Where(flag => flag.Asked is true).Select(flag => flag.Policy).ToValueList();
}
