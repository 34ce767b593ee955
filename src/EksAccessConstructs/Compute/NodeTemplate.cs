using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>The parts of a launch template that both kinds of nodes share.</summary>
internal static class NodeTemplate
{
    /// <summary>A launch template of this content.</summary>
    public static Ec2.CfnLaunchTemplate Define(Construct scope, NodesProps props, Ec2.CfnLaunchTemplate.LaunchTemplateDataProperty data)
    {
        NodeMetadata.Add(props);
        return new Ec2.CfnLaunchTemplate(scope, "LaunchTemplate", new Ec2.CfnLaunchTemplateProps { LaunchTemplateData = data })
            .Named(props.Cluster.LogicalId("node-template", props.Name));
    }

    /// <summary>What both kinds say.</summary>
    /// <param name="scope">Where a key pair and a placement group go.</param>
    /// <param name="props">The nodes.</param>
    /// <param name="userData">The user data as plain text; null for none.</param>
    /// <param name="imageId">The image; null where EKS chooses.</param>
    /// <param name="tags">The tags of what is launched.</param>
    public static Ec2.CfnLaunchTemplate.LaunchTemplateDataProperty Common(
        Construct scope, NodesProps props, string? userData, string? imageId, InstanceTags tags) => new()
        {
            ImageId = imageId,
            KeyName = KeyName(scope, props),
            UserData = userData is null ? null : Cdk.Fn.Base64(userData),
            EbsOptimized = props.EbsOptimized,
            Monitoring = props.DetailedMonitoring is { } monitoring ? new Ec2.CfnLaunchTemplate.MonitoringProperty { Enabled = monitoring } : null,
            MetadataOptions = new Ec2.CfnLaunchTemplate.MetadataOptionsProperty
            {
                HttpTokens = props.RequireImdsV2 || props.BlockPodImds ? "required" : "optional",
                HttpPutResponseHopLimit = props.BlockPodImds ? 1 : 2,
            },
            BlockDeviceMappings = NodeVolumes.Of(props),
            TagSpecifications = Cdk.Lazy.Any(tags),
            Placement = PlacementGroup(scope, props) is { } group ? new Ec2.CfnLaunchTemplate.PlacementProperty { GroupName = group } : null,
            CapacityReservationSpecification = Reservation(props.CapacityReservation),
            InstanceMarketOptions = props.CapacityReservation is { IsCapacityBlock: true }
            ? new Ec2.CfnLaunchTemplate.InstanceMarketOptionsProperty { MarketType = "capacity-block" }
            : null,
        };

    /// <summary>One network interface a fabric adapter, or one plain one.</summary>
    public static Ec2.CfnLaunchTemplate.NetworkInterfaceProperty[] Interfaces(NodesProps props, string[] groups) =>
    [
        .. Enumerable.Range(0, Math.Max(props.FabricAdapters, 1)).Select(card => new Ec2.CfnLaunchTemplate.NetworkInterfaceProperty
        {
            DeviceIndex = card == 0 ? 0 : 1,
            NetworkCardIndex = card == 0 ? null : card,
            Groups = groups,
            InterfaceType = props.FabricAdapters > 0 ? "efa" : null,
        }),
    ];

    /// <summary>The tags of what a group launches, as its props say them.</summary>
    public static InstanceTags Tags(NodesProps props) => new(props.Tags.With("Name", InstanceName(props)));

    /// <summary>The Name of the instances.</summary>
    public static string InstanceName(NodesProps props) => props.InstanceName ?? $"{props.Cluster.DisplayName}-{props.Name}-Node";

    private static string? KeyName(Construct scope, NodesProps props)
    {
        if (props.Ssh is not { PublicKey: { } publicKey } ssh)
        {
            return props.Ssh?.KeyName;
        }

        return new Ec2.CfnKeyPair(scope, "KeyPair", new Ec2.CfnKeyPairProps { KeyName = ssh.KeyName, PublicKeyMaterial = publicKey })
            .Named(props.Cluster.LogicalId("node-key", props.Name))
            .Ref;
    }

    private static string? PlacementGroup(Construct scope, NodesProps props) => props switch
    {
        { PlacementGroupName: { } name } => name,
        { FabricAdapters: > 0 } when !props.IsManaged || props.CapacityReservation is null =>
            new Ec2.CfnPlacementGroup(scope, "PlacementGroup", new Ec2.CfnPlacementGroupProps { Strategy = "cluster" })
                .Named(props.Cluster.LogicalId("node-placement", props.Name))
                .Ref,
        _ => null,
    };

    private static Ec2.CfnLaunchTemplate.CapacityReservationSpecificationProperty? Reservation(NodeCapacityReservation? reservation) => reservation switch
    {
        null => null,
        { Preference: { } preference } => new() { CapacityReservationPreference = preference },
        _ => new()
        {
            CapacityReservationTarget = new Ec2.CfnLaunchTemplate.CapacityReservationTargetProperty
            {
                CapacityReservationId = reservation.Id,
                CapacityReservationResourceGroupArn = reservation.ResourceGroupArn,
            },
        },
    };
}
