using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

public sealed class IdentityTests
{
    [Fact]
    public void Who_has_logged_in_is_authenticated() => Assert.Equal(["ops", "system:authenticated"], Identity.Of("ann", "ops").Groups);

    [Theory]
    [InlineData("system:anonymous", "")]
    [InlineData("ann", "system:unauthenticated")]
    [InlineData("ann", "system:authenticated")]
    public void Nothing_is_added_to_who_is_marked_already(string user, string group)
    {
        var identity = new Identity(user, group.Length > 0 ? [group] : []);

        Assert.Equal(identity, identity.WithImpliedGroups());
    }

    [Fact]
    public void A_service_account_has_three_groups() =>
        Assert.Equal(("system:serviceaccount:dev:robot", "system:serviceaccounts system:serviceaccounts:dev system:authenticated"),
            (Identity.ServiceAccount("dev", "robot").User, string.Join(' ', Identity.ServiceAccount("dev", "robot").Groups)));

    [Theory]
    [InlineData("system:serviceaccount:dev:robot", true)]
    [InlineData("system:serviceaccount:dev:robot:x", false)]
    [InlineData("system:serviceaccount::robot", false)]
    [InlineData("ann", false)]
    public void A_user_name_may_be_a_service_account(string user, bool account) => Assert.Equal(account, new Identity(user, []).AsServiceAccount() is not null);

    [Fact]
    public void A_kubelet_without_rights_is_unknown_and_everybody_else_denied()
    {
        var evaluator = RbacEvaluator.Create(RbacObjects.None);
        var request = new ResourceRequest("get", "", "pods");

        Assert.IsType<Decision.Unknown>(evaluator.Authorize(Identity.Of("system:node:ip-10-0-0-1.ec2.internal", "system:nodes"), request));
        Assert.IsType<Decision.Denied>(evaluator.Authorize(Identity.Of("system:node:ip-10-0-0-1.ec2.internal"), request));
        Assert.IsType<Decision.Denied>(evaluator.Authorize(Identity.Of("ann"), request));
    }

    [Fact]
    public void Masters_may_do_everything_though_rbac_gives_them_nothing()
    {
        var evaluator = RbacEvaluator.Create(RbacObjects.None);
        var root = Identity.Of("root", "system:masters");

        Assert.Equal("allowed by membership in group \"system:masters\", which may do everything",
            evaluator.Authorize(root, new UrlRequest("get", "/metrics")).ToString());
        Assert.False(evaluator.Decide(root, new UrlRequest("get", "/metrics")).IsAllowed);
    }

    [Fact]
    public void A_denial_names_the_bindings_that_are_broken() => Assert.Equal(
        "denied; ClusterRoleBinding ghosts names ClusterRole 'ghost', which does not exist",
        RbacEvaluator.Create(new([new ClusterRoleBinding { Name = "ghosts", RoleRef = new("ClusterRole", "ghost"), Subjects = [Subject.User("ann")] }]))
            .Decide(Identity.Of("ann"), new ResourceRequest("get", "", "pods"))
            .ToString());

    [Theory]
    [InlineData("get pods 'p' in namespace dev", "get", "", "pods", "", "p", "dev")]
    [InlineData("update deployments.apps/scale", "update", "apps", "deployments", "scale", "", "")]
    public void Requests_read_as_a_sentence(string words, string verb, string group, string resource, string sub, string name, string space) =>
        Assert.Equal(words, new ResourceRequest(verb, group, resource, sub, name, space).ToString());
}
