using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>Somebody with these rights may write the objects, and gives nothing else.</summary>
public sealed class RightsToWriteTests
{
    private static readonly Identity Writer = Identity.Of("writer", "writers");

    private static readonly NamespaceRole Reader = NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Pods).Allow(Verb.Get).On(ApiResource.Secrets).Named("db");

    private static readonly ClusterRole Nodes = ClusterRole.Of("nodes").AllowRead(ApiResource.Nodes).AllowUrls(NonResourceUrl.Healthz);

    private static readonly ValueList<RbacObject> Objects =
    [
        new Namespace { Name = "shop" },
        Reader,
        Reader.BindTo(Subject.Group("devs")),
        ClusterRole.Of("view").BindIn("till", Subject.Group("devs")) with { Name = "viewers" },
        Nodes,
        Nodes.BindTo(Subject.Group("ops")),
        Nodes.BindIn("till", Subject.Group("devs")),
        ClusterRole.Of("view").BindTo(Subject.Group("ops")) with { Name = "viewers" },
        NamespaceRole.In("till", "of-somebody-else").BindTo(Subject.Group("devs")),
    ];

    public static TheoryData<string> Written => [.. Objects.Where(item => item is not Namespace).Select(item => item.Id)];

    [Theory]
    [MemberData(nameof(Written))]
    public void Each_object_may_be_made_changed_and_deleted(string id)
    {
        var item = Objects.Single(item => item.Id == id);

        Assert.Equal(WriteOutcome.Allowed, Decide(WriteVerb.Create, item, Objects.Where(other => other != item)));
        Assert.Equal(WriteOutcome.Allowed, Decide(WriteVerb.Patch, item, Objects));
        Assert.Equal(WriteOutcome.Allowed, Decide(WriteVerb.Delete, item, Objects));
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void Without_them_none_may(string id)
    {
        var item = Objects.Single(item => item.Id == id);

        Assert.Equal(WriteOutcome.ForbiddenVerb, new RbacWrites(RbacEvaluator.Create(new(Objects), BuiltInRoles.Newest))
            .Decide(new RbacWrite(Writer, WriteVerb.Patch, KubernetesFromRbac.Write(item).Body)).Outcome);
    }

    [Fact]
    public void Nothing_else_is_given()
    {
        RbacObject[] more =
        [
            Reader.AllowRead(ApiResource.ConfigMaps),
            Reader with { Name = "other", Rules = [new RbacRule { ApiGroups = [""], Resources = ["secrets"], Verbs = ["get"] }] },
            Nodes.AllowUrls(NonResourceUrl.Of("/logs")),
            ClusterRole.Of("edit").BindIn("till", Subject.Group("devs")),
            ClusterRole.Of("view").BindIn("shop", Subject.Group("writers")) with { Name = "new" },
            ClusterRole.Of("cluster-admin").BindTo(Subject.Group("writers")),
            ClusterRole.Of("all").AggregateFrom("a", "b"),
        ];

        // What a ClusterRoleBinding gives everywhere may be given in a namespace too; so 'view' in shop is no more than before.
        Assert.Equal(
            [
                WriteOutcome.ForbiddenEscalation, WriteOutcome.ForbiddenEscalation, WriteOutcome.ForbiddenEscalation, WriteOutcome.ForbiddenEscalation,
                WriteOutcome.Allowed, WriteOutcome.ForbiddenEscalation, WriteOutcome.ForbiddenEscalation,
            ],
            more.Select(item => Decide(WriteVerb.Create, item, Objects.Where(other => other.Id != item.Id))));
    }

    [Fact]
    public void A_namespace_that_nothing_is_written_in_is_closed() => Assert.Equal(
        WriteOutcome.ForbiddenVerb, Decide(WriteVerb.Create, NamespaceRole.In("kube-system", "reader").AllowRead(ApiResource.Pods), Objects));

    [Fact]
    public void Objects_of_namespaces_alone_need_nothing_in_the_whole_cluster() =>
        Assert.Equal(["Role shop/n", "RoleBinding shop/n"], RightsToWrite.For(new([Reader]), "n", Subject.Group("writers")).Select(item => item.Id));

    private static WriteOutcome Decide(WriteVerb verb, RbacObject item, IEnumerable<RbacObject> there)
    {
        var rights = RightsToWrite.For(new(Objects), "writer", Subject.Group("writers"));
        var others = NamespaceRole.In("till", "of-somebody-else").AllowRead(ApiResource.Pods);
        var evaluator = RbacEvaluator.Create(new([.. rights, .. there, others]), BuiltInRoles.Newest);
        return new RbacWrites(evaluator).Decide(new RbacWrite(Writer, verb, KubernetesFromRbac.Write(item).Body)).Outcome;
    }
}
