using System.Diagnostics;
using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Compute;

/// <summary>Fargate profiles of a cluster and the role that runs their pods.</summary>
/// <remarks>EKS makes the access entry of the role (FARGATE_LINUX) by itself; none is defined here. EKS makes one profile of a cluster at a
/// time, so each waits for the one before it in its stack, also where several of these belong to one cluster.</remarks>
public sealed class FargatePods : Construct
{
    /// <summary>Defines the Fargate profiles of a cluster.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="id">The id in the scope.</param>
    /// <param name="props">What they are like.</param>
    /// <exception cref="ArgumentException">EKS would refuse a profile; the message lists every problem, one a line.</exception>
    public FargatePods(Construct scope, string id, FargatePodsProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        FargatePodsCheck.Findings(props).ThrowOrWarn(this, nameof(props));

        Role = props.Role ?? (props.Profiles.All(profile => profile.Role is not null) ? null : PodExecutionRole.Of(this, props));
        Profiles = [.. props.Profiles.Select(profile => Define(props.Cluster, profile))];
        foreach (var profile in Profiles)
        {
            ProfileOrder.Append(props.Cluster, profile);
        }
    }

    /// <summary>The role that profiles without one of their own share; null where each has its own.</summary>
    public Iam.IRole? Role { get; }

    /// <summary>The profiles in the order given.</summary>
    public IReadOnlyList<Eks.CfnFargateProfile> Profiles { get; }

    private Eks.CfnFargateProfile Define(IEksCluster cluster, PodProfile profile)
    {
        var role = profile.Role ?? Role ?? throw new UnreachableException();
        var made = new Eks.CfnFargateProfile(this, profile.Name, new Eks.CfnFargateProfileProps
        {
            ClusterName = cluster.ClusterName,
            FargateProfileName = profile.Name,
            PodExecutionRoleArn = role.RoleArn,
            Selectors = profile.Selectors.Select(Selector).ToArray(),
            Subnets = profile.Subnets.IsEmpty ? null : [.. profile.Subnets.Select(subnet => subnet.SubnetId)],
            Tags = profile.Tags.IsEmpty ? null : [.. profile.Tags.Select(tag => new Cdk.CfnTag { Key = tag.Key, Value = tag.Value })],
        }).Named(cluster.LogicalId("fargate-profile", profile.Name));
        cluster.OrderNodes(made);
        EntriesByEks.Add(cluster, this, role, EntryType.FargateLinux);
        FargateNamespaces.Add(cluster, profile);
        AcknowledgeRegion(made);
        return made;
    }

    // The CDK's list of what each region has is older than Fargate in GovCloud.
    private static void AcknowledgeRegion(Eks.CfnFargateProfile profile)
    {
        if (profile.Stack.Region.StartsWith("us-gov-", StringComparison.Ordinal))
        {
            Cdk.Validations.Of(profile).Acknowledge(new Cdk.Acknowledgment
            {
                Id = "CloudFormation-Validate::F3006",
                Reason = "EKS has had Fargate in both GovCloud regions since 2021; the list of resource types behind this rule leaves it out",
            });
        }
    }

    private static Eks.CfnFargateProfile.SelectorProperty Selector(PodSelector selector) => new()
    {
        Namespace = selector.Namespace,
        Labels = selector.Labels.IsEmpty
            ? null
            : selector.Labels.Select(label => new Eks.CfnFargateProfile.LabelProperty { Key = label.Key, Value = label.Value }).ToArray(),
    };
}
