using EksAccessConstructs.Access;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Compute;
using static EksAccessConstructs.Tests.Compose.Scenario;

namespace EksAccessConstructs.Tests.Compose;

/// <summary>Who is let in, however it is named.</summary>
internal static class GrantScenarios
{
    private const string Dev = "arn:aws:iam::111122223333:role/dev";
    private const string Sso = "AWSReservedSSO_Developers_0123456789abcdef";

    public static IReadOnlyList<Scenario> All { get; } =
    [
        Makes("a role by its ARN", "\"AccessRoleDev111122223333\"", test => Made(test).Grant(Dev, AccessPolicyName.View, PolicyScope.Cluster)),
        Makes("a user", "\"AccessUserKim111122223333\"", test => Made(test).GrantGroups("arn:aws:iam::111122223333:user/kim", "devs")),
        Makes("a user of the CDK", "AmazonEKSViewPolicy", test =>
            Made(test).Grant(new Iam.User(test.Stack, "Kim"), AccessPolicyName.View, PolicyScope.Namespaces("shop"))),
        Makes("a role of the app", "AmazonEKSEditPolicy", test => Made(test).Grant(Role(test), AccessPolicyName.Edit, PolicyScope.Namespaces("shop"))),
        Makes("a role of the app as CloudFormation has it", "\"devs\"", test => Made(test).GrantGroups(Raw(test).ToPrincipal(), "devs")),
        Makes("a role by name", "\"AccessDev\"", test => Made(test).GrantGroups(Iam.Role.FromRoleName(test.Stack, "Dev", "dev"), "devs")),
        Makes("a role of another account", "arn:aws:iam::444455556666:role/ops", test =>
            Made(test).GrantGroups(Iam.Role.FromRoleArn(test.Stack, "Ops", "arn:aws:iam::444455556666:role/ops"), "ops")),
        Makes("a token", "Fn::ImportValue", test => Made(test).GrantGroups(Cdk.Fn.ImportValue("ops-role"), "ops")),
        Makes("one principal named in three ways", "\"AccessRoleDev111122223333\"", test =>
        {
            var cluster = Made(test);
            cluster.Grant(Dev, AccessPolicyName.View, PolicyScope.Cluster);
            cluster.GrantGroups(Iam.Role.FromRoleArn(test.Stack, "ByArn", Dev), "devs");
            cluster.GrantGroups(PrincipalArn.Parse(Dev), "ops");
        }),
        Makes("a policy of a newer package", "AmazonEKSPreviewPolicy", test =>
            Made(test).Grant(Dev, AccessPolicyName.Custom("AmazonEKSPreviewPolicy"), PolicyScope.Cluster)),
        Refuses("a role of IAM Identity Center by name", "EKS043", test => Made(test).GrantGroups(Iam.Role.FromRoleName(test.Stack, "Sso", Sso), "devs")),
        Refuses("a role with another path", "EKS043", test =>
        {
            var cluster = Made(test);
            cluster.GrantGroups(Dev, "devs");
            cluster.GrantGroups("arn:aws:iam::111122223333:role/x/dev", "devs");
        }),
        Refuses("a role with another letter case", "EKS043", test =>
        {
            var cluster = Made(test);
            cluster.GrantGroups(Dev, "devs");
            cluster.GrantGroups("arn:aws:iam::111122223333:role/Dev", "devs");
        }),
        Refuses("a service-linked role", "EKS044", test =>
            Made(test).GrantGroups("arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS", "devs")),
        Refuses("a session", "EKS041", test => Made(test).GrantGroups("arn:aws:sts::111122223333:assumed-role/dev/kim", "devs")),
        Refuses("an account", "EKS041", test => Made(test).GrantGroups("arn:aws:iam::111122223333:root", "devs")),
        Refuses("no group", "no group is named", test => Made(test).GrantGroups(Dev)),
        Refuses("a group of the system", "EKS048", test => Made(test).GrantGroups(Dev, "system:masters")),
        Refuses("a user name of the system", "EKS047", test =>
            Made(test).Grant(new AccessGrant { Principal = PrincipalArn.Parse(Dev), Username = "system:admin", Groups = ["devs"] })),
        Refuses("two user names of one principal", "EKS065", test =>
        {
            var cluster = Made(test);
            cluster.Grant(new AccessGrant { Principal = PrincipalArn.Parse(Dev), Username = "a", Groups = ["devs"] });
            cluster.Grant(new AccessGrant { Principal = PrincipalArn.Parse(Dev), Username = "b", Groups = ["devs"] });
        }),
        Refuses("groups of nodes", "EKS049", test =>
            Made(test).Grant(new AccessGrant { Principal = PrincipalArn.Parse(Dev), Type = EntryType.Ec2Linux, Groups = ["devs"] })),
        Refuses("an access policy with a slip in it", "AmazonEKSViewPolicy", test =>
            Made(test).Grant(Dev, AccessPolicyName.Custom("AmazonEKSVeiwPolicy"), PolicyScope.Cluster)),
        Refuses("no namespace", "name at least one namespace", test => Made(test).Grant(Dev, AccessPolicyName.View, PolicyScope.Namespaces())),
        Refuses("a cluster in mode CONFIG_MAP", "EKS059", test => EksCluster.FromAttributes(test.Stack, "Old", new EksClusterAttributes
        {
            ClusterName = "old",
            AuthenticationMode = ClusterAuthenticationMode.ConfigMap,
        }).GrantGroups(Dev, "devs")),
        Refuses("an entry of the CDK beside ours", "EKS042", test =>
        {
            var cluster = Made(test);
            cluster.GrantAdmin(Dev);
            cluster.Cluster.GrantClusterAdmin("Dev", Dev);
        }),
        Refuses("access that the CDK grants beside ours", "EKS042", test =>
        {
            var cluster = Made(test);
            cluster.GrantGroups(Dev, "devs");
            cluster.Cluster.GrantAccess("Dev", Dev, [Eks.AccessPolicy.FromAccessPolicyName("AmazonEKSViewPolicy", new Eks.AccessPolicyNameOptions
            {
                AccessScopeType = Eks.AccessScopeType.CLUSTER,
            })]);
        }),
        Makes("access that the CDK grants", "AmazonEKSViewPolicy", test =>
            Made(test).Cluster.GrantAccess("Dev", Dev, [Eks.AccessPolicy.FromAccessPolicyName("AmazonEKSViewPolicy", new Eks.AccessPolicyNameOptions
            {
                AccessScopeType = Eks.AccessScopeType.CLUSTER,
            })])),
        Refuses("the role of managed nodes", "EKS203", test =>
        {
            var cluster = Made(test);
            var nodes = new ManagedNodes(test.Stack, "Nodes", new ManagedNodesProps { Cluster = cluster, Name = "main" });
            cluster.Grant(new AccessGrant { Principal = nodes.Role.ToPrincipal(), Type = EntryType.Ec2Linux });
        }),
        Says("nothing is given", "EKS180", test => Made(test).Grant(new AccessGrant { Principal = PrincipalArn.Parse(Dev) })),
        Says("a namespace that cannot be", "EKS056", test => Made(test).Grant(Dev, AccessPolicyName.Edit, PolicyScope.Namespaces("Shop_NS"))),
        Says("a policy for some namespaces and for all", "EKS066", test =>
        {
            var cluster = Made(test);
            cluster.Grant(Dev, AccessPolicyName.View, PolicyScope.Namespaces("shop"));
            cluster.Grant(Dev, AccessPolicyName.View, PolicyScope.Cluster);
        }),
    ];

    private static EksCluster Made(TestStack test) => test.MadeCluster();

    private static Iam.Role Role(TestStack test) =>
        new(test.Stack, "Deployer", new Iam.RoleProps { AssumedBy = new Iam.AccountPrincipal("111122223333") });

    private static Iam.CfnRole Raw(TestStack test) =>
        new(test.Stack, "Raw", new Iam.CfnRoleProps { AssumeRolePolicyDocument = new Dictionary<string, object>() });
}
