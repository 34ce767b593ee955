using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Route53;
using Amazon.CDK.AWS.S3;
using EksAccessConstructs.Addons;
using EksAccessConstructs.Admin;
using EksAccessConstructs.Charts;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Addons;

/// <summary>The code of docs/addons.md, compiled and run; each construct has its template.</summary>
public sealed class AddonsPageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_usual_set_is_synthesized_whatever_feature_flags_say(bool flags)
    {
        using var test = new TestStack(context: flags ? FeatureFlags.AllOn : null);
        var stack = test.Stack;
        var cluster = new EksCluster(stack, "Cluster", new EksClusterProps { ClusterName = "shop", Version = "1.34", Network = test.ExistingNetwork() });
        new ClusterAdminRole(stack, "Admin", new ClusterAdminRoleProps { Cluster = cluster });

        var addons = new BaselineAddons(stack, "Addons", new BaselineAddonsProps { Cluster = cluster });
        new ManagedNodes(stack, "Main", new ManagedNodesProps
        {
            Cluster = cluster,
            Name = "main",
            Role = new NodeRoleRequest { CniPolicy = false },
        });

        Golden.Match(test.Template(), "json");
        Assert.NotNull(addons.VpcCni);
        Assert.NotNull(addons.EbsCsiDriver);
        Assert.Empty(Cdk.Assertions.Annotations.FromStack(stack).FindWarning("*", Cdk.Assertions.Match.StringLikeRegexp(".*(add-on|CNI|Pod Identity).*")));
    }

    [Fact]
    public void The_same_one_by_one()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var cluster = test.ImportedCluster();

        new VpcCni(stack, "VpcCni", new VpcCniProps { Cluster = cluster });
        new KubeProxy(stack, "KubeProxy", new KubeProxyProps { Cluster = cluster });
        new CoreDns(stack, "CoreDns", new CoreDnsProps { Cluster = cluster, Configuration = """{"replicaCount":3}""" });
        new PodIdentityAgent(stack, "Agent", new PodIdentityAgentProps { Cluster = cluster, Version = "v1.3.10-eksbuild.1" });
        new NodeMonitoringAgent(stack, "Monitoring", new NodeMonitoringAgentProps { Cluster = cluster });
        new MetricsServer(stack, "Metrics", new MetricsServerProps { Cluster = cluster });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Volumes_of_EBS()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var cluster = test.ImportedCluster();
        var key = Key.FromKeyArn(stack, "Key", "arn:aws:kms:us-west-2:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555");

        new EbsCsiDriver(stack, "Ebs", new EbsCsiDriverProps { Cluster = cluster, Volumes = EbsVolumes.OfCluster, Keys = [key] });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void File_systems_of_EFS_and_FSx()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var cluster = test.ImportedCluster();

        new EfsCsiDriver(stack, "Efs", new EfsCsiDriverProps { Cluster = cluster });
        new FsxCsiDriver(stack, "Fsx", new FsxCsiDriverProps { Cluster = cluster });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void S3_Files_need_a_second_role()
    {
        using var test = new TestStack();

        var driver = new EfsCsiDriver(test.Stack, "Efs", new EfsCsiDriverProps { Cluster = test.ImportedCluster(), S3Files = true });

        Assert.NotNull(driver.NodeRole);
        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Buckets_of_S3()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var cluster = test.ImportedCluster();
        var bucket = Bucket.FromBucketName(stack, "Bucket", "shop-data");

        var mountpoint = new MountpointS3CsiDriver(stack, "Mountpoint", new MountpointS3CsiDriverProps
        {
            Cluster = cluster,
            Buckets = [new MountedBucket(bucket, "reports/")],
            ReadOnly = true,
        });

        Assert.Same(mountpoint.Role.GrantPrincipal, mountpoint.GrantPrincipal);
        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Names_and_certificates_of_zones()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var cluster = test.ImportedCluster();

        var zone = HostedZone.FromHostedZoneAttributes(stack, "Zone", new HostedZoneAttributes { HostedZoneId = "Z0123456789", ZoneName = "shop.example.com" });
        new ExternalDns(stack, "Dns", new ExternalDnsProps { Cluster = cluster, Zones = [zone] });
        new CertManager(stack, "Certificates", new CertManagerProps { Cluster = cluster, Zones = [zone] });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Metrics_logs_and_traces()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var cluster = test.ImportedCluster();

        new CloudWatchObservability(stack, "CloudWatch", new CloudWatchObservabilityProps { Cluster = cluster });
        new NetworkFlowMonitor(stack, "Flows", new NetworkFlowMonitorProps { Cluster = cluster });
        new CertManager(stack, "Certificates", new CertManagerProps { Cluster = cluster });
        new Adot(stack, "Adot", new AdotProps { Cluster = cluster, ContainerLogs = false });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Controllers_by_their_charts()
    {
        using var test = new TestStack();
        var stack = test.Stack;
        var cluster = test.ImportedCluster();

        new ClusterAutoscaler(stack, "Autoscaler", new ClusterAutoscalerProps { Cluster = cluster });
        var controller = new LoadBalancerController(stack, "LoadBalancers", new LoadBalancerControllerProps
        {
            Cluster = cluster,
            VpcId = "vpc-0a1b2c3d4e5f60718",
            Values = DocumentValue.Map(("replicaCount", 3)),
        });

        Golden.Match(test.Template(), "json");
        Golden.MatchFile(GoldenFile("cluster-autoscaler.yaml"), ValuesOf(test, "cluster-autoscaler"));
        Golden.MatchFile(GoldenFile("aws-load-balancer-controller.yaml"), ValuesOf(test, "aws-load-balancer-controller"));
        Assert.StartsWith($"# {Assert.Single(controller.Steps).Command}\n", ValuesOf(test, "aws-load-balancer-controller"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_autoscaler_of_pods_is_a_manifest_that_can_be_read()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "addons.md"));
        var manifest = page.Split("```yaml\n")[1].Split("```")[0];

        var reading = YamlText.Read(manifest, "hpa.yaml");

        Assert.Empty(reading.Findings);
        Assert.Contains("kind: HorizontalPodAutoscaler", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public void Cfn_lint_finds_nothing_in_the_templates_of_add_ons()
    {
        var lint = ExternalProgram.OrSkip("cfn-lint", "--version");
        var templates = Directory.GetFiles(Repository.Test("EksAccessConstructs.Tests", "Addons", "golden"), "AddonsPageTests.*.json");

        var (code, report) = lint.Run(["-i", "W3005", "--", .. templates]);

        Assert.True(code == 0, report);
    }

    [Fact]
    public void Every_snippet_of_the_page_stands_here() => PageSnippets.StandIn("addons.md", 8, "Addons", "AddonsPageTests.cs");

    private static string GoldenFile(string name) => Repository.Test("EksAccessConstructs.Tests", "Addons", "golden", $"AddonsPageTests.{name}");

    private static string ValuesOf(TestStack test, string chart) =>
        File.ReadAllText(Path.Combine(test.Folder, "eks-access", "shop", "charts", $"{chart}.yaml"));
}
