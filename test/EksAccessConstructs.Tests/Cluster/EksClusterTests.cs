using System.Text.Json.Nodes;
using EksAccessConstructs.Access;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Cluster;

public sealed class EksClusterTests
{
    [Fact]
    public void A_new_cluster_in_a_new_network()
    {
        using var test = new TestStack();
        var network = new ClusterNetwork(test.Stack, "Network", new ClusterNetworkProps { Zones = ["us-west-2a", "us-west-2b"] });

        Administer(new EksCluster(test.Stack, "Cluster", new EksClusterProps { ClusterName = "shop", Version = "1.34", Network = network }));

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void An_existing_network_by_id_with_everything_said()
    {
        using var test = new TestStack();

        Administer(new EksCluster(test.Stack, "Cluster", Minimal(test) with
        {
            AuthenticationMode = ClusterAuthenticationMode.ApiAndConfigMap,
            CreatorIsAdmin = true,
            Endpoint = EndpointExposure.PrivateAndPublicFrom("203.0.113.0/24"),
            Logs = ControlPlaneLog.All,
            LogRetentionDays = null,
            DeletionProtection = false,
            BootstrapSelfManagedAddons = false,
            SupportType = SupportType.Standard,
            ZonalShift = true,
            ScalingTier = "tier-xl",
            PrivateEndpointClients = ["10.0.0.0/8", "fd00::/8"],
            ServiceIpv4Cidr = "10.100.0.0/16",
            RemoteNodeNetworks = ["10.80.0.0/16"],
            RemotePodNetworks = ["10.81.0.0/16"],
            ControlPlaneEgressMode = "CUSTOMER_ROUTED",
            AutoMode = new AutoModeOptions { ManagedGatewayApi = true },
            ApiServer = new ApiServerOptions { EventTtl = "2h", NodePorts = (30000, 31000) },
            Scheduler = new SchedulerScoring("MostAllocated", [("cpu", 2), ("memory", 1)]),
            ControllerManager = new ControllerManagerOptions { AutoscalerSyncPeriod = "10s", TerminatedPodGcThreshold = 500 },
            ActiveCertificateAuthorityId = "ca-1",
            ForceUpgrade = true,
            RollbackMinutes = 720,
            SecretsEncryptionKey = Amazon.CDK.AWS.KMS.Key.FromKeyArn(
                test.Stack, "Key", "arn:aws:kms:us-west-2:111122223333:key/0a1b2c3d-1111-2222-3333-444455556666"),
            Tags = ValueMap.Of(("team", "shop")),
        }));

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void The_CDK_s_own_manifests_work_where_kubectl_is_asked_for()
    {
        using var test = new TestStack();
        var cluster = new EksCluster(test.Stack, "Cluster", Minimal(test) with { KubectlProvider = Kubectl(test) });
        Administer(cluster);

        cluster.Cluster.AddManifest("Quota", new Dictionary<string, object>
        {
            ["apiVersion"] = "v1",
            ["kind"] = "LimitRange",
            ["metadata"] = new Dictionary<string, object> { ["name"] = "limits", ["namespace"] = "shop" },
        });

        var template = test.Template();
        Assert.Contains("Custom::AWSCDK-EKS-KubernetesResource", template, StringComparison.Ordinal);
        var functions = JsonNode.Parse(template)?["Resources"]?.AsObject()
            .Select(resource => resource.Value?["Properties"]?["VpcConfig"]?["SubnetIds"]?.ToJsonString());
        Assert.Equal(["[\"subnet-0a1b2c3d4e5f60711\",\"subnet-0a1b2c3d4e5f60712\"]"], functions?.OfType<string>().Distinct() ?? []);
        Cdk.Assertions.Annotations.FromStack(test.Stack)
            .HasWarning("/Test/Cluster", Cdk.Assertions.Match.StringLikeRegexp(".*makes a Lambda function that holds cluster-admin.*"));
    }

    [Fact]
    public void Kubectl_needs_access_entries()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new EksCluster(test.Stack, "Cluster", Minimal(test) with
        {
            KubectlProvider = Kubectl(test),
            AuthenticationMode = ClusterAuthenticationMode.ConfigMap,
            CreatorIsAdmin = true,
        }));

        Assert.Contains("KubectlProvider gets its rights by an access entry, which mode CONFIG_MAP does not know", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_function_with_kubectl_is_no_durable_administrator()
    {
        using var test = new TestStack();
        var cluster = new EksCluster(test.Stack, "Cluster", Minimal(test) with { KubectlProvider = Kubectl(test) });

        Assert.Contains("would have no durable administrator", Assert.ThrowsAny<Exception>(test.Template).Message, StringComparison.Ordinal);
        Assert.Empty(cluster.RegisteredEntries);
    }

    [Fact]
    public void All_that_is_wrong_with_the_endpoint_is_said_at_once()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new EksCluster(test.Stack, "Cluster", Minimal(test) with
        {
            ClusterName = "-shop",
            Endpoint = EndpointExposure.PublicFrom("203.0.113.0/24", "10.0.0.0/8", "office"),
        }));

        Assert.Collection(error.Message.Split('\n'),
            line => Assert.StartsWith("Test/Cluster: error EKS012: cluster name '-shop'", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Test/Cluster: error EKS022: '10.0.0.0/8' is a private range", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Test/Cluster: error EKS022: 'office' is not an address range", line, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_tool_answers_about_files_a_test_can_ask_about_constructs()
    {
        using var test = new TestStack();
        var cluster = new EksCluster(test.Stack, "Cluster", Minimal(test) with { AuthenticationMode = ClusterAuthenticationMode.Api });
        Administer(cluster);
        cluster.Grant(Grant("shop") with { Groups = ["shop:viewers"] });
        new RbacManifests(test.Stack, "Rbac", new RbacManifestsProps
        {
            Cluster = cluster,
            Objects = new RbacObjects([new RoleBinding
            {
                Name = "viewers",
                Namespace = "shop",
                RoleRef = new RoleRef("ClusterRole", "view"),
                Subjects = [Subject.Group("shop:viewers")],
            }]),
        });

        var authorizer = EksAuthorizer.Create(cluster.Snapshot);

        var shop = Grant("shop").Principal;
        Assert.IsType<Decision.Allowed>(authorizer.Authorize(shop, new ResourceRequest("list", "", "pods", Namespace: "shop")));
        Assert.IsType<Decision.Denied>(authorizer.Authorize(shop, new ResourceRequest("list", "", "pods", Namespace: "billing")));
        Assert.Equal(["arn:aws:iam::111122223333:role/admins"], authorizer.Administrators().Select(administrator => administrator.Who));
    }

    [Fact]
    public void A_cluster_without_a_durable_administrator_does_not_synthesize()
    {
        using var test = new TestStack();
        var cluster = new EksCluster(test.Stack, "Cluster", Minimal(test));
        cluster.Grant(Grant("viewers"));

        var error = Assert.ThrowsAny<Exception>(() => test.Template());

        Assert.Contains("[Test/Cluster] error EKS202: cluster 'shop' would have no durable administrator; add a ClusterAdminRole", error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_creator_who_suffices_is_administrator_enough()
    {
        using var test = new TestStack();
        new EksCluster(test.Stack, "Cluster", Minimal(test) with { CreatorIsAdmin = true, AdministratorGuard = AdministratorGuard.CreatorOfDevCluster });

        Assert.Contains("\"BootstrapClusterCreatorAdminPermissions\": true", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void Logical_ids_do_not_depend_on_where_the_cluster_stands_nor_on_feature_flags()
    {
        var plain = Synthesize(test => test.Stack, null);
        var nested = Synthesize(test => new Construct(test.Stack, "Deep"), FeatureFlags.AllOn);

        Assert.Equal(plain, nested);

        static string Synthesize(Func<TestStack, Construct> scope, IReadOnlyDictionary<string, object>? flags)
        {
            using var test = new TestStack(context: flags);
            var network = new ClusterNetwork(scope(test), "Network", new ClusterNetworkProps { Zones = ["us-west-2a", "us-west-2b"] });
            Administer(new EksCluster(network, "Cluster", new EksClusterProps { ClusterName = "shop", Version = "1.34", Network = network }));
            return test.Template();
        }
    }

    [Fact]
    public void Names_no_partition()
    {
        using var test = new TestStack(region: "cn-north-1");
        new ClusterAdminRole(test.Stack, "Admin", new ClusterAdminRoleProps { Cluster = new EksCluster(test.Stack, "Cluster", Minimal(test)) });

        Assert.DoesNotContain("arn:aws", test.Template(), StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<EksClusterProps, EksClusterProps>> Refused => new()
    {
        { "cluster name 'my shop' cannot be used", props => props with { ClusterName = "my shop" } },
        { "'latest' is not a Kubernetes version", props => props with { Version = "latest" } },
        { "EKS104: EKS makes no clusters with Kubernetes '1.14' any more", props => props with { Version = "1.14" } },
        { "EKS104: EKS does not offer Kubernetes '1.99'", props => props with { Version = "1.99" } },
        { "in mode CONFIG_MAP without an administrator", props => props with { AuthenticationMode = ClusterAuthenticationMode.ConfigMap } },
        { "logs cannot be kept 45 days", props => props with { LogRetentionDays = 45 } },
        { "'10.0.0.0/33' is not an address range", props => props with { PrivateEndpointClients = ["10.0.0.0/33"] } },
        { "'8.8.0.0/16' cannot be the range of services", props => props with { ServiceIpv4Cidr = "8.8.0.0/16" } },
        { "leave ServiceIpv4Cidr out", props => props with { ServiceIpv4Cidr = "10.100.0.0/16", IpFamily = IpFamily.Ipv6 } },
        { "pods on hybrid nodes need hybrid nodes", props => props with { RemotePodNetworks = ["10.81.0.0/16"] } },
        { "node pool 'gpu' is not built in", props => props with { AutoMode = new AutoModeOptions { NodePools = ["gpu"] } } },
        { "cannot be rolled back for 5 minutes", props => props with { RollbackMinutes = 5 } },
        { "the scheduler has no strategy 'Random'", props => props with { Scheduler = new SchedulerScoring("Random", []) } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_EKS_refuses_is_refused_at_once(string message, Func<EksClusterProps, EksClusterProps> change)
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new EksCluster(test.Stack, "Cluster", change(Minimal(test))));

        Assert.StartsWith("Test/Cluster: error EKS", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_EKS_does_not_offer_is_taken_where_the_code_says_so()
    {
        using var test = new TestStack();
        Administer(new EksCluster(test.Stack, "Cluster", Minimal(test) with { Version = "1.14", AllowAnyVersion = true }));

        Assert.Contains("\"Version\": \"1.14\"", test.Template(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_existing_cluster_says_what_it_was_not_told()
    {
        using var test = new TestStack();
        var cluster = EksCluster.FromAttributes(test.Stack, "Cluster", new EksClusterAttributes { ClusterName = "old" });

        Assert.Equal("old", cluster.ClusterName);
        Assert.Contains(
            "Network of the existing cluster 'old' at 'Test/Cluster' is needed",
            Assert.Throws<InvalidOperationException>(() => cluster.Network).Message,
            StringComparison.Ordinal);
        Assert.Matches("not known either: .*CertificateAuthorityData, .*SharedNodeSecurityGroupId$",
            Assert.Throws<InvalidOperationException>(() => cluster.Network).Message);
    }

    private static EksClusterProps Minimal(TestStack test) => new() { ClusterName = "shop", Version = "1.34", Network = test.ExistingNetwork() };

    private static Eks.KubectlProviderOptions Kubectl(TestStack test) => new()
    {
        KubectlLayer = Amazon.CDK.AWS.Lambda.LayerVersion.FromLayerVersionArn(
            test.Stack, "KubectlLayer", "arn:aws:lambda:us-west-2:111122223333:layer:kubectl-v34:1"),
    };

    private static void Administer(EksCluster cluster) =>
        cluster.Grant(Grant("admins") with { Policies = [new(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)] });

    private static AccessGrant Grant(string role) => new() { Principal = PrincipalArn.Parse($"arn:aws:iam::111122223333:role/{role}") };
}
