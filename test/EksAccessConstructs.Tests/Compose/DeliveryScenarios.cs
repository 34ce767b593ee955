using EksAccessConstructs.Rbac;
using static EksAccessConstructs.Tests.Compose.Scenario;

namespace EksAccessConstructs.Tests.Compose;

/// <summary>RBAC objects of several constructs on one cluster.</summary>
internal static class DeliveryScenarios
{
    private static readonly NamespaceRole Reader = NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Pods);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        Makes("two sets on one cluster", "\"RbacCommandTest", test =>
        {
            var cluster = test.ImportedCluster();
            Set(test, cluster, "One", Reader);
            Set(test, cluster, "Two", NamespaceRole.In("pay", "reader").AllowRead(ApiResource.Pods));
        }),
        Refuses("one object in two sets", "EKS190", test =>
        {
            var cluster = test.ImportedCluster();
            Set(test, cluster, "One", Reader);
            Set(test, cluster, "Two", Reader);
        }),
        Refuses("one object twice in a set", "shop/reader", test => Set(test, test.ImportedCluster(), "One", Reader, Reader)),
        Makes("one namespace in two sets", "\"RbacCommandTest", test =>
        {
            var cluster = test.ImportedCluster();
            Set(test, cluster, "One", new Namespace { Name = "shop" });
            Set(test, cluster, "Two", new Namespace { Name = "shop" });
        }),
        Refuses("one namespace with two labels", "EKS190", test =>
        {
            var cluster = test.ImportedCluster();
            Set(test, cluster, "One", new Namespace { Name = "shop", Labels = ValueMap.Of(("tier", "one")) });
            Set(test, cluster, "Two", new Namespace { Name = "shop", Labels = ValueMap.Of(("tier", "two")) });
        }),
        Refuses("two sets of one owner", "platform", test =>
        {
            var cluster = test.ImportedCluster();
            new RbacManifests(test.Stack, "One", Props(cluster, Reader) with { Owner = "platform" });
            new RbacManifests(test.Stack, "Two", Props(cluster) with { Owner = "platform" });
        }),
        Refuses("an owner that is no label", "Owner 'the platform'", test =>
            new RbacManifests(test.Stack, "One", Props(test.ImportedCluster(), Reader) with { Owner = "the platform" })),
        Refuses("an object outside the namespaces", "EKS191", test =>
            new RbacManifests(test.Stack, "One", Props(test.ImportedCluster(), Reader) with { Namespaces = ["pay"] })),
        Refuses("a value that only deployment knows", "known at deployment only", test =>
            Set(test, test.ImportedCluster(), "One", Reader.BindTo(Subject.Group(Cdk.Fn.ImportValue("group"))))),
        Makes("a set in a nested stack", "RbacCommandTest", test => new RbacManifests(
            new Cdk.NestedStack(test.Stack, "Nested"), "One", Props(test.ImportedCluster(), Reader))),
        Makes("a set of a cluster in another stack", "\"AWS::EKS::Cluster\"", test =>
            new RbacManifests(new Cdk.Stack(test.App, "Rbac"), "One", Props(test.MadeCluster(), Reader))),
        Makes("Argo CD", "kubectl apply --filename", test => new RbacManifests(test.Stack, "One", Props(test.ImportedCluster(), Reader) with
        {
            Delivery = RbacDelivery.ArgoCd(new ArgoCdOptions { RepositoryUrl = "https://git.example.com/platform", Root = "rbac" }),
        })),
        Refuses("a namespace in an ApplySet", "EKS197", test =>
            new RbacManifests(test.Stack, "One", Props(test.ImportedCluster(), Reader, new Namespace { Name = "shop" }) with
            {
                Delivery = RbacDelivery.ApplySet(new ApplySetOptions { Namespace = "shop", Name = "rbac" }),
            })),
        Makes("an emptied set", "apply.sh", test => Set(test, test.ImportedCluster(), "One")),
        Says("what takes the objects of an emptied set away", "no RBAC objects leave for cluster 'shop'", test => Set(test, test.ImportedCluster(), "One")),
        Makes("a stack of manifests alone", "AWS::CloudFormation::WaitConditionHandle", test => Set(test, test.ImportedCluster(), "RbacManifests", Reader)),
        Makes("a stack of manifests with another stack below it", "AWS::CloudFormation::WaitConditionHandle", test =>
        {
            new Ec2.CfnVPC(new Cdk.Stack(test.Stack, "Below"), "Vpc", new Ec2.CfnVPCProps { CidrBlock = "10.0.0.0/16" });
            Set(test, test.ImportedCluster(), "One", Reader);
        }),
        Says("a role that lost its rights", "EKS207", test => Set(test, test.ImportedCluster(), "One", NamespaceRole.In("shop", "empty"))),
        Says("a group with a slip in it", "did you mean 'developers'", test =>
        {
            var cluster = test.MadeCluster();
            EksAccessConstructs.Access.ClusterGrants.GrantGroups(cluster, "arn:aws:iam::111122223333:role/dev", "develpers");
            Set(test, cluster, "One", Reader, Reader.BindTo(Subject.Group("developers")));
        }),
    ];

    private static RbacManifestsProps Props(EksAccessConstructs.Cluster.IEksCluster cluster, params RbacObject[] objects) =>
        new() { Cluster = cluster, Objects = new([.. objects]) };

    private static void Set(TestStack test, EksAccessConstructs.Cluster.IEksCluster cluster, string id, params RbacObject[] objects) =>
        new RbacManifests(test.Stack, id, Props(cluster, objects));
}
