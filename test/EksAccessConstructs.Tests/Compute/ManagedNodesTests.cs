using EksAccessConstructs.Access;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Compute;

public sealed class ManagedNodesTests
{
    [Fact]
    public void Nodes_of_a_name_alone_are_private_with_imdsv2_and_gp3()
    {
        using var test = new TestStack();

        new ManagedNodes(test.Stack, "Main", new ManagedNodesProps { Cluster = ComputeTest.Cluster(test.Stack), Name = "main" });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Nodes_with_everything_said()
    {
        using var test = new TestStack();

        new ManagedNodes(test.Stack, "Web", new ManagedNodesProps
        {
            Cluster = ComputeTest.Cluster(test.Stack),
            Name = "web",
            InstanceTypes = ["m7g.large", "m6g.large"],
            Spot = true,
            MinSize = 1,
            MaxSize = 6,
            DesiredSize = 3,
            PrivateNetworking = false,
            Role = new NodeRoleRequest
            {
                PermissionsBoundaryArn = "arn:aws:iam::111122223333:policy/boundary",
                AddonPolicies = [AddonPolicy.CertManager, AddonPolicy.Ebs],
                PolicyDocument = (DocumentValue.Mapping)DocumentValue.FromJson(
                    """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["s3:DeleteObject"],"Resource":"*"}]}"""),
                CniPolicy = false,
            },
            Volume = new NodeVolume { Size = 120, Type = "io2", Iops = 9000, Encrypted = true, KmsKeyId = "alias/nodes" },
            AdditionalVolumes = [new NodeVolume { Device = "/dev/sdf", SnapshotId = "snap-0f1e2d3c4b5a69788" }],
            Ssh = new NodeSsh { KeyName = "ops" },
            Labels = ValueMap.Of(("tier", "web")),
            Taints = [new NodeTaint("web", NodeTaintEffect.PreferNoSchedule, "only")],
            Tags = ValueMap.Of(("team", "shop")),
            InstanceName = "shop-web",
            SecurityGroupIds = ["sg-0cccccccccccccccc"],
            MaxPods = 58,
            PreBootstrapCommands = ["echo hello"],
            EbsOptimized = true,
            DetailedMonitoring = true,
            PlacementGroupName = "rack",
            Update = new NodeUpdate { MaxUnavailablePercentage = 34 },
            Repair = new NodeRepair { MaxUnhealthyNodeThresholdPercentage = 25, Overrides = [new("NetworkingReady", "InterfaceNotUp", "Replace", 20)] },
            ReleaseVersion = "1.34.1-20260101",
        });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void A_launch_template_of_ones_own_and_an_existing_role_leave_the_group_alone()
    {
        using var test = new TestStack();

        new ManagedNodes(test.Stack, "Own", new ManagedNodesProps
        {
            Cluster = ComputeTest.Cluster(test.Stack),
            Name = "own",
            InstanceTypes = [],
            LaunchTemplate = new ExistingLaunchTemplate("lt-0f1e2d3c4b5a69788", "7"),
            Role = new NodeRoleRequest { Existing = Iam.Role.FromRoleArn(test.Stack, "Lent", "arn:aws:iam::111122223333:role/infra/nodes") },
        });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void A_second_group_moves_no_line_of_the_first()
    {
        using var one = new TestStack();
        new ManagedNodes(one.Stack, "Main", new ManagedNodesProps { Cluster = ComputeTest.Cluster(one.Stack), Name = "main" });
        using var two = new TestStack();
        var cluster = ComputeTest.Cluster(two.Stack);
        new ManagedNodes(new Construct(two.Stack, "Elsewhere"), "Other", new ManagedNodesProps { Cluster = cluster, Name = "other" });
        new ManagedNodes(two.Stack, "Main", new ManagedNodesProps { Cluster = cluster, Name = "main" });

        var before = one.Template().Split('\n');
        var after = two.Template().Split('\n');

        Assert.Empty(before.Select(line => line.TrimEnd(',')).Except(after.Select(line => line.TrimEnd(','))));
    }

    [Fact]
    public void A_family_that_eks_does_not_know_has_its_image_looked_up_by_cloudformation()
    {
        using var test = new TestStack();

        var nodes = new ManagedNodes(test.Stack, "Ubuntu", new ManagedNodesProps
        {
            Cluster = ComputeTest.Cluster(test.Stack),
            Name = "ubuntu",
            Family = AmiFamily.Named("Ubuntu2404") ?? AmiFamily.AmazonLinux2023,
        });

        var template = test.Template();
        Assert.Null(nodes.Nodegroup.AmiType);
        Assert.Contains("\"ImageId\": \"{{resolve:ssm:/aws/service/canonical/ubuntu/eks/24.04/1.34/stable/current/amd64/hvm/ebs-gp3/ami-id}}\"", template,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Fabric_adapters_are_network_interfaces_in_a_placement_group()
    {
        using var test = new TestStack();
        var cluster = ComputeTest.Cluster(test.Stack);

        new ManagedNodes(test.Stack, "Ring", new ManagedNodesProps
        {
            Cluster = cluster,
            Name = "ring",
            InstanceTypes = ["p4d.24xlarge"],
            FabricAdapters = 4,
            Subnets = [cluster.Network.PrivateSubnets[0]],
        });

        Golden.Match(test.Template(), "json");
    }

    [Fact]
    public void Every_problem_is_named_at_once()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new ManagedNodes(test.Stack, "Bad", new ManagedNodesProps
        {
            Cluster = ComputeTest.Cluster(test.Stack),
            Name = "no spaces",
            InstanceTypes = ["m5.large", "m7g.large"],
            MinSize = 3,
            MaxSize = 2,
            Labels = ValueMap.Of(("kubernetes.io/role", "x")),
            Update = new NodeUpdate(),
            AdditionalVolumes = [new NodeVolume()],
            BlockPodImds = true,
            Role = new NodeRoleRequest { AddonPolicies = [AddonPolicy.XRay] },
        }));

        Assert.Equal(
            """
            Test/Bad: error EKS027: node group 'no spaces': 'no spaces' cannot be the name of a node group; use 1 to 63 letters, digits, dashes and underscores, a letter or digit first
            Test/Bad: error EKS027: node group 'no spaces': minimum size 3 is above the maximum of 2; swap them
            Test/Bad: error EKS027: node group 'no spaces': an update replaces either a number or a percentage of nodes at once; give exactly one
            Test/Bad: error EKS028: node group 'no spaces': an additional volume has no device; name one, such as /dev/sdf
            Test/Bad: error EKS030: node group 'no spaces': [m5.large, m7g.large] mixes x86 and Arm types, which no one image fits; make a group for each
            Test/Bad: error EKS031: node group 'no spaces': label 'kubernetes.io/role' has a reserved prefix (kubernetes.io, k8s.io), and a node that asks for it cannot join; use a prefix of your own
            Test/Bad: error EKS032: node group 'no spaces': pods are kept from the nodes' role, so [xRay] would not reach them; use pod identities or drop one of the two (Parameter 'props')
            """.ReplaceLineEndings("\n"),
            error.Message);
    }

    [Fact]
    public void The_snapshot_of_the_cluster_has_the_entry_that_EKS_makes()
    {
        using var test = new TestStack();
        var cluster = ComputeTest.Cluster(test.Stack);

        var nodes = new ManagedNodes(test.Stack, "Main", new ManagedNodesProps { Cluster = cluster, Name = "main" });

        var entry = Assert.Single(cluster.Snapshot.CountingEntries);
        Assert.Equal((nodes.Role.ToPrincipal(), EntryType.Ec2Linux), (entry.Principal, entry.Type));
        Assert.Empty(cluster.RegisteredEntries);
    }
}
