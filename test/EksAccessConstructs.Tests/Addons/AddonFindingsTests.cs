using System.Text.Json.Nodes;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Charts;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Pods;

namespace EksAccessConstructs.Tests.Addons;

/// <summary>What does not go together is said, whichever construct comes first.</summary>
public sealed class AddonFindingsTests
{
    [Fact]
    public void What_auto_mode_brings_is_told()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster(props => props with { AutoMode = new AutoModeOptions() });

        new EbsCsiDriver(test.Stack, "Ebs", new EbsCsiDriverProps { Cluster = cluster });
        new LoadBalancerController(test.Stack, "LoadBalancers", new LoadBalancerControllerProps { Cluster = cluster });
        new MetricsServer(test.Stack, "Metrics", new MetricsServerProps { Cluster = cluster });

        Assert.Equal(
            [
                "add-on 'aws-ebs-csi-driver' is part of Auto Mode; leave it out [ack: EksAccessConstructs:EKS036]",
                "add-on 'aws-load-balancer-controller' is part of Auto Mode; leave it out [ack: EksAccessConstructs:EKS036]",
            ],
            Warnings(test).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Beside_nodes_of_ones_own_it_is_right()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster(props => props with { AutoMode = new AutoModeOptions() });

        new PodIdentityAgent(test.Stack, "Agent", new PodIdentityAgentProps { Cluster = cluster });
        new ManagedNodes(test.Stack, "Main", new ManagedNodesProps { Cluster = cluster, Name = "main" });

        Assert.Empty(Warnings(test));
    }

    [Fact]
    public void An_add_on_without_nodes_is_told()
    {
        using var test = new TestStack();

        new CoreDns(test.Stack, "CoreDns", new CoreDnsProps { Cluster = test.MadeCluster() });

        Assert.StartsWith("add-on 'coredns' has no node to run on, so it never becomes active", Assert.Single(Warnings(test)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nodes_of_another_stack_come_too_late()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster();
        new CoreDns(test.Stack, "CoreDns", new CoreDnsProps { Cluster = cluster });
        var env = new Cdk.Environment { Account = TestStack.Account, Region = TestStack.Region };
        var other = new Cdk.Stack(test.App, "Nodes", new Cdk.StackProps { Env = env });

        new ManagedNodes(other, "Main", new ManagedNodesProps { Cluster = cluster, Name = "main" });

        Assert.StartsWith("the nodes that add-on 'coredns' runs on are in another stack, which comes after this one", Assert.Single(Warnings(test)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nodes")]
    [InlineData("fargate")]
    [InlineData("cdk")]
    [InlineData("hybrid")]
    [InlineData("auto")]
    public void Whoever_runs_its_pods_will_do(string way)
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster(props => way switch
        {
            "hybrid" => props with { RemoteNodeNetworks = ["10.80.0.0/16"] },
            "auto" => props with { AutoMode = new AutoModeOptions() },
            _ => props,
        });
        new MetricsServer(test.Stack, "Metrics", new MetricsServerProps { Cluster = cluster });
        Action run = way switch
        {
            "nodes" => () => new ManagedNodes(test.Stack, "Main", new ManagedNodesProps { Cluster = cluster, Name = "main" }),
            "fargate" => () => new FargatePods(test.Stack, "Fargate", new FargatePodsProps
            {
                Cluster = cluster,
                Profiles = [new PodProfile { Name = "system", Selectors = [new PodSelector("kube-*")] }],
            }),
            "cdk" => () => ((Eks.Cluster)cluster.Cluster).AddNodegroupCapacity("Own", new Eks.NodegroupOptions
            {
                Subnets = new Ec2.SubnetSelection { Subnets = [.. cluster.Network.PrivateSubnets] },
            }),
            _ => Nothing,
        };

        run();

        Assert.DoesNotContain(Warnings(test), warning => warning.Contains("EKS102", StringComparison.Ordinal));
    }

    [Fact]
    public void Fargate_for_other_pods_will_not_do()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster();
        new MetricsServer(test.Stack, "Metrics", new MetricsServerProps { Cluster = cluster });

        new FargatePods(test.Stack, "Fargate", new FargatePodsProps
        {
            Cluster = cluster,
            Profiles = [new PodProfile { Name = "jobs", Selectors = [new PodSelector("jobs"), new PodSelector("kube-system", ValueMap.Of(("app", "x")))] }],
        });

        Assert.Contains("EKS102", Assert.Single(Warnings(test)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_service_account_has_one_association_whoever_makes_it_first(bool addonFirst)
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();
        Action addon = () => new EbsCsiDriver(test.Stack, "Ebs", new EbsCsiDriverProps { Cluster = cluster });
        Action access = () => new PodAccess(test.Stack, "Access", new PodAccessProps
        {
            Cluster = cluster,
            Namespace = "kube-system",
            ServiceAccount = "ebs-csi-controller-sa",
        });
        var (first, second) = addonFirst ? (addon, access) : (access, addon);

        first();
        var error = Assert.Throws<ArgumentException>(second);

        Assert.Contains("error EKS019: service account 'kube-system/ebs-csi-controller-sa' has a pod identity association already", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_by_token_beside_an_association_is_told()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();
        new IrsaRole(test.Stack, "Token", new IrsaRoleProps
        {
            Provider = new OidcProvider(test.Stack, "Oidc", new OidcProviderProps { Cluster = cluster }),
            Namespace = "kube-system",
            ServiceAccount = "ebs-csi-controller-sa",
        });

        new EbsCsiDriver(test.Stack, "Ebs", new EbsCsiDriverProps { Cluster = cluster });

        Assert.Contains(Warnings(test), warning => warning.Contains("EKS152", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Roles_without_an_agent_are_told(bool isImported)
    {
        using var test = new TestStack();
        var cluster = isImported ? test.ImportedCluster() : test.MadeCluster(props => props with { PodIdentityAgent = false });

        new NetworkFlowMonitor(test.Stack, "Flows", new NetworkFlowMonitorProps { Cluster = cluster });

        Assert.Contains(Warnings(test), warning => warning.EndsWith($"[ack: {PodIdentityAgent.MissingWarning}]", StringComparison.Ordinal));
    }

    [Fact]
    public void An_agent_for_a_cluster_that_exists_is_enough()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();

        new NetworkFlowMonitor(test.Stack, "Flows", new NetworkFlowMonitorProps { Cluster = cluster });
        new PodIdentityAgent(test.Stack, "Agent", new PodIdentityAgentProps { Cluster = cluster });

        Assert.Empty(Warnings(test));
    }

    [Fact]
    public void Adot_without_cert_manager_is_told()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster(props => props with { AutoMode = new AutoModeOptions() });

        new Adot(test.Stack, "Adot", new AdotProps { Cluster = cluster });

        Assert.Equal(
            ["add-on 'adot' needs 'cert-manager', which no construct gives the cluster; define it, or install it before [ack: EksAccessConstructs:EKS161]"],
            Warnings(test));
    }

    [Fact]
    public void The_cluster_scoped_policy_needs_a_driver_that_names_the_cluster()
    {
        using var test = new TestStack();
        var props = new EbsCsiDriverProps { Cluster = test.ImportedCluster(), Volumes = EbsVolumes.OfCluster, Version = "v1.57.1-eksbuild.1" };

        var error = Assert.Throws<ArgumentException>(() => new EbsCsiDriver(test.Stack, "Ebs", props));

        Assert.StartsWith("Test/Ebs: error EKS159: version 'v1.57.1-eksbuild.1' of add-on 'aws-ebs-csi-driver' does not name the cluster", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_cluster_scoped_policy_needs_sessions_with_tags()
    {
        using var test = new TestStack();
        var props = new PodAccessProps
        {
            Cluster = test.ImportedCluster(),
            Namespace = "storage",
            ServiceAccount = "csi",
            DisableSessionTags = true,
            Role = new() { ManagedPolicyNames = ["AmazonEBSCSIDriverEKSClusterScopedPolicy"] },
        };

        var error = Assert.Throws<ArgumentException>(() => new PodAccess(test.Stack, "Access", props));

        Assert.StartsWith("Test/Access: error EKS159: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_EKS_does_not_offer_in_the_partition_is_told()
    {
        using var test = new TestStack(region: "us-gov-west-1");

        new MetricsServer(test.Stack, "Metrics", new MetricsServerProps { Cluster = test.ImportedCluster() });

        Assert.StartsWith("add-on 'metrics-server' is not offered in partition 'aws-us-gov'", Assert.Single(Warnings(test)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_add_on_is_there_once()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();
        new EbsCsiDriver(test.Stack, "Ebs", new EbsCsiDriverProps { Cluster = cluster });

        var error = Assert.Throws<ArgumentException>(() => new EbsCsiDriver(test.Stack, "Again", new EbsCsiDriverProps { Cluster = cluster }));

        Assert.StartsWith("Test/Again: error EKS020: cluster 'shop' has 'aws-ebs-csi-driver' already, defined at 'Test/Ebs/Addon'", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_existing_role_has_to_trust_pod_identity()
    {
        using var test = new TestStack();
        var role = new Iam.Role(test.Stack, "Old", new Iam.RoleProps { AssumedBy = new Iam.ServicePrincipal("ec2.amazonaws.com") });
        var cluster = test.ImportedCluster();
        new PodIdentityAgent(test.Stack, "Agent", new PodIdentityAgentProps { Cluster = cluster });

        new EbsCsiDriver(test.Stack, "Ebs", new EbsCsiDriverProps { Cluster = cluster, ExistingRole = role });

        var warning = Assert.Single(Warnings(test));
        Assert.Contains("\"aws:RequestTag/kubernetes-service-account\":\"ebs-csi-controller-sa\"", warning, StringComparison.Ordinal);
        Assert.EndsWith("[ack: EksAccessConstructs:EKS148]", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_of_another_account_is_refused()
    {
        using var test = new TestStack();
        var role = Iam.Role.FromRoleArn(test.Stack, "Other", "arn:aws:iam::444455556666:role/csi");

        var error = Assert.Throws<ArgumentException>(() =>
            new EbsCsiDriver(test.Stack, "Ebs", new EbsCsiDriverProps { Cluster = test.ImportedCluster(), ExistingRole = role }));

        Assert.Contains("error EKS147: role 'arn:aws:iam::444455556666:role/csi' is in account 444455556666", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void China_has_no_pod_identity_but_takes_a_role_by_token()
    {
        using var test = new TestStack(region: "cn-north-1");
        var cluster = test.ImportedCluster();
        var role = Iam.Role.FromRoleArn(test.Stack, "Role", "arn:aws-cn:iam::111122223333:role/csi");

        var error = Assert.Throws<ArgumentException>(() => new EbsCsiDriver(test.Stack, "Refused", new EbsCsiDriverProps { Cluster = cluster }));
        new EbsCsiDriver(test.Stack, "Ebs", new EbsCsiDriverProps { Cluster = cluster, ServiceAccountRole = role });

        Assert.Contains("error EKS150: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("\"ServiceAccountRoleArn\": \"arn:aws-cn:iam::111122223333:role/csi\"", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_kinds_of_role_are_refused()
    {
        using var test = new TestStack();
        var role = Iam.Role.FromRoleArn(test.Stack, "Role", "arn:aws:iam::111122223333:role/csi");
        var props = new EbsCsiDriverProps { Cluster = test.ImportedCluster(), ExistingRole = role, ServiceAccountRole = role };

        var error = Assert.Throws<ArgumentException>(() => new EbsCsiDriver(test.Stack, "Ebs", props));

        Assert.Contains("error EKS020: add-on 'aws-ebs-csi-driver' gets a role both by IRSA and by Pod Identity", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_for_no_zone_and_no_bucket_is_refused()
    {
        using var test = new TestStack();
        var cluster = test.ImportedCluster();

        var zones = Assert.Throws<ArgumentException>(() => new ExternalDns(test.Stack, "Dns", new ExternalDnsProps { Cluster = cluster }));
        var buckets = Assert.Throws<ArgumentException>(() =>
            new MountpointS3CsiDriver(test.Stack, "Mountpoint", new MountpointS3CsiDriverProps { Cluster = cluster }));

        Assert.StartsWith("Test/Dns: error EKS163: no zone is named", zones.Message, StringComparison.Ordinal);
        Assert.StartsWith("Test/Mountpoint: error EKS163: no bucket is named", buckets.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cni_has_its_rights_once()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster();
        new ManagedNodes(test.Stack, "Main", new ManagedNodesProps { Cluster = cluster, Name = "main" });
        new ManagedNodes(test.Stack, "Bare", new ManagedNodesProps { Cluster = cluster, Name = "bare", Role = new NodeRoleRequest { CniPolicy = false } });

        new VpcCni(test.Stack, "VpcCni", new VpcCniProps { Cluster = cluster });

        Assert.StartsWith("node group 'main' has the policy of the VPC CNI, which has a role of its own", Assert.Single(Warnings(test)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_cni_has_its_rights_somewhere()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster(props => props with { IpFamily = ClusterIpFamily.Ipv6 });
        new ManagedNodes(test.Stack, "Bare", new ManagedNodesProps { Cluster = cluster, Name = "bare", Role = new NodeRoleRequest { CniPolicy = false } });

        new ClusterAddon(test.Stack, "Cni", new ClusterAddonProps { Cluster = cluster, AddonName = "vpc-cni" });

        Assert.Collection(
            Warnings(test),
            first => Assert.StartsWith("node group 'bare' has no policy for the VPC CNI, which has no role of its own either", first, StringComparison.Ordinal),
            second => Assert.StartsWith("the VPC CNI of an IPv6 cluster needs a role of its own", second, StringComparison.Ordinal));
    }

    [Fact]
    public void In_an_IPv6_cluster_the_cni_has_a_policy_of_its_own()
    {
        using var test = new TestStack();
        var cluster = test.MadeCluster(props => props with { IpFamily = ClusterIpFamily.Ipv6 });

        new VpcCni(test.Stack, "VpcCni", new VpcCniProps { Cluster = cluster });

        Assert.Contains("\"PolicyName\": \"VpcCniIpv6\"", test.Template(), StringComparison.Ordinal);
    }

    private static void Nothing()
    {
    }

    // The texts of warnings stand beside the template, by the paths of their constructs.
    private static IReadOnlyList<string> Warnings(TestStack test)
    {
        test.Template();
        var metadata = JsonNode.Parse(File.ReadAllText(Path.Combine(test.Folder, $"{test.Stack.ArtifactId}.metadata.json")))?.AsObject();
        var entries = (metadata ?? []).Where(path => path.Key != "/Test/Admin").SelectMany(path => path.Value?.AsArray() ?? []);
        return [.. entries.Where(entry => entry?["type"]?.GetValue<string>() == "aws:cdk:warning").Select(entry => entry?["data"]?.GetValue<string>() ?? "")];
    }
}
