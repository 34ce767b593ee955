using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using EksAccessConstructs.Pods;
using static EksAccessConstructs.Tests.Compose.Scenario;

namespace EksAccessConstructs.Tests.Compose;

/// <summary>Several things in one stack, and one cluster in several.</summary>
internal static class PlaceScenarios
{
    private const string Dev = "arn:aws:iam::111122223333:role/dev";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        Refuses("two clusters in one stack", "EKS208", test =>
        {
            test.MadeCluster();
            Cluster(test.Stack, "Second", "pay");
        }),
        Makes("two clusters with a prefix", "\"PayCluster\"", test =>
        {
            test.MadeCluster();
            Cluster(test.Stack, "Second", "pay", "Pay");
        }),
        Refuses("a VPC of one's own called Vpc", "would be 'Vpc' in the template", test =>
        {
            new Ec2.CfnVPC(test.Stack, "Vpc", new Ec2.CfnVPCProps { CidrBlock = "10.0.0.0/16" });
            new ClusterNetwork(test.Stack, "Network");
        }),
        Makes("a VPC of the CDK called Vpc", "\"Vpc8378EB38\"", test =>
        {
            new Ec2.Vpc(test.Stack, "Vpc");
            new ClusterNetwork(test.Stack, "Network");
        }),
        Refuses("two groups of one name", "EKS208", test =>
        {
            var cluster = test.MadeCluster();
            new ManagedNodes(test.Stack, "One", new ManagedNodesProps { Cluster = cluster, Name = "main" });
            new ManagedNodes(test.Stack, "Two", new ManagedNodesProps { Cluster = cluster, Name = "main" });
        }),
        Refuses("one cluster imported twice", "EKS208", test =>
        {
            var network = test.ExistingNetwork();
            new ManagedNodes(test.Stack, "NodesOne", new ManagedNodesProps { Cluster = Imported(test, "One", network), Name = "main" });
            new ManagedNodes(test.Stack, "NodesTwo", new ManagedNodesProps { Cluster = Imported(test, "Two", network), Name = "main" });
        }),
        Refuses("one principal by two imports of one cluster", "EKS042", test =>
        {
            var network = test.ExistingNetwork();
            Imported(test, "One", network).GrantGroups(Dev, "devs");
            Imported(test, "Two", network, "Two").GrantGroups(Dev, "devs");
        }),
        Makes("two clusters that exist", "\"PayAccessRoleDev111122223333\"", test =>
        {
            EksCluster.FromAttributes(test.Stack, "A", new EksClusterAttributes { ClusterName = "shop" }).GrantGroups(Dev, "devs");
            EksCluster.FromAttributes(test.Stack, "B", new EksClusterAttributes { ClusterName = "pay", LogicalIdPrefix = "Pay" }).GrantGroups(Dev, "devs");
        }),
        Refuses("two pods of one service account", "EKS019", test =>
        {
            var cluster = test.MadeCluster();
            new PodAccess(test.Stack, "One", new PodAccessProps { Cluster = cluster, Namespace = "shop", ServiceAccount = "web" });
            new PodAccess(test.Stack, "Two", new PodAccessProps { Cluster = cluster, Namespace = "shop", ServiceAccount = "web" });
        }),
        Makes("rights of a bucket for pods", "s3:GetObject*", test =>
            new Amazon.CDK.AWS.S3.Bucket(test.Stack, "Bucket").GrantRead(
                new PodAccess(test.Stack, "Web", new PodAccessProps { Cluster = test.MadeCluster(), Namespace = "shop", ServiceAccount = "web" }))),
        Refuses("manifests of the CDK without kubectl", "ubectl", test => test.MadeCluster().Cluster.AddManifest("Map", new Dictionary<string, object>())),
        Makes("a team in a nested stack", "\"AWS::CloudFormation::Stack\"", test =>
            Team(new Cdk.NestedStack(test.Stack, "Nested"), test.MadeCluster())),
        Makes("a team in another stack", "\"Export\"", test => Team(new Cdk.Stack(test.App, "Teams", Here()), test.MadeCluster())),
        Makes("a cluster in a stage", "\"shop\"", test =>
        {
            test.MadeCluster();
            var stage = new Cdk.Stage(test.App, "Prod");
            Cluster(new Cdk.Stack(stage, "Eks", Here()), "Cluster", "prod");
        }),
        Makes("a role of the stack before the cluster's", "Fn::ImportValue", test =>
        {
            var stack = new Cdk.Stack(test.App, "Roles", Here());
            var role = new Iam.Role(stack, "Dev", new Iam.RoleProps { AssumedBy = new Iam.AccountPrincipal(TestStack.Account) });
            new AccessEntries(test.Stack, "Entries", new AccessEntriesProps
            {
                Cluster = test.MadeCluster(),
                Plan = AccessPlan.Build([new AccessGrant { Principal = role.ToPrincipal(), Groups = ["devs"] }]).OrThrow(),
            });
        }),
        Makes("a role of another account's stack", ":iam::444455556666:role/pipeline", test =>
        {
            var stack = new Cdk.Stack(test.App, "Pipeline", In("444455556666", TestStack.Region));
            var role = new Iam.Role(stack, "Role", new Iam.RoleProps { RoleName = "pipeline", AssumedBy = new Iam.AccountPrincipal("444455556666") });
            test.MadeCluster().Grant(role, AccessPolicyName.Edit, PolicyScope.Namespaces("shop"));
        }),
        Makes("a role of another region's stack", ":role/pipeline", test =>
        {
            var stack = new Cdk.Stack(test.App, "Pipeline", In(TestStack.Account, "eu-west-1"));
            var role = new Iam.Role(stack, "Role", new Iam.RoleProps { RoleName = "pipeline", AssumedBy = new Iam.AccountPrincipal(TestStack.Account) });
            test.MadeCluster().Grant(role, AccessPolicyName.Edit, PolicyScope.Namespaces("shop"));
        }),
        Makes("an app without account and region", "\"shop\"", test =>
        {
            test.MadeCluster();
            Cluster(new Cdk.Stack(test.App, "Anywhere"), "Cluster", "other");
        }),
    ];

    private static Cdk.StackProps Here() => In(TestStack.Account, TestStack.Region);

    private static Cdk.StackProps In(string account, string region) => new() { Env = new Cdk.Environment { Account = account, Region = region } };

    private static void Team(Construct scope, IEksCluster cluster) =>
        new TeamAccess(scope, "Team", new TeamAccessProps { Cluster = cluster, Team = "pay", Groups = ["pay"], AssumableBy = [new Iam.ArnPrincipal(Dev)] });

    private static EksCluster Cluster(Cdk.Stack stack, string id, string name, string prefix = "")
    {
        var cluster = new EksCluster(stack, id, new EksClusterProps
        {
            ClusterName = name,
            Version = "1.35",
            LogicalIdPrefix = prefix,
            Network = new VpcNetwork(new Ec2.Vpc(stack, $"{id}Vpc")),
        });
        cluster.GrantAdmin("arn:aws:iam::111122223333:role/ops");
        return cluster;
    }

    private static IEksCluster Imported(TestStack test, string id, IClusterNetwork network, string prefix = "") =>
        EksCluster.FromAttributes(test.Stack, id, new EksClusterAttributes
        {
            ClusterName = "shop",
            Version = "1.35",
            AuthenticationMode = ClusterAuthenticationMode.Api,
            Network = network,
            ClusterSecurityGroupId = "sg-0a1b2c3d4e5f60721",
            LogicalIdPrefix = prefix,
        });
}
