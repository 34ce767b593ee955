using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>What nearly allows what is not allowed: one case for each thing that can differ.</summary>
public sealed class NearMissTests
{
    private const string Rules = """
        kind: Role
        apiVersion: rbac.authorization.k8s.io/v1
        metadata: {name: reader, namespace: shop}
        rules:
        - {apiGroups: [""], resources: [pods], verbs: [get, list]}
        - {apiGroups: [""], resources: [secrets], verbs: [get], resourceNames: [db]}
        - {apiGroups: [""], resources: [deployments], verbs: [get]}
        ---
        kind: RoleBinding
        apiVersion: rbac.authorization.k8s.io/v1
        metadata: {name: devs, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: devs}]
        """;

    [Theory]
    [InlineData("get", "", "pods", "", "web", "pay",
        "namespace: it counts in namespace 'shop', not in 'pay'; make Role 'reader' and its RoleBinding in namespace 'pay', too (9)")]
    [InlineData("get", "", "pods", "", "web", "", "namespace: it counts in namespace 'shop' alone, not in the whole cluster; "
        + "make a ClusterRole with the rules of Role 'reader' and bind it by a ClusterRoleBinding (9)")]
    [InlineData("delete", "", "pods", "", "web", "shop", "rule: the rule has the verbs 'get', 'list', not 'delete'; add 'delete' to its verbs (5)")]
    [InlineData("get", "", "pods", "log", "web", "shop", "rule: the rule names 'pods', not 'pods/log'; add 'pods/log' to its resources (5)")]
    [InlineData("get", "", "secrets", "", "api", "shop", "rule: the rule is for objects named 'db', not 'api'; add 'api' to its resourceNames (6)")]
    [InlineData("get", "apps", "deployments", "", "web", "shop", "rule: the rule is for the core API group, and deployments is asked for in API group 'apps'; "
        + "add 'apps' to its apiGroups (7)")]
    [InlineData("get", "", "pod", "", "web", "shop", "rule: the rule names 'pods', not 'pod'; add 'pod' to its resources (5)")]
    public void A_rule_or_binding_differs_in_one_thing(string verb, string group, string resource, string subresource, string name, string space, string wanted)
    {
        var near = Near(Rules, Identity.Of("kim", "devs"), new ResourceRequest(verb, group, resource, subresource, name, space));

        Assert.Equal(wanted, Line(near[0]));
        Assert.Equal("RoleBinding \"devs/shop\" of Role \"reader\" to Group \"devs\"", near[0].What);
    }

    [Fact]
    public void What_differs_in_two_things_comes_last() => Assert.Equal(
        ["rule: the rule has the verbs 'get', 'list', not 'delete', and it counts in namespace 'shop', not in 'pay'; add 'delete' to its verbs (5)"],
        Near(Rules, Identity.Of("kim", "devs"), new ResourceRequest("delete", "", "pods", "", "web", "pay")).Select(Line));

    [Fact]
    public void Nothing_is_near_where_it_is_allowed_or_where_nothing_is_held()
    {
        Assert.Empty(Near(Rules, Identity.Of("kim", "devs"), new ResourceRequest("get", "", "pods", "", "web", "shop")));
        Assert.Empty(Near(Rules, Identity.Of("kim", "ops"), new ResourceRequest("get", "", "pods", "", "web", "shop")));
        Assert.Empty(Near(Rules, Identity.Of("kim", "devs"), new ResourceRequest("create", "batch", "jobs", "", "", "pay")));
    }

    [Fact]
    public void Names_match_only_one_request_for_any_name() => Assert.Equal(
        "rule: the rule is for objects named 'db', not for any name; ask for one of these names, or leave resourceNames out (6)",
        Line(Near(Rules, Identity.Of("kim", "devs"), new ResourceRequest("get", "", "secrets", Namespace: "shop"))[0]));

    [Theory]
    [InlineData("Group", "Devs", "kim", "devs", "the subject is 'Devs', not 'devs'")]
    [InlineData("Group", "devz", "kim", "devs", "the subject is 'devz', not 'devs'")]
    [InlineData("Group", "oidc:devs", "kim", "devs", "the subject is 'oidc:devs', not 'devs'")]
    [InlineData("User", "devs", "kim", "devs", "the subject is a user, and 'devs' is a group here")]
    [InlineData("Group", "kim", "kim", "devs", "the subject is a group, and 'kim' is the user here")]
    [InlineData("User", "user:kim", "kim", "devs", "the subject is 'user:kim', not 'kim'")]
    [InlineData("User", "system:kim", "kim", "devs", null)]
    [InlineData("Group", "ops", "kim", "devs", null)]
    public void A_subject_is_nearly_somebody(string kind, string subject, string user, string group, string? gap)
    {
        var world = Rules.Replace("kind: Group, name: devs", $"kind: {kind}, name: \"{subject}\"", StringComparison.Ordinal);

        var near = Near(world, Identity.Of(user, group), new ResourceRequest("get", "", "pods", "", "web", "shop"));

        Assert.Equal(gap, near.IsEmpty ? null : Assert.Single(Assert.Single(near).Differs));
        Assert.All(near, miss => Assert.Equal(NearMissKind.Subject, miss.Kind));
    }

    [Fact]
    public void Two_teams_with_names_alike_are_two_teams()
    {
        var other = """

            ---
            kind: RoleBinding
            apiVersion: rbac.authorization.k8s.io/v1
            metadata: {name: other, namespace: pay}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: other}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: devz}]
            ---
            kind: ClusterRole
            apiVersion: rbac.authorization.k8s.io/v1
            metadata: {name: other}
            """;

        Assert.Empty(Near(Rules + other, Identity.Of("kim", "devz"), new ResourceRequest("get", "", "pods", "", "web", "shop")));
    }

    [Theory]
    [InlineData("kind: ServiceAccount, name: cart, namespace: pay", "the subject is service account 'cart' of namespace 'pay', not of 'shop'")]
    [InlineData("kind: ServiceAccount, name: card, namespace: shop", "the subject is 'card', not 'cart'")]
    [InlineData("apiGroup: rbac.authorization.k8s.io, kind: User, name: \"shop:cart\"",
        "the subject is the user 'shop:cart', and this is the service account 'cart' of namespace 'shop'")]
    public void A_subject_is_nearly_a_service_account(string subject, string gap)
    {
        var world = Rules.Replace("apiGroup: rbac.authorization.k8s.io, kind: Group, name: devs", subject, StringComparison.Ordinal);

        var near = Near(world, Identity.ServiceAccount("shop", "cart"), new ResourceRequest("get", "", "pods", "", "web", "shop"));

        Assert.Equal(gap, Assert.Single(Assert.Single(near).Differs));
    }

    [Fact]
    public void A_service_account_of_a_cluster_binding_has_a_namespace()
    {
        var objects = new RbacObjects([
            ClusterRole.Of("reader").AllowRead(ApiResource.Pods),
            new ClusterRoleBinding { Name = "cart", RoleRef = new RoleRef("ClusterRole", "reader"), Subjects = [new Subject("ServiceAccount", "cart")] },
        ]);

        var near = RbacEvaluator.Create(objects).NearMisses(
            Identity.ServiceAccount("shop", "cart"), new ResourceRequest("get", "", "pods", Namespace: "shop"));

        Assert.Equal("the subject names service account 'cart' without its namespace 'shop'", Assert.Single(Assert.Single(near).Differs));
    }

    [Theory]
    [InlineData("reader", "Role", "pay", "Role 'reader' is in namespace 'shop', not in 'pay'; put both into one namespace, or use a ClusterRole")]
    [InlineData("viewer", "Role", "pay", "'viewer' is a ClusterRole, and the binding names a Role; write 'kind: ClusterRole' in its roleRef")]
    [InlineData("vewer", "ClusterRole", "pay", "it names ClusterRole 'vewer', which is not there, and 'viewer' is; write 'viewer' in its roleRef")]
    [InlineData("gone", "ClusterRole", "pay", "ClusterRole 'gone' is not there, so nothing tells what it gives; add the role, or name one that is there")]
    [InlineData("eks:gone", "ClusterRole", "pay", null)]
    public void A_binding_names_a_role_that_is_not_there(string name, string kind, string space, string? gap)
    {
        var objects = new RbacObjects([
            NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Pods),
            ClusterRole.Of("viewer").AllowRead(ApiResource.Pods),
            new RoleBinding { Namespace = space, Name = "devs", RoleRef = new RoleRef(kind, name), Subjects = [Subject.Group("devs")] },
        ]);

        var near = RbacEvaluator.Create(objects).NearMisses(Identity.Of("kim", "devs"), new ResourceRequest("get", "", "pods", Namespace: space));

        Assert.Equal(gap, near.IsEmpty ? null : $"{Assert.Single(near).Differs[0]}; {near[0].WayOut}");
    }

    [Theory]
    [InlineData("team", "b", "has the label 'team' with 'b', which is not what is asked for")]
    [InlineData("teams", "a", "has the label 'teams', not 'team'")]
    [InlineData("colour", "a", null)]
    public void An_aggregated_role_misses_another_by_one_label(string label, string value, string? gap)
    {
        var objects = new RbacObjects([
            ClusterRole.Of("all").AggregateFrom("team", "a"),
            ClusterRole.Of("pods").AllowRead(ApiResource.Pods) with { Labels = ValueMap.Of((label, value)) },
            ClusterRole.Of("all").BindTo(Subject.Group("devs")),
        ]);

        var near = RbacEvaluator.Create(objects).NearMisses(Identity.Of("kim", "devs"), new ResourceRequest("get", "", "pods", Namespace: "shop"));

        Assert.Equal(gap is null ? null : $"ClusterRole 'pods' gives it and {gap}, so its rules are not taken in", near.IsEmpty ? null : near[0].Differs[0]);
    }

    [Theory]
    [InlineData("/healthz/live", "the rule names '/healthz', not '/healthz/live'")]
    [InlineData("/helthz", "the rule names '/healthz', not '/helthz'")]
    [InlineData("/logs", null)]
    public void A_rule_names_nearly_the_url(string path, string? gap)
    {
        var objects = new RbacObjects([
            ClusterRole.Of("health").AllowUrls(NonResourceUrl.Healthz),
            ClusterRole.Of("health").BindTo(Subject.Group("devs")),
        ]);

        var near = RbacEvaluator.Create(objects).NearMisses(Identity.Of("kim", "devs"), new UrlRequest("get", path));

        Assert.Equal(gap, near.IsEmpty ? null : near[0].Differs[0]);
    }

    [Fact]
    public void A_role_binding_gives_no_urls() => Assert.Equal(
        ["a RoleBinding gives no URLs"],
        RbacEvaluator.Create(new RbacObjects([
            ClusterRole.Of("health").AllowUrls(NonResourceUrl.Healthz),
            ClusterRole.Of("health").BindIn("shop", Subject.Group("devs")),
        ])).NearMisses(Identity.Of("kim", "devs"), new UrlRequest("get", "/healthz"))[0].Differs);

    [Fact]
    public void A_role_bound_in_many_namespaces_is_named_once_and_at_most_three_are_shown()
    {
        var role = ClusterRole.Of("reader").AllowRead(ApiResource.Pods);
        var others = Enumerable.Range(0, 5).Select(i => ClusterRole.Of($"r{i}").Allow(Verb.Get).On(ApiResource.Pods)).ToList();
        var objects = new RbacObjects([
            role, .. others,
            .. Enumerable.Range(0, 9).Select(i => role.BindIn($"a{i}", Subject.Group("devs"))),
            .. others.Select(other => other.BindIn("b", Subject.Group("devs"))),
        ]);

        var near = RbacEvaluator.Create(objects).NearMisses(Identity.Of("kim", "devs"), new ResourceRequest("get", "", "pods", Namespace: "z"));

        Assert.Equal(["reader", "r0", "r1"], near.Select(miss => miss.What.Split('"')[3]));
    }

    [Fact]
    public void Rules_of_built_in_roles_are_not_to_be_changed() => Assert.Equal(
        "bind a role that gives it: ClusterRole 'view' is built into Kubernetes",
        RbacEvaluator.Create(
            new RbacObjects([ClusterRole.Of("view").BindIn("shop", Subject.Group("devs"))]), BuiltInRoles.For("1.34"))
            .NearMisses(Identity.Of("kim", "devs"), new ResourceRequest("delete", "", "pods", Namespace: "shop"))[0].WayOut);

    private static ValueList<NearMiss> Near(string world, Identity identity, AccessRequest request) =>
        RbacEvaluator.Create(World.Of(world)).NearMisses(identity, request);

    private static string Line(NearMiss miss) => $"{miss.Kind.Word()}: {string.Join(", and ", miss.Differs)}; {miss.WayOut} ({miss.Location?.Line})";
}
