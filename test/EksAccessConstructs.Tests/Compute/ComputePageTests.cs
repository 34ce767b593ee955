using EksAccessConstructs.Compute;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Tests.Compute;

/// <summary>The code of docs/compute.md, compiled and run.</summary>
public sealed class ComputePageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_the_page_shows_is_synthesized_whatever_feature_flags_say(bool flags)
    {
        using var test = new TestStack(context: flags ? FeatureFlags.AllOn : null);
        var stack = test.Stack;
        var cluster = ComputeTest.Cluster(stack);

        new ManagedNodes(stack, "Main", new ManagedNodesProps
        {
            Cluster = cluster,
            Name = "main",
            InstanceTypes = ["m7i.large"],
            MinSize = 2,
            MaxSize = 5,
            Labels = ValueMap.Of(("tier", "web")),
            Taints = [new NodeTaint("web", NodeTaintEffect.NoSchedule, "only")],
        });

        new SelfManagedNodes(stack, "Batch", new SelfManagedNodesProps
        {
            Cluster = cluster,
            Name = "batch",
            Instances = new MixedInstances
            {
                InstanceTypes = ["c7i.large", "c6i.large"],
                OnDemandPercentageAboveBase = 0,
                SpotStrategy = "price-capacity-optimized",
            },
            Role = new NodeRoleRequest { AddonPolicies = [AddonPolicy.AutoScaler] },
        });

        new FargatePods(stack, "Fargate", new FargatePodsProps
        {
            Cluster = cluster,
            Profiles = [new PodProfile { Name = "jobs", Selectors = [new PodSelector("jobs-*")] }],
        });

        var controller = new PodAccess(stack, "Controller", new PodAccessProps { Cluster = cluster, Namespace = "karpenter", ServiceAccount = "karpenter" });
        var karpenter = new Karpenter(stack, "Karpenter", new KarpenterProps
        {
            Cluster = cluster,
            Version = "1.6.1",
            ControllerRole = controller.Role,
        });

        Assert.Contains("helm upgrade --install karpenter", Assert.Single(karpenter.Steps).Command, StringComparison.Ordinal);
        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Every_snippet_of_the_page_stands_here() => PageSnippets.StandIn("compute.md", 2, "Compute", "ComputePageTests.cs");
}
