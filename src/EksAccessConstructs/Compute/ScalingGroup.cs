using System.Globalization;
using Amazon.CDK.AWS.AutoScaling;

namespace EksAccessConstructs.Compute;

/// <summary>What an Auto Scaling group of nodes is like.</summary>
internal static class ScalingGroup
{
    public static CfnAutoScalingGroupProps Describe(SelfManagedNodesProps props, Ec2.CfnLaunchTemplate template)
    {
        var sizes = NodeSizes.SelfManaged(props.MinSize, props.MaxSize, props.DesiredSize);
        var group = new CfnAutoScalingGroupProps
        {
            MinSize = Text(sizes.Min),
            MaxSize = Text(sizes.Max),
            DesiredCapacity = sizes.Desired is { } desired ? Text(desired) : null,
            VpcZoneIdentifier = NodeSubnets.Of(props),
            LaunchTemplate = props.Instances is null ? Specification(template) : null,
            MixedInstancesPolicy = props.Instances is { } instances ? Mixed(instances, template) : null,
            CapacityRebalance = props.Instances is { CapacityRebalance: true } ? true : null,
            MaxInstanceLifetime = props.MaxInstanceLifetimeSeconds,
            LoadBalancerNames = Strings(props.ClassicLoadBalancerNames),
            MetricsCollection = props.Metrics.IsEmpty
                ? null
                : props.Metrics.Select(metrics => new CfnAutoScalingGroup.MetricsCollectionProperty
                {
                    Granularity = metrics.Granularity,
                    Metrics = Strings(metrics.Metrics),
                }).ToArray(),
            Tags = [.. Tags(props).Select(tag =>
                new CfnAutoScalingGroup.TagPropertyProperty { Key = tag.Key, Value = tag.Value, PropagateAtLaunch = true })],
        };
        if (Strings(props.AllTargetGroupArns) is { } targets)
        {
            group.TargetGroupArns = targets; // its setter takes no null
        }

        return group;
    }

    /// <summary>The tags of the group itself.</summary>
    public static ValueMap Tags(SelfManagedNodesProps props) => ScalingTags.Of(NodesDescription.Of(props));

    private static CfnAutoScalingGroup.MixedInstancesPolicyProperty Mixed(MixedInstances instances, Ec2.CfnLaunchTemplate template) => new()
    {
        LaunchTemplate = new CfnAutoScalingGroup.LaunchTemplateProperty
        {
            LaunchTemplateSpecification = Specification(template),
            Overrides = instances.InstanceTypes.Select(type => new CfnAutoScalingGroup.LaunchTemplateOverridesProperty { InstanceType = type }).ToArray(),
        },
        InstancesDistribution = SaysNothing(instances) ? null : new CfnAutoScalingGroup.InstancesDistributionProperty
        {
            OnDemandBaseCapacity = instances.OnDemandBase,
            OnDemandPercentageAboveBaseCapacity = instances.OnDemandPercentageAboveBase,
            SpotInstancePools = instances.SpotPools,
            SpotAllocationStrategy = instances.SpotStrategy,
            SpotMaxPrice = instances.MaxPrice?.ToString("F6", CultureInfo.InvariantCulture),
        },
    };

    private static bool SaysNothing(MixedInstances instances) =>
        instances with { InstanceTypes = [], CapacityRebalance = false } == new MixedInstances { InstanceTypes = [] };

    private static CfnAutoScalingGroup.LaunchTemplateSpecificationProperty Specification(Ec2.CfnLaunchTemplate template) =>
        new() { LaunchTemplateId = template.Ref, Version = template.AttrLatestVersionNumber };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string[]? Strings(ValueList<string> texts) => texts.IsEmpty ? null : [.. texts];
}
