using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

public sealed class BuiltInRolesTests
{
    private static readonly BuiltInRoles BuiltIn = BuiltInRoles.For("1.34")!;

    [Theory]
    [InlineData("cluster-roles", 31)]
    [InlineData("controller-roles", 37)]
    [InlineData("namespace-roles", 7)]
    [InlineData("cluster-role-bindings", 12)]
    [InlineData("controller-role-bindings", 37)]
    [InlineData("namespace-role-bindings", 7)]
    public void Are_what_the_api_server_makes(string file, int count)
    {
        var wanted = World.Read($"bootstrap/{file}.yaml").All;
        var ours = BuiltIn.ClusterRoles.Cast<RbacObject>().Concat(BuiltIn.Roles).Concat(BuiltIn.Bindings).ToDictionary(one => one.Id);

        Assert.Equal(count, wanted.Count);
        Assert.All(wanted, one => Assert.Equal(one, ours[one.Id]));
    }

    [Fact]
    public void Are_not_more_than_the_api_server_makes() =>
        Assert.Equal((31 + 37, 7, 12 + 37 + 7), (BuiltIn.ClusterRoles.Count(), BuiltIn.Roles.Count(), BuiltIn.Bindings.Count()));

    [Fact]
    public void Aggregation_fills_admin_edit_and_view_as_the_controller_does()
    {
        var filled = Aggregation.Fill(BuiltIn.ClusterRoles).ToDictionary(role => role.Name);

        var wanted = World.Read("bootstrap/aggregated-user-facing-roles.yaml").ClusterRoles.ToList();

        Assert.Equal(3, wanted.Count);
        Assert.All(wanted, role => Assert.Equal(role.Rules, filled[role.Name].Rules));
    }

    [Fact]
    public void A_binding_may_name_one_that_no_manifest_holds()
    {
        var objects =
            new RbacObjects([new RoleBinding { Name = "b", Namespace = "shop", RoleRef = new("ClusterRole", "view"), Subjects = [Subject.User("ann")] }]);
        var request = new ResourceRequest("get", "", "pods", Namespace: "shop");

        Assert.True(RbacEvaluator.Create(objects, BuiltIn).Decide(Identity.Of("ann"), request).IsAllowed);
        Assert.False(RbacEvaluator.Create(objects).Decide(Identity.Of("ann"), request).IsAllowed);
    }

    [Fact]
    public void Their_bindings_count_only_where_they_are_added()
    {
        var request = new UrlRequest("get", "/healthz");

        Assert.False(RbacEvaluator.Create(RbacObjects.None, BuiltIn).Decide(Identity.Anonymous, request).IsAllowed);
        Assert.True(RbacEvaluator.Create(new([.. BuiltIn.Bindings]), BuiltIn).Decide(Identity.Anonymous, request).IsAllowed);
    }

    [Fact]
    public void A_role_of_ones_own_feeds_those_that_select_it()
    {
        var objects = new RbacObjects([
            new ClusterRole
            {
                Name = "widgets",
                Labels = ValueMap.Of(("rbac.authorization.k8s.io/aggregate-to-view", "true")),
                Rules = [new RbacRule { Verbs = ["get"], ApiGroups = ["example.com"], Resources = ["widgets"] }],
            },
            new ClusterRoleBinding { Name = "b", RoleRef = new("ClusterRole", "admin"), Subjects = [Subject.User("ann")] },
        ]);

        Assert.True(RbacEvaluator.Create(objects, BuiltIn).Decide(Identity.Of("ann"), new ResourceRequest("get", "example.com", "widgets")).IsAllowed);
    }

    [Theory]
    [InlineData("1.34", "1.34")]
    [InlineData("1.29", "1.34")]
    [InlineData(null, "1.34")]
    [InlineData("latest", "1.34")]
    public void Nearest_is_a_version_that_is_known(string? asked, string known) => Assert.Equal(known, BuiltInRoles.Nearest(asked).Minor);

    [Fact]
    public void An_unknown_version_is_none() => Assert.Null(BuiltInRoles.For("1.2"));
}
