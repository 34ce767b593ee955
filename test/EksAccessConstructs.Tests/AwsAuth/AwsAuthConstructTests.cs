using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Tests.AwsAuth;

public sealed class AwsAuthConstructTests
{
    private const string Node =
        "- rolearn: arn:aws:iam::111122223333:role/Node\n  username: system:node:{{EC2PrivateDNSName}}\n  groups: [system:bootstrappers, system:nodes]\n";
    private const string Admin = "- rolearn: arn:aws:iam::111122223333:role/Admin\n  username: admin\n  groups: [system:masters]\n";

    [Fact]
    public void The_config_map_is_written_beside_the_template()
    {
        using var test = new TestStack();

        var map = new AwsAuthConfigMap(
            test.Stack, "AwsAuth", new AwsAuthConfigMapProps { Cluster = Cluster(test, ClusterAuthenticationMode.ConfigMap), Map = Read(Admin), Held = Read(Node) });

        Assert.Equal("kubectl apply --filename eks-access/shop/aws-auth.yaml", map.ApplyCommand);
        Assert.Equal(["Node", "Admin"],
            AwsAuthReader.Read(File.ReadAllText(Path.Combine(test.Folder, map.File)), "x").Value!.Roles.Select(item => item.Arn.Split('/')[1]));
    }

    [Fact]
    public void A_mode_that_reads_no_aws_auth_refuses_it()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() =>
            new AwsAuthConfigMap(test.Stack, "AwsAuth", new AwsAuthConfigMapProps { Cluster = Cluster(test, ClusterAuthenticationMode.Api), Map = Read(Admin) }));

        Assert.StartsWith("Test/AwsAuth: authentication mode API reads no aws-auth", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_cannot_be_read_is_not_written_back()
    {
        using var test = new TestStack();

        Assert.Throws<ArgumentException>(() => new AwsAuthConfigMap(test.Stack, "AwsAuth", new AwsAuthConfigMapProps
        {
            Cluster = Cluster(test, ClusterAuthenticationMode.ConfigMap),
            Map = Read(Admin),
            Held = AwsAuthReader.Read("mapRoles: |\n  - rolearn: a\n   username: b\n", "held").Value!,
        }));
    }

    [Fact]
    public void Rows_are_written_for_each_role_once_and_the_cluster_knows_them()
    {
        using var test = new TestStack();
        var cluster = Cluster(test, ClusterAuthenticationMode.ConfigMap);
        var given = Iam.Role.FromRoleArn(test.Stack, "Given", "arn:aws:iam::111122223333:role/p/Node");
        var made = new Iam.Role(test.Stack, "Made", new Iam.RoleProps { AssumedBy = new Iam.ServicePrincipal("ec2.amazonaws.com") });

        var additions = new AwsAuthAdditions(test.Stack, "AwsAuth", new AwsAuthAdditionsProps
        {
            Cluster = cluster,
            Map = Read(Admin),
            Nodes = [new("a", given), new("b", given, IsWindows: true), new("c", made)],
        });

        Assert.Equal(
            [("arn:aws:iam::111122223333:role/Admin", 1), ("arn:aws:iam::111122223333:role/Node", 3), ("${AwsAuthRoleC}", 2)],
            AwsAuthReader.Read(File.ReadAllText(Path.Combine(test.Folder, additions.File)), "x").OrThrow().Roles.Select(row => (row.Arn, row.Groups.Count)));
        Assert.Equal(additions.Map, cluster.Snapshot.AwsAuth);
        Assert.False(cluster.Snapshot.AwsAuthIsWhole);
        Assert.Contains("--stack-name Test ", additions.MergeCommand, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_contradict_each_other_are_refused()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new AwsAuthAdditions(test.Stack, "AwsAuth", new AwsAuthAdditionsProps
        {
            Cluster = Cluster(test, ClusterAuthenticationMode.ConfigMap),
            Map = Read(Admin),
            Nodes = [new("a", Iam.Role.FromRoleArn(test.Stack, "Given", "arn:aws:iam::111122223333:role/Admin"))],
        }));

        Assert.Contains("'arn:aws:iam::111122223333:role/Admin' is mapped already", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_for_a_mode_that_reads_no_aws_auth_are_refused()
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() =>
            new AwsAuthAdditions(test.Stack, "AwsAuth", new AwsAuthAdditionsProps { Cluster = Cluster(test, ClusterAuthenticationMode.Api), Map = Read(Admin) }));

        Assert.Contains("mode API reads no aws-auth", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, ClusterAuthenticationMode.ApiAndConfigMap, 0)]
    [InlineData(2, ClusterAuthenticationMode.ApiAndConfigMap, 2)]
    [InlineData(3, ClusterAuthenticationMode.Api, 2)]
    [InlineData(4, ClusterAuthenticationMode.Api, 2)]
    public void Each_step_of_a_migration_is_a_deployment(int step, ClusterAuthenticationMode mode, int entries)
    {
        using var test = new TestStack();

        var migration = new AccessMigration(
            test.Stack, "Migration", new AccessMigrationProps { Cluster = Cluster(test, mode), Plan = AwsAuthMigration.Plan(Read(Node + Admin)), Step = step });

        Assert.Equal(entries, migration.Entries?.All.Count ?? 0);
    }

    [Theory]
    [InlineData(1, ClusterAuthenticationMode.ApiAndConfigMap)]
    [InlineData(2, ClusterAuthenticationMode.ApiAndConfigMap)]
    [InlineData(3, ClusterAuthenticationMode.Api)]
    public void Each_step_synthesizes_for_a_cluster_of_the_stack(int step, ClusterAuthenticationMode mode)
    {
        using var test = new TestStack();
        var cluster = new EksCluster(test.Stack, "Cluster", new EksClusterProps
        {
            ClusterName = "shop",
            Version = "1.34",
            AuthenticationMode = mode,
            CreatorIsAdmin = true,
            Network = test.ExistingNetwork(),
        });

        new AccessMigration(
            test.Stack, "Migration", new AccessMigrationProps { Cluster = cluster, Plan = AwsAuthMigration.Plan(Read(Node + Admin)), Step = step });

        Assert.Contains(mode.ToApiValue(), test.Template(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, ClusterAuthenticationMode.Api, null, "there is no step 5")]
    [InlineData(3, ClusterAuthenticationMode.ApiAndConfigMap, null, "step 3 is for authentication mode API")]
    [InlineData(3, ClusterAuthenticationMode.Api, ClusterAuthenticationMode.ConfigMap, "deploy API_AND_CONFIG_MAP first")]
    [InlineData(2, ClusterAuthenticationMode.ApiAndConfigMap, ClusterAuthenticationMode.ConfigMap, "together with access entries")]
    public void A_step_out_of_turn_is_refused(int step, ClusterAuthenticationMode mode, ClusterAuthenticationMode? deployed, string expected)
    {
        using var test = new TestStack();

        var error = Assert.Throws<ArgumentException>(() => new AccessMigration(
            test.Stack, "Migration", new AccessMigrationProps
            {
                Cluster = Cluster(test, mode),
                Plan = AwsAuthMigration.Plan(Read(Node + Admin)),
                Step = step,
                DeployedMode = deployed,
            }));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static AwsAuthMap Read(string roles) => AwsAuthReader.Read(roles, "cm.yaml").Value!;

    private static IEksCluster Cluster(TestStack test, ClusterAuthenticationMode mode) =>
        EksCluster.FromAttributes(test.Stack, "Imported", new EksClusterAttributes { ClusterName = "shop", Version = "1.34", AuthenticationMode = mode });
}
