using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Access;

/// <summary>What nearly lets an IAM principal do what it may not do.</summary>
public sealed class NearMissTests
{
    private static readonly ResourceRequest GetPods = new("get", "", "pods", Name: "p", Namespace: "shop");

    private static readonly RbacObjects Readers = new([
        ClusterRole.Of("reader").AllowRead(ApiResource.Pods), ClusterRole.Of("reader").BindIn("shop", Subject.Group("readers"))]);

    [Theory]
    [InlineData("AmazonEKSViewPolicy", "pay", "policy: its scope does not take in namespace 'shop'; add 'shop' to the namespaces of its scope")]
    [InlineData("AmazonEKSSecretReaderPolicy", "shop", null)]
    public void A_policy_counts_in_another_namespace(string policy, string scope, string? wanted) => Assert.Equal(
        wanted, Near(new Entry(policy, PolicyScope.Namespaces(scope)), GetPods).Select(Line).FirstOrDefault());

    [Theory]
    [InlineData("AmazonEKSViewPolicy", "delete",
        "policy: it does not give this, and AmazonEKSEditPolicy does; associate AmazonEKSEditPolicy, if all of it is meant")]
    [InlineData("AmazonEKSEditPolicy", "get", null)]
    public void The_next_larger_policy_gives_it(string policy, string verb, string? wanted) => Assert.Equal(
        wanted, Near(new Entry(policy, PolicyScope.Cluster), GetPods with { Verb = verb }).Select(Line).FirstOrDefault());

    [Fact]
    public void Only_the_next_policy_is_near() => Assert.Empty(
        Near(new Entry("AmazonEKSViewPolicy", PolicyScope.Cluster), new ResourceRequest("delete", "", "nodes", Name: "n")));

    [Fact]
    public void A_whole_cluster_is_more_than_namespaces() => Assert.Equal(
        "policy: its scope is not the whole cluster; give it the scope of the whole cluster",
        Line(Near(new Entry("AmazonEKSViewPolicy", PolicyScope.Namespaces("shop")), new ResourceRequest("list", "", "pods"))[0]));

    [Theory]
    [InlineData("arn:aws:iam::444455556666:role/Dev", "it is of account 111122223333, not 444455556666")]
    [InlineData("arn:aws:iam::111122223333:user/Dev", "it is for a role, and this is a user")]
    [InlineData("arn:aws:iam::111122223333:role/dev", "it names 'Dev', not 'dev'")]
    [InlineData("arn:aws:iam::111122223333:role/Devs", "it names 'Dev', not 'Devs'")]
    [InlineData("arn:aws:iam::444455556666:role/dev", null)]
    public void An_entry_names_somebody_who_is_called_nearly_so(string caller, string? gap)
    {
        var near = Near(new Entry("AmazonEKSViewPolicy", PolicyScope.Cluster), GetPods, caller);

        Assert.Equal(gap, near.IsEmpty ? null : Assert.Single(Assert.Single(near).Differs));
        Assert.All(near, miss => Assert.Equal((NearMissKind.Login, "the access entry of 'arn:aws:iam::111122223333:role/Dev'"), (miss.Kind, miss.What)));
    }

    [Fact]
    public void An_entry_that_would_give_nothing_is_not_near() => Assert.Empty(
        Near(new Entry("AmazonEKSViewPolicy", PolicyScope.Cluster), GetPods with { Verb = "delete" }, "arn:aws:iam::111122223333:role/dev"));

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/team/Dev", "it has the path of the role, which no caller has")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/Dev/kim", "it names a session, and callers are looked up by their role")]
    public void An_item_of_aws_auth_matches_nobody(string arn, string gap)
    {
        var near = Authorizer(AccessPlan.Build([], ClusterAuthenticationMode.ApiAndConfigMap).OrThrow(), arn)
            .NearMisses(CallerIdentity.Read("arn:aws:iam::111122223333:role/Dev").OrThrow(), GetPods);

        Assert.Equal($"login: {gap}; write 'arn:aws:iam::111122223333:role/Dev' there", Line(Assert.Single(near)));
    }

    [Fact]
    public void The_mode_does_not_read_what_names_the_caller()
    {
        var near = Authorizer(AccessPlan.Build([], ClusterAuthenticationMode.Api).OrThrow(), "arn:aws:iam::111122223333:role/Dev")
            .NearMisses(CallerIdentity.Read("arn:aws:iam::111122223333:role/Dev").OrThrow(), GetPods);

        Assert.Equal("login: authentication mode API does not read it, CONFIG_MAP does; make an access entry of it", Line(Assert.Single(near)));
    }

    [Fact]
    public void Bindings_of_the_groups_of_an_entry_are_near_too()
    {
        var plan = Grants.Plan(Grants.Role("Dev") with { Groups = ["readers"] });

        var near = Clusters.Authorizer(plan, Readers).NearMisses(
            CallerIdentity.Read("arn:aws:iam::111122223333:role/Dev").OrThrow(), GetPods with { Namespace = "pay" });

        Assert.Equal("namespace: it counts in namespace 'shop', not in 'pay'; bind ClusterRole 'reader' in namespace 'pay', too", Line(Assert.Single(near)));
    }

    private static EksAuthorizer Authorizer(AccessPlan plan, string arn) => EksAuthorizer.Create(new ClusterSnapshot
    {
        Plan = plan,
        Rbac = Readers,
        AwsAuth = AwsAuthMap.Empty with { Roles = [new AwsAuthItem { Section = AwsAuthSection.Roles, Arn = arn, Username = "dev", Groups = ["readers"] }] },
    });

    private static ValueList<NearMiss> Near(Entry entry, AccessRequest request, string caller = "arn:aws:iam::111122223333:role/Dev") => Clusters
        .Authorizer(Grants.Plan(Grants.Role("Dev") with { Policies = [new(AccessPolicyName.Custom(entry.Policy), entry.Scope)] }), RbacObjects.None)
        .NearMisses(CallerIdentity.Read(caller).OrThrow(), request);

    private static string Line(NearMiss miss) => $"{miss.Kind.Word()}: {string.Join(", and ", miss.Differs)}; {miss.WayOut}";

    private sealed record Entry(string Policy, PolicyScope Scope);
}
