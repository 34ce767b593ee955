using System.Text.Json.Nodes;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Tests.Pods;

public sealed class PodIdentityAgentTests
{
    [Fact]
    public void The_first_access_of_pods_brings_the_agent_once()
    {
        using var test = new TestStack();
        var cluster = Define(test);

        Access(test, cluster, "orders");
        Access(test, cluster, "reports");

        Assert.Equal(["AddonEksPodIdentityAgent"], Agents(test));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_agent_that_the_add_ons_bring_is_the_only_one_whichever_comes_first(bool addonsFirst)
    {
        using var test = new TestStack();
        var cluster = Define(test);
        Action addons = () => new ClusterAddons(test.Stack, "Addons", new ClusterAddonsProps
        {
            Cluster = cluster,
            Addons = [new("eks-pod-identity-agent") { Version = "v1.3.10-eksbuild.1" }],
        });
        Action access = () => Access(test, cluster, "orders");

        Array.ForEach(addonsFirst ? [addons, access] : (Action[])[access, addons], one => one());

        Assert.Equal(["AddonEksPodIdentityAgent"], Agents(test));
        Assert.Contains("v1.3.10-eksbuild.1", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Auto_Mode_has_the_agent_in_its_nodes()
    {
        using var test = new TestStack();

        Access(test, Define(test, props => props with { AutoMode = new AutoModeOptions() }), "orders");

        Assert.Empty(Agents(test));
    }

    [Fact]
    public void The_agent_can_be_left_out()
    {
        using var test = new TestStack();

        Access(test, Define(test, props => props with { PodIdentityAgent = false }), "orders");

        Assert.Empty(Agents(test));
    }

    [Fact]
    public void A_cluster_that_exists_is_left_as_it_is()
    {
        using var test = new TestStack();

        Access(test, test.ImportedCluster(), "orders");

        Assert.Empty(Agents(test));
    }

    [Fact]
    public void Outposts_have_no_pod_identity()
    {
        using var test = new TestStack();
        var cluster = Define(test, props => props with
        {
            DeletionProtection = false,
            Outpost = new OutpostOptions
            {
                OutpostArn = "arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718",
                ControlPlaneInstanceType = "m5.large",
            },
        });

        var error = Assert.Throws<ArgumentException>(() => Access(test, cluster, "orders"));

        Assert.Contains("error EKS150: EKS Pod Identity is not offered for local clusters on Outposts", error.Message, StringComparison.Ordinal);
    }

    private static EksCluster Define(TestStack test, Func<EksClusterProps, EksClusterProps>? change = null)
    {
        var props = new EksClusterProps { ClusterName = "shop", Version = "1.34", Network = test.ExistingNetwork() };
        var cluster = new EksCluster(test.Stack, "Cluster", change is null ? props : change(props));
        new ClusterAdminRole(test.Stack, "Admin", new ClusterAdminRoleProps { Cluster = cluster });
        return cluster;
    }

    private static void Access(TestStack test, IEksCluster cluster, string name) =>
        new PodAccess(test.Stack, $"Access-{name}", new PodAccessProps { Cluster = cluster, Namespace = "shop", ServiceAccount = name });

    private static IEnumerable<string> Agents(TestStack test) => JsonNode.Parse(test.Template())?["Resources"]?.AsObject()
        .Where(resource => resource.Value?["Properties"]?["AddonName"]?.GetValue<string>() == "eks-pod-identity-agent")
        .Select(resource => resource.Key) ?? [];
}
