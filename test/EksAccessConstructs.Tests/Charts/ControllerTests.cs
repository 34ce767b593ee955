using EksAccessConstructs.Charts;
using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Tests.Charts;

/// <summary>Controllers that come by a chart: once, with what the stack installs in its order, and with no more rights than asked for.</summary>
public sealed class ControllerTests
{
    [Fact]
    public void A_controller_is_there_once()
    {
        using var test = new TestStack();
        var props = new LoadBalancerControllerProps { Cluster = test.ImportedCluster() };
        new LoadBalancerController(test.Stack, "LoadBalancers", props);

        var error = Assert.Throws<ArgumentException>(() => new LoadBalancerController(test.Stack, "Again", props));

        Assert.StartsWith("Test/Again: error EKS020: cluster 'shop' has 'aws-load-balancer-controller' already, defined at 'Test/LoadBalancers'",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_is_installed_by_a_cluster_with_kubectl_only()
    {
        using var test = new TestStack();
        var props = new ClusterAutoscalerProps { Cluster = test.ImportedCluster(), Install = true };

        var error = Assert.Throws<ArgumentException>(() => new ClusterAutoscaler(test.Stack, "Autoscaler", props));

        Assert.StartsWith("Test/Autoscaler: error EKS164: chart 'cluster-autoscaler' is to be installed by the stack", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_that_the_stack_installs_comes_after_role_and_nodes()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster(props => props with
        {
            KubectlProvider = new Eks.KubectlProviderOptions
            {
                KubectlLayer = Amazon.CDK.AWS.Lambda.LayerVersion.FromLayerVersionArn(
                    test.Stack, "KubectlLayer", "arn:aws:lambda:us-west-2:111122223333:layer:kubectl-v34:1"),
            },
        });
        new ManagedNodes(test.Stack, "Main", new ManagedNodesProps { Cluster = cluster, Name = "main" });

        var props = new ClusterAutoscalerProps { Cluster = cluster, Install = true, ChartVersion = "9.50.1" };
        var autoscaler = new ClusterAutoscaler(test.Stack, "Autoscaler", props);

        Assert.Empty(autoscaler.Steps);
        var chart = Assert.Single(Cdk.Assertions.Template.FromStack(test.Stack).FindResources("Custom::AWSCDK-EKS-HelmChart")).Value;
        var depends = (object[])chart["DependsOn"];
        Assert.Contains("NodesMain", depends);
        Assert.Contains(depends, id => id is string text && text.StartsWith("PodAccess", StringComparison.Ordinal));
    }

    [Fact]
    public void The_controller_that_binds_target_groups_only_makes_nothing()
    {
        using var test = new TestStack();

        new LoadBalancerController(test.Stack, "LoadBalancers", new LoadBalancerControllerProps
        {
            Cluster = test.ImportedCluster(),
            Rights = LoadBalancerRights.TargetGroupsOnly,
            TargetGroupArns = ["arn:aws:elasticloadbalancing:us-west-2:111122223333:targetgroup/shop/0123456789abcdef"],
        });

        Assert.DoesNotContain("elasticloadbalancing:Create", test.Template(), StringComparison.Ordinal);
        Assert.Contains("targetgroup/shop/0123456789abcdef", test.Template(), StringComparison.Ordinal);
    }
}
