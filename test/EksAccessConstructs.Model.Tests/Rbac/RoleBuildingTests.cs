using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

public sealed class RoleBuildingTests
{
    [Fact]
    public void A_role_reads_as_a_sentence()
    {
        var role = NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Pods, ApiResource.PodLogs).Allow(Verb.Get).On(ApiResource.Secrets).Named("db");

        Assert.Equal("Role shop/reader", role.Id);
        Assert.Equal(
            [
                new RbacRule { ApiGroups = [""], Resources = ["pods", "pods/log"], Verbs = ["get", "list", "watch"] },
                new RbacRule { ApiGroups = [""], Resources = ["secrets"], Verbs = ["get"], ResourceNames = ["db"] },
            ],
            role.Rules);
    }

    [Fact]
    public void Resources_of_two_groups_become_two_rules_so_that_nothing_else_is_allowed() => Assert.Equal(
        [
            new RbacRule { ApiGroups = ["apps"], Resources = ["deployments", "daemonsets"], Verbs = ["delete"] },
            new RbacRule { ApiGroups = [""], Resources = ["pods"], Verbs = ["delete"] },
        ],
        NamespaceRole.In("shop", "cleaner").Allow(Verb.Delete).On(ApiResource.Deployments, ApiResource.Pods, ApiResource.DaemonSets).Rules);

    [Fact]
    public void A_cluster_role_takes_urls_and_aggregates()
    {
        var role = ClusterRole.Of("monitor").Allow(Verb.Get).OnUrls(NonResourceUrl.Metrics).AggregateFrom("team", "ops").AggregateTo("view");

        Assert.Equal([new RbacRule { NonResourceUrls = ["/metrics"], Verbs = ["get"] }], role.Rules);
        Assert.Equal(new AggregationRule([new LabelSelector { MatchLabels = ValueMap.Of(("team", "ops")) }]), role.Aggregation);
        Assert.Equal("true", role.Labels["rbac.authorization.k8s.io/aggregate-to-view"]);
    }

    [Fact]
    public void A_binding_carries_role_and_subjects()
    {
        Assert.Equal(
            new RoleBinding { Namespace = "shop", Name = "reader", RoleRef = new RoleRef("Role", "reader"), Subjects = [Subject.Group("team")] },
            NamespaceRole.In("shop", "reader").BindTo(Subject.Group("team")));
        Assert.Equal(
            new RoleBinding { Namespace = "shop", Name = "view", RoleRef = new RoleRef("ClusterRole", "view"), Subjects = [Subject.User("ann")] },
            ClusterRole.Of("view").BindIn("shop", Subject.User("ann")));
    }

    [Fact]
    public void Refused_is_what_says_nothing()
    {
        Assert.Throws<ArgumentException>(() => NamespaceRole.In("shop", "x").Allow().On(ApiResource.Pods));
        Assert.Throws<ArgumentException>(() => NamespaceRole.In("shop", "x").AllowRead());
        Assert.Throws<InvalidOperationException>(() => NamespaceRole.In("shop", "x").Named("db"));
        Assert.Throws<ArgumentException>(() => NonResourceUrl.Of("healthz"));
        Assert.Contains("say 'apps'", Assert.Throws<ArgumentException>(() => ApiResource.Custom("apps/v1", "deployments")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Built_in_resources_are_all_different() =>
        Assert.Equal(ApiResource.BuiltIn.Count, ApiResource.BuiltIn.Select(resource => resource.ToString()).Distinct().Count());

    [Fact]
    public void An_object_that_stands_twice_is_a_finding_with_both_places()
    {
        var first = NamespaceRole.In("shop", "reader") with { Origin = new SourceLocation("a.yaml", 1, 1) };
        var second = NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Pods) with { Origin = new SourceLocation("b.yaml", 7, 1) };

        var set = RbacObjects.Of(first, NamespaceRole.In("dev", "reader"), second);

        Assert.Equal(
            ["b.yaml:7:1: error EKS075: Role shop/reader is already at a.yaml:1:1; keep one of the two"], set.Findings.Select(finding => finding.ToString()));
        Assert.Equal([second, NamespaceRole.In("dev", "reader")], set.Value!.All);
    }
}
