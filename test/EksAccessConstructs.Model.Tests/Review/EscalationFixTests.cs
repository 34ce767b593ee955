using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Review;

public sealed class EscalationFixTests
{
    [Fact]
    public void A_right_that_a_rule_names_is_taken_out_of_the_role()
    {
        var fix = Fix(Role("proxy", "get,list", "nodes/proxy", "nodes"), Bound("proxy", "ann"));

        Assert.Equal("take 'get' on nodes/proxy out of ClusterRole proxy", Assert.Single(fix.Cuts).Words);
        Assert.True(fix.ClosesAll);
    }

    [Fact]
    public void What_else_the_rule_gives_stays()
    {
        var cluster = Cluster(Role("proxy", "get,list", "nodes/proxy", "nodes"), Bound("proxy", "ann"));
        var after = RbacEvaluator.Create(Fix(cluster).Cuts[0].Without(cluster).Rbac);

        Assert.False(May("get", "proxy"));
        Assert.True(May("list", "proxy"));
        Assert.True(May("get", ""));

        bool May(string verb, string subresource) => after.Authorize(Identity.Of("ann"), new ResourceRequest(verb, "", "nodes", subresource)).IsAllowed;
    }

    [Fact]
    public void Of_a_wildcard_only_the_binding_can_be_taken_away() => Assert.Equal(
        "take User 'ann' out of ClusterRoleBinding all-ann", Assert.Single(Fix(Role("all", "*", "nodes/*", "nodes/proxy"), Bound("all", "ann")).Cuts).Words);

    [Fact]
    public void A_second_way_needs_a_second_cut()
    {
        var fix = Fix(Role("one", "get", "nodes/proxy"), Role("two", "get", "nodes/proxy"), Bound("one", "ann"), Bound("two", "ann"));

        Assert.Equal(
            ["take 'get' on nodes/proxy out of ClusterRole one", "take 'get' on nodes/proxy out of ClusterRole two"], fix.Cuts.Select(cut => cut.Words));
        Assert.True(fix.ClosesAll);
    }

    [Fact]
    public void Where_nothing_in_the_files_gives_the_right_there_is_no_fix()
    {
        var cluster = Cluster(Role("one", "get", "nodes"));
        var masters = EscalationFix.Of(cluster, Ways(cluster, Identity.Of("x", "system:masters")), one => Ways(one, Identity.Of("x", "system:masters")));

        var fix = Assert.Single(masters);
        Assert.Empty(fix.Cuts);
        Assert.False(fix.ClosesAll);
    }

    [Fact]
    public void A_fix_that_is_not_enough_says_what_is_left()
    {
        RbacObject[] many = [.. Enumerable.Range(0, 14).SelectMany(i => new RbacObject[] { Role($"r{i}", "get", "nodes/proxy"), Bound($"r{i}", "ann") })];
        var fix = Fix(many);

        Assert.Equal(12, fix.Cuts.Count);
        Assert.False(fix.ClosesAll);
        Assert.NotEmpty(fix.Remaining);
    }

    private static EscalationFix Fix(params RbacObject[] objects) => Fix(Cluster(objects));

    private static EscalationFix Fix(ClusterSnapshot cluster) =>
        EscalationFix.Of(cluster, Ways(cluster, Identity.Of("ann")), one => Ways(one, Identity.Of("ann"))).Single(fix => fix.Sink == EscalationSink.Node);

    private static IEnumerable<EscalationPath> Ways(ClusterSnapshot cluster, Identity who)
    {
        var found = new Escalation(RbacEvaluator.Create(cluster.Rbac)).From(who);
        return found.Paths.Concat(found.Further);
    }

    private static ClusterSnapshot Cluster(params RbacObject[] objects) => new() { Name = "shop", Rbac = new RbacObjects([.. objects]) };

    private static ClusterRole Role(string name, string verbs, params string[] resources) =>
        new() { Name = name, Rules = [new RbacRule { Verbs = [.. verbs.Split(',')], ApiGroups = [""], Resources = [.. resources] }] };

    private static ClusterRoleBinding Bound(string role, string user) =>
        new() { Name = $"{role}-{user}", RoleRef = new("ClusterRole", role), Subjects = [Subject.User(user)] };
}
