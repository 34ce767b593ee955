using Amazon.CDK.AWS.AutoScaling;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>A self-managed node group: an Auto Scaling group of instances that join the cluster by themselves.</summary>
/// <remarks>Its role gets an access entry of type EC2_LINUX or EC2_WINDOWS, one for each role, unless the cluster lives on aws-auth alone.</remarks>
public sealed class SelfManagedNodes : Construct
{
    /// <summary>Defines a self-managed node group.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What it is like.</param>
    /// <exception cref="ArgumentException">EC2 would refuse a property, or the nodes could not join; the message lists every problem, one a line.</exception>
    public SelfManagedNodes(Construct scope, string id, SelfManagedNodesProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        NodesDescription.Findings(props).ThrowOrWarn(this, nameof(props));

        Role = NodeRoles.Define(this, props);
        var profile = props.ProfileArn ?? Profile(props);
        var own = props.OwnSecurityGroup ? NodeSecurity.Own(this, props) : null;
        SecurityGroup = own is null ? null : Ec2.SecurityGroup.FromSecurityGroupId(this, "Group", own.AttrGroupId);
        var tags = NodeTemplate.Tags(props);
        LaunchTemplate = NodeTemplate.Define(this, props, TemplateData(props, profile, own?.AttrGroupId, tags));
        AutoScalingGroup = Group(props);
        tags.TakeFrom(AutoScalingGroup.Tags, ScalingGroup.Tags(props).Select(tag => tag.Key));
        AccessEntry = NodeAccessEntry.For(this, props, Role);
        props.Cluster.OrderNodes(AutoScalingGroup);
        if (AccessEntry is { } entry)
        {
            AutoScalingGroup.AddResourceDependency(entry); // a node that asks before its entry exists is turned away, and asks again only after minutes
        }
    }

    /// <summary>The role of the nodes.</summary>
    public Iam.IRole Role { get; }

    /// <summary>The launch template.</summary>
    public Ec2.CfnLaunchTemplate LaunchTemplate { get; }

    /// <summary>The Auto Scaling group.</summary>
    public CfnAutoScalingGroup AutoScalingGroup { get; }

    /// <summary>The security group of these nodes; null where they have none of their own.</summary>
    public Ec2.ISecurityGroup? SecurityGroup { get; }

    /// <summary>The access entry of the role; null where another group with the same role defines it, or the cluster knows no entries.</summary>
    public Eks.CfnAccessEntry? AccessEntry { get; }

    private string Profile(SelfManagedNodesProps props) =>
        new Iam.CfnInstanceProfile(this, "InstanceProfile", new Iam.CfnInstanceProfileProps { Roles = [Role.RoleName] })
        .Named(props.Cluster.LogicalId("node-profile", props.Name))
        .AttrArn;

    private Ec2.CfnLaunchTemplate.LaunchTemplateDataProperty TemplateData(SelfManagedNodesProps props, string profile, string? own, InstanceTags tags)
    {
        var image = props.ImageId ?? NodeImage.Reference(props, InstanceHardware.OfGroup(props.Types));
        var data = NodeTemplate.Common(this, props, NodeUserData.Of(props, props.ClusterDns, props.KubeletConfig, props.OutpostClusterId), image, tags);
        data.IamInstanceProfile = new Ec2.CfnLaunchTemplate.IamInstanceProfileProperty { Arn = profile };
        data.InstanceType = props.Types[0];
        data.NetworkInterfaces = NodeTemplate.Interfaces(props, Groups(props, own));
        data.CreditSpecification = props.CpuCredits is { } credits ? new Ec2.CfnLaunchTemplate.CreditSpecificationProperty { CpuCredits = credits } : null;
        data.EnclaveOptions = props.Enclaves is { } enclaves ? new Ec2.CfnLaunchTemplate.EnclaveOptionsProperty { Enabled = enclaves } : null;
        return data;
    }

    private string[] Groups(SelfManagedNodesProps props, string? own) =>
    [
        .. props.MoreSecurityGroups,
        .. props.SharedSecurityGroup ? [props.Cluster.SharedNodeSecurityGroup.SecurityGroupId] : Array.Empty<string>(),
        .. own is not null ? [own] : Array.Empty<string>(),
        .. NodeSecurity.Fabric(this, props) is { } fabric ? [fabric.AttrGroupId] : Array.Empty<string>(),
    ];

    private CfnAutoScalingGroup Group(SelfManagedNodesProps props)
    {
        var group = new CfnAutoScalingGroup(this, "Resource", ScalingGroup.Describe(props, LaunchTemplate)).Named(props.Cluster.LogicalId("nodes", props.Name));
        group.CfnOptions.UpdatePolicy = new Cdk.CfnUpdatePolicy
        {
            AutoScalingRollingUpdate = new Cdk.CfnAutoScalingRollingUpdate
            {
                MaxBatchSize = 1,
                SuspendProcesses = props.SuspendProcesses.IsEmpty ? null : [.. props.SuspendProcesses],
            },
        };
        return group;
    }
}
