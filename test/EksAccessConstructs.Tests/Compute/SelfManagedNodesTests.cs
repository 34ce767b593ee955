using EksAccessConstructs.Access;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Compute;

public sealed class SelfManagedNodesTests
{
    [Fact]
    public void Nodes_of_a_name_alone_join_by_an_access_entry()
    {
        using var test = new TestStack();

        new SelfManagedNodes(test.Stack, "Main", new SelfManagedNodesProps { Cluster = ComputeTest.Cluster(test.Stack), Name = "main" });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Nodes_with_everything_said()
    {
        using var test = new TestStack();

        new SelfManagedNodes(test.Stack, "Batch", new SelfManagedNodesProps
        {
            Cluster = ComputeTest.Cluster(test.Stack),
            Name = "batch",
            Instances = new MixedInstances
            {
                InstanceTypes = ["t3.large", "t3a.large"],
                MaxPrice = 0.075m,
                OnDemandBase = 2,
                OnDemandPercentageAboveBase = 25,
                SpotPools = 3,
                CapacityRebalance = true,
            },
            CpuCredits = "unlimited",
            MinSize = 1,
            DesiredSize = 4,
            MaxSize = 24,
            Ssh = new NodeSsh { KeyName = "made", PublicKey = "ssh-ed25519 AAAA ops", SourceSecurityGroupIds = ["sg-0dddddddddddddddd"] },
            Role = new NodeRoleRequest { AddonPolicies = [AddonPolicy.AutoScaler] },
            Labels = ValueMap.Of(("tier", "jobs")),
            Taints = [new NodeTaint("jobs", TaintEffect.NoSchedule, "heavy")],
            Tags = ValueMap.Of(("shift", "night")),
            AutoscalerNodeTags = true,
            KubeletConfig = DocumentValue.Map(("cpuManagerPolicy", "static")),
            ClusterDns = "169.254.20.10",
            Metrics = [new GroupMetrics("1Minute", ["GroupInServiceInstances"])],
            ClassicLoadBalancerNames = ["old-front"],
            TargetGroupArns = ["arn:aws:elasticloadbalancing:us-west-2:111122223333:targetgroup/web/0123456789abcdef"],
            MaxInstanceLifetimeSeconds = 604800,
            SuspendProcesses = ["AZRebalance"],
            Enclaves = true,
            BlockPodImds = false,
        });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Groups_with_one_role_share_one_access_entry()
    {
        using var test = new TestStack();
        var cluster = ComputeTest.Cluster(test.Stack);
        var lent = new NodeRoleRequest { Existing = Iam.Role.FromRoleArn(test.Stack, "Lent", "arn:aws:iam::111122223333:role/nodes") };

        var first = new SelfManagedNodes(test.Stack, "First", new SelfManagedNodesProps { Cluster = cluster, Name = "first", Role = lent });
        var second = new SelfManagedNodes(test.Stack, "Second", new SelfManagedNodesProps { Cluster = cluster, Name = "second", Role = lent });

        Assert.NotNull(first.AccessEntry);
        Assert.Null(second.AccessEntry);
        Assert.Single(cluster.RegisteredEntries);
        Assert.Equal("AccessRoleNodes111122223333", test.Stack.Resolve(first.AccessEntry.LogicalId)); // whichever of the groups goes, it is called so
    }

    [Fact]
    public void Windows_nodes_have_an_entry_of_their_own_type_and_no_entry_where_the_cluster_knows_none()
    {
        using var test = new TestStack();
        var api = new Construct(test.Stack, "Api");
        var map = new Construct(test.Stack, "Map");
        var windows = AmiFamily.Named("WindowsServer2022CoreContainer") ?? AmiFamily.AmazonLinux2023;

        var one = new SelfManagedNodes(api, "Nodes", new SelfManagedNodesProps { Cluster = ComputeTest.Cluster(api), Name = "win", Family = windows });
        var other = new SelfManagedNodes(
            map, "Nodes", new SelfManagedNodesProps { Cluster = ComputeTest.Cluster(map, ClusterAuthenticationMode.ConfigMap), Name = "old", Family = windows });

        Assert.Equal("EC2_WINDOWS", one.AccessEntry?.Type);
        Assert.Null(other.AccessEntry);
    }

    [Fact]
    public void Every_problem_is_named_at_once()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new SelfManagedNodes(test.Stack, "Bad", new SelfManagedNodesProps
        {
            Cluster = ComputeTest.Cluster(test.Stack, serviceCidr: null),
            Name = "bad",
            Instances = new MixedInstances { InstanceTypes = ["m5.large", "m5.large"], SpotPools = 3, SpotStrategy = "capacity-optimized" },
            CpuCredits = "unlimited",
            MaxInstanceLifetimeSeconds = 60,
            SuspendProcesses = ["Sleep"],
            OwnSecurityGroup = false,
            SharedSecurityGroup = false,
            InstanceProfileArn = "arn:aws:iam::111122223333:instance-profile/lent",
        }));

        Assert.Equal(
            """
            Test/Bad: error EKS027: node group 'bad': the nodes must be told the IPv4 range of services, which CloudFormation cannot read back; say it for the cluster (EKS would choose 10.100.0.0/16)
            Test/Bad: error EKS027: node group 'bad': the nodes would have no security group; leave them their own or the shared one, or name some
            Test/Bad: error EKS030: node group 'bad': mixed instances have the types [m5.large, m5.large]; name 1 to 20 different ones
            Test/Bad: error EKS030: node group 'bad': a number of spot pools goes with the strategy 'lowest-price' only, not with 'capacity-optimized'; leave one of them out
            Test/Bad: error EKS030: node group 'bad': [m5.large, m5.large] has no burstable type (t2, t3, t3a, t4g), so CPU credits say nothing; leave them out
            Test/Bad: error EKS032: node group 'bad': the instance profile 'arn:aws:iam::111122223333:instance-profile/lent' exists, so its role does, too; name the role as well
            Test/Bad: error EKS027: node group 'bad': a lifetime of 60 seconds is too short; give 86400 (a day) or more
            Test/Bad: error EKS027: node group 'bad': 'Sleep' is not a process of an Auto Scaling group; use Launch, Terminate, AddToLoadBalancer, AlarmNotification, AZRebalance, HealthCheck, InstanceRefresh, ReplaceUnhealthy, ScheduledActions (Parameter 'props')
            """.ReplaceLineEndings("\n"),
            error.Message);
    }
}
