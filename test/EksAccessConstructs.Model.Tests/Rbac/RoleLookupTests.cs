using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

public sealed class RoleLookupTests
{
    private static readonly RbacObjects Objects = new([
        new ClusterRole
        {
            Name = "reader",
            Labels = ValueMap.Of(("rbac.authorization.k8s.io/aggregate-to-view", "true")),
            Rules = [new() { Verbs = ["get"], ApiGroups = ["example.com"], Resources = ["widgets"] }],
        },
        new ClusterRole { Name = "edit" },
        new NamespaceRole { Name = "local", Namespace = "web" },
        new NamespaceRole { Name = "local", Namespace = "shop" },
    ]);

    private static readonly RoleLookup Lookup = RoleLookup.Create(Objects, BuiltInRoles.Newest);

    [Theory]
    [InlineData("reader", "Given")]
    [InlineData("view", "BuiltIn")]
    [InlineData("edit", "Given")]
    [InlineData("eks:addon-manager", "PerhapsEks")]
    [InlineData("ghost", "Missing")]
    public void Says_where_a_role_comes_from(string name, string source) => Assert.Equal(source, Lookup.SourceOf(Binding("ClusterRole", name)).ToString());

    [Fact]
    public void A_built_in_role_is_missing_where_nobody_asked_for_them() =>
        Assert.Equal(RoleSource.Missing, RoleLookup.Create(Objects, null).SourceOf(Binding("ClusterRole", "view")));

    [Fact]
    public void A_built_in_role_gathers_what_the_given_ones_feed_it() =>
        Assert.Contains(Lookup.Find(Binding("ClusterRole", "view"))!.Rules, rule => rule.Resources.Contains("widgets"));

    [Fact]
    public void A_given_role_replaces_its_built_in_namesake() => Assert.Empty(Lookup.Find(Binding("ClusterRole", "edit"))!.Rules);

    [Fact]
    public void A_role_is_found_in_the_namespace_of_the_binding_alone()
    {
        Assert.NotNull(Lookup.Find(Binding("Role", "local", "shop")));
        Assert.Null(Lookup.Find(Binding("Role", "local", "other")));
        Assert.Null(Lookup.Find(Binding("Role", "local")));
        Assert.Equal(["shop", "web"], Lookup.NamespacesWith("local"));
    }

    [Fact]
    public void Names_that_could_be_meant_are_those_of_the_kind_and_place()
    {
        Assert.Equal(["local"], Lookup.NamesFor(Binding("Role", "locl", "shop")));
        Assert.Contains("cluster-admin", Lookup.NamesFor(Binding("ClusterRole", "x")));
        Assert.Contains("reader", Lookup.NamesFor(Binding("ClusterRole", "x")));
    }

    private static RbacBinding Binding(string kind, string name, string? @namespace = null) => @namespace is null
        ? new ClusterRoleBinding { Name = "b", RoleRef = new(kind, name) }
        : new RoleBinding { Name = "b", Namespace = @namespace, RoleRef = new(kind, name) };
}
