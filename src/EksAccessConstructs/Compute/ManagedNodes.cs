using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>A managed node group: EKS launches, updates and drains the nodes.</summary>
/// <remarks>EKS makes the access entry of its role by itself and leaves it behind on delete;
/// none is defined here, since a second one would be refused.</remarks>
public sealed class ManagedNodes : Construct
{
    /// <summary>Defines a managed node group.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EKS or EC2 would refuse a property; the message lists every problem, one a line.</exception>
    public ManagedNodes(Construct scope, string id, ManagedNodesProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        NodesDescription.Findings(props).ThrowOrWarn(this, nameof(props));

        Role = NodeRoles.Define(this, props);
        var tags = NodeTemplate.Tags(props);
        LaunchTemplate = props.LaunchTemplate is null ? NodeTemplate.Define(this, props, TemplateData(props, tags)) : null;
        Nodegroup = new Eks.CfnNodegroup(this, "Resource", Describe(props)).Named(props.Cluster.LogicalId("nodes", props.Name));
        tags.TakeFrom(Nodegroup.Tags, []);
        props.Cluster.OrderNodes(Nodegroup);
        EntriesByEks.Add(props.Cluster, this, Role, NodeAccessEntry.TypeFor(props));
    }

    /// <summary>The role of the nodes.</summary>
    public Iam.IRole Role { get; }

    /// <summary>The launch template; null where an existing one is used.</summary>
    public Ec2.CfnLaunchTemplate? LaunchTemplate { get; }

    /// <summary>The node group.</summary>
    public Eks.CfnNodegroup Nodegroup { get; }

    private Ec2.CfnLaunchTemplate.LaunchTemplateDataProperty TemplateData(ManagedNodesProps props, InstanceTags tags)
    {
        string[] groups =
        [
            props.Cluster.ClusterSecurityGroup.SecurityGroupId,
            .. props.MoreSecurityGroups,
            .. NodeSecurity.Ssh(this, props) is { } ssh ? [ssh.AttrGroupId] : Array.Empty<string>(),
            .. NodeSecurity.Fabric(this, props) is { } fabric ? [fabric.AttrGroupId] : Array.Empty<string>(),
        ];
        var data = NodeTemplate.Common(this, props, NodeUserData.Of(props), ImageId(props), tags);
        if (props.FabricAdapters > 0)
        {
            data.NetworkInterfaces = NodeTemplate.Interfaces(props, groups);
        }
        else
        {
            data.SecurityGroupIds = groups;
        }

        data.InstanceType = IsCapacityBlock(props) ? props.Types[0] : null;
        return data;
    }

    private Eks.CfnNodegroupProps Describe(ManagedNodesProps props)
    {
        var sizes = NodeSizes.Managed(props.MinSize, props.MaxSize, props.DesiredSize);
        return new Eks.CfnNodegroupProps
        {
            ClusterName = props.Cluster.ClusterName,
            NodegroupName = props.Name,
            NodeRole = Role.RoleArn,
            Subnets = NodeSubnets.Of(props),
            ScalingConfig = new Eks.CfnNodegroup.ScalingConfigProperty { MinSize = sizes.Min, MaxSize = sizes.Max, DesiredSize = sizes.Desired },
            AmiType = props is { ImageId: null, LaunchTemplate: not { NamesImage: true } }
                ? props.Family.AmiType(InstanceHardware.OfGroup(props.Types))
                : null,
            InstanceTypes = IsCapacityBlock(props) || props.Types.IsEmpty ? null : [.. props.Types],
            CapacityType = CapacityType(props),
            ReleaseVersion = props.ReleaseVersion,
            LaunchTemplate = Template(props),
            Labels = Dictionary(props.Labels),
            Tags = Dictionary(props.Tags),
            Taints = props.Taints.IsEmpty ? null : props.Taints.Select(Taint).ToArray(),
            UpdateConfig = Update(props.Update),
            NodeRepairConfig = Repair(props.Repair),
        };
    }

    // The number of the newest version makes a change of the template roll the nodes; eksctl names no version, and nothing rolls.
    private Eks.CfnNodegroup.LaunchTemplateSpecificationProperty Template(ManagedNodesProps props) => LaunchTemplate is { } made
        ? new() { Id = made.Ref, Version = made.AttrLatestVersionNumber }
        : new() { Id = props.LaunchTemplate?.Id, Version = props.LaunchTemplate?.Version };

    // A family that EKS does not know, such as Ubuntu, needs its image in the launch template.
    private static string? ImageId(ManagedNodesProps props)
    {
        var hardware = InstanceHardware.OfGroup(props.Types);
        return props.ImageId ?? (props.Family.AmiType(hardware) is null ? NodeImage.Reference(props, hardware) : null);
    }

    private static string? CapacityType(ManagedNodesProps props)
    {
        if (IsCapacityBlock(props))
        {
            return "CAPACITY_BLOCK";
        }

        return props.Spot ? "SPOT" : null;
    }

    private static bool IsCapacityBlock(ManagedNodesProps props) => props.CapacityReservation is { IsCapacityBlock: true };

    private static Dictionary<string, string>? Dictionary(ValueMap map) => map.IsEmpty ? null : map.ToDictionary(pair => pair.Key, pair => pair.Value);

    private static Eks.CfnNodegroup.TaintProperty Taint(NodeTaint taint) => new() { Key = taint.Key, Value = taint.Value, Effect = taint.EksEffect };

    private static Eks.CfnNodegroup.UpdateConfigProperty? Update(NodeUpdate? update) => update is null ? null : new()
    {
        MaxUnavailable = update.MaxUnavailable,
        MaxUnavailablePercentage = update.MaxUnavailablePercentage,
    };

    private static Eks.CfnNodegroup.NodeRepairConfigProperty? Repair(NodeRepair? repair) => repair is null ? null : new()
    {
        Enabled = repair.Enabled,
        MaxUnhealthyNodeThresholdCount = repair.MaxUnhealthyNodeThresholdCount,
        MaxUnhealthyNodeThresholdPercentage = repair.MaxUnhealthyNodeThresholdPercentage,
        MaxParallelNodesRepairedCount = repair.MaxParallelNodesRepairedCount,
        MaxParallelNodesRepairedPercentage = repair.MaxParallelNodesRepairedPercentage,
        NodeRepairConfigOverrides = repair.Overrides.IsEmpty ? null : repair.Overrides.Select(action => new Eks.CfnNodegroup.NodeRepairConfigOverridesProperty
        {
            NodeMonitoringCondition = action.Condition,
            NodeUnhealthyReason = action.Reason,
            RepairAction = action.Action,
            MinRepairWaitTimeMins = action.MinWaitMinutes,
        }).ToArray(),
    };
}
