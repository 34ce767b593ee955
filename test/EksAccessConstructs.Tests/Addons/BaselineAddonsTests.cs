using EksAccessConstructs.Addons;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Tests.Addons;

/// <summary>The usual set of add-ons, as clusters, partitions and props leave it.</summary>
public sealed class BaselineAddonsTests
{
    [Fact]
    public void A_name_that_is_none_of_the_usual_set_is_refused()
    {
        using var test = new TestStack();
        var props = new BaselineAddonsProps { Cluster = test.ImportedCluster(), LeaveOut = ["metric-server"] };

        var error = Assert.Throws<ArgumentException>(() => new BaselineAddons(test.Stack, "Addons", props));

        Assert.Contains("did you mean 'metrics-server'?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_usual_set_auto_mode_leaves_the_metrics_server()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster(props => props with { AutoMode = new AutoModeOptions() });

        var addons = new BaselineAddons(test.Stack, "Addons", new BaselineAddonsProps { Cluster = cluster });

        Assert.Equal(["metrics-server"], addons.Addons.Keys);
    }

    [Fact]
    public void In_China_the_usual_set_goes_without_roles()
    {
        using var test = new TestStack(region: "cn-north-1");

        var addons = new BaselineAddons(test.Stack, "Addons", new BaselineAddonsProps { Cluster = test.ImportedCluster() });

        Assert.Equal(["vpc-cni", "kube-proxy", "coredns", "eks-node-monitoring-agent"], addons.Addons.Keys);
        Assert.Null(addons.VpcCni);
    }

    [Fact]
    public void Add_ons_of_the_usual_set_are_pinned_configured_and_left_out_by_name()
    {
        using var test = new TestStack();

        var addons = new BaselineAddons(test.Stack, "Addons", new BaselineAddonsProps
        {
            Cluster = test.ImportedCluster(),
            LeaveOut = ["eks-node-monitoring-agent", "aws-ebs-csi-driver"],
            Versions = ValueMap.Of(("vpc-cni", "v1.20.1-eksbuild.1")),
            Configurations = ValueMap.Of(("coredns", """{"replicaCount":3}""")),
        });

        Assert.Equal("v1.20.1-eksbuild.1", addons.Addons["vpc-cni"].Resource.AddonVersion);
        Assert.Equal("""{"replicaCount":3}""", addons.Addons["coredns"].Resource.ConfigurationValues);
        Assert.Equal(["vpc-cni", "kube-proxy", "coredns", "eks-pod-identity-agent", "metrics-server"], addons.Addons.Keys);
    }
}
