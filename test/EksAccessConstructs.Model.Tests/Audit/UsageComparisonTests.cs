using EksAccessConstructs.Access;
using EksAccessConstructs.Audit;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Audit;

public sealed class UsageComparisonTests
{
    private const string Dev = "arn:aws:iam::111122223333:role/dev";

    private static readonly NamespaceRole Reader = NamespaceRole.In("shop", "reader").AllowRead(ApiResource.Pods).Allow(Verb.Get).On(ApiResource.Secrets);

    [Fact]
    public void A_right_is_used_partly_used_or_never_used()
    {
        var report = Report([Reader, Reader.BindTo(Subject.Group("devs"))], AuditText.Event(), AuditText.Event(verb: "list"));

        var rights = Holder(report, "user:ann").Rights;
        Assert.Equal([RightUse.PartlyUsed, RightUse.NeverUsed], rights.Select(right => right.Use));
        Assert.Equal(["get", "list"], Assert.Single(rights[0].Used).Verbs);
        Assert.Equal(["watch"], Assert.Single(rights[0].Unused).Verbs);
        Assert.Equal((2, 0), (rights[0].Count, rights[1].Count));
    }

    [Fact]
    public void A_wildcard_is_used_partly_however_much_is_asked_for()
    {
        var all = ClusterRole.Of("all").Allow(Verb.Any).On(ApiResource.Any);
        var right = Assert.Single(Holder(Report([all, all.BindTo(Subject.Group("devs"))], AuditText.Event()), "user:ann").Rights);

        Assert.Equal(RightUse.PartlyUsed, right.Use);
        Assert.Equal(new RbacRule { Verbs = ["get"], ApiGroups = [""], Resources = ["pods"] }, Assert.Single(right.Used));
    }

    [Fact]
    public void What_two_rights_give_needs_neither_of_them_alone()
    {
        var other = ClusterRole.Of("pods").Allow(Verb.Get).On(ApiResource.Pods);
        var report = Report([Reader, Reader.BindTo(Subject.Group("devs")), other, other.BindTo(Subject.User("ann"))], AuditText.Event());

        var rights = Holder(report, "user:ann").Rights;
        Assert.Equal([RightUse.GivenTwice, RightUse.GivenTwice, RightUse.NeverUsed], rights.Select(right => right.Use).Order());
    }

    [Fact]
    public void Whom_the_log_does_not_have_never_used_anything()
    {
        var report = Report([Reader, Reader.BindTo(Subject.Group("ops"), Subject.ServiceAccount("shop", "cart"), Subject.Group("devs"))], AuditText.Event());

        Assert.Equal(["group:ops", "serviceaccount:shop/cart", "user:ann"], report.Holders.Select(holder => holder.Who));
        Assert.All(report.Holders.Take(2), holder => Assert.All(holder.Rights, right => Assert.Equal(RightUse.NeverUsed, right.Use)));
    }

    [Fact]
    public void What_the_files_do_not_give_is_told_with_the_words_of_the_log()
    {
        var report = Report([Reader], AuditText.Event());

        Assert.Equal("RBAC: allowed", Assert.Single(Holder(report, "user:ann").Unexplained).Reason);
        Assert.Empty(RightsSuggestion.Of(Authorizer([Reader]), report).Objects);
    }

    [Fact]
    public void Of_the_control_plane_nothing_is_said()
    {
        var report = Report(
            [Reader, Reader.BindTo(Subject.ServiceAccount("kube-system", "mine"))],
            AuditText.Event(user: "system:kube-scheduler"), AuditText.Event(user: "eks:addon-manager"),
            AuditText.Event(user: "system:serviceaccount:kube-system:job-controller"),
            AuditText.Event(user: "system:serviceaccount:kube-system:mine"), AuditText.Event(user: "system:node:ip-1", groups: "system:nodes"));

        Assert.Equal(["serviceaccount:kube-system/mine"], report.Holders.Select(holder => holder.Who));
        Assert.Equal(4, report.ControlPlane.Count);
    }

    [Fact]
    public void Verbs_that_are_asked_for_on_the_side_are_kept_with_whoever_writes_roles()
    {
        var role = ClusterRole.Of("giver").Allow(Verb.Create).On(ApiResource.RoleBindings).Allow(Verb.Bind).On(ApiResource.ClusterRoles).Named("view");
        var authorizer = Authorizer([role, role.BindTo(Subject.User("ann"))]);
        var create = AuditText.Event(
            verb: "create", @object: "'objectRef':{'resource':'rolebindings','namespace':'shop','apiGroup':'rbac.authorization.k8s.io'}");

        var report = UsageComparison.Of(authorizer, AuditText.Read(create).Log);
        var enough = RightsSuggestion.Of(authorizer, report);

        Assert.Equal([RightUse.Used, RightUse.NotShown], Holder(report, "user:ann").Rights.Select(right => right.Use));
        Assert.Equal(["view"], Assert.Single(enough.Objects.OfType<ClusterRole>()).Rules[0].ResourceNames);
        Assert.Single(Holder(report, "user:ann").Notes);
    }

    [Fact]
    public void Of_an_access_policy_the_smaller_one_and_the_role_are_named()
    {
        var admin = new AccessGrant { Principal = PrincipalArn.Read(Dev).OrThrow(), Policies = [new(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)] };
        var plan = AccessPlan.Build([admin]).OrThrow();
        var authorizer = EksAuthorizer.Create(new ClusterSnapshot { Plan = plan, BuiltInRoles = BuiltInRoles.Newest });
        var asked = AuditText.Event(user: "arn:aws:sts::111122223333:assumed-role/dev/ann", groups: "", extra: $"{{'canonicalArn':['{Dev}']}}");

        var report = UsageComparison.Of(authorizer, AuditText.Read(asked).Log);
        var enough = RightsSuggestion.Of(authorizer, report);

        Assert.All(Holder(report, Dev).Rights.Where(right => right.Right.Rule.NonResourceUrls.IsEmpty), right => Assert.Equal(RightUse.PartlyUsed, right.Use));
        var advice = Assert.Single(enough.Policies);
        Assert.Equal((AccessPolicyName.View, "dev-used"), (advice.Enough?.Policy, advice.Group));
        Assert.Equal(["shop"], advice.Enough!.Scope.Names);
        Assert.Equal(["Role shop/dev-used", "RoleBinding shop/dev-used"], enough.Objects.Select(one => one.Id));
    }

    [Fact]
    public void Names_are_written_where_people_choose_them_and_there_are_few()
    {
        var role = NamespaceRole.In("shop", "all").AllowReadWrite(ApiResource.Pods, ApiResource.Secrets, ApiResource.ConfigMaps);
        string Get(string resource, string name, string verb = "get") =>
            AuditText.Event(verb: verb, @object: $"'objectRef':{{'resource':'{resource}','namespace':'shop','name':'{name}'}}");
        var authorizer = Authorizer([role, role.BindTo(Subject.Group("devs"))]);

        var enough = RightsSuggestion.Of(authorizer, UsageComparison.Of(authorizer, AuditText.Read(string.Join('\n',
            [Get("secrets", "db"), Get("secrets", "mail"), Get("secrets", "db", "list"), Get("pods", "web-1"), Get("secrets", "new", "create"),
                .. Enumerable.Range(0, 6).Select(i => Get("configmaps", $"c{i}"))])).Log));

        Assert.Equal(
            "get configmaps, pods; get secrets named db, mail; list, create secrets",
            RuleWords.Of(Assert.Single(enough.Objects.OfType<NamespaceRole>()).Rules));
    }

    [Fact]
    public void A_right_of_the_whole_cluster_becomes_roles_of_few_namespaces_and_stays_one_for_many()
    {
        var role = ClusterRole.Of("all").AllowRead(ApiResource.Pods, ApiResource.Secrets);
        var authorizer = Authorizer([role, role.BindTo(Subject.Group("devs"))]);
        string Get(string resource, int space) => AuditText.Event(@object: $"'objectRef':{{'resource':'{resource}','namespace':'n{space}'}}");

        var enough = RightsSuggestion.Of(authorizer, UsageComparison.Of(authorizer, AuditText.Read(string.Join('\n',
            Enumerable.Range(0, 9).Select(i => Get("pods", i)).Append(Get("secrets", 1)))).Log));

        Assert.Equal(
            ["ClusterRole devs-used", "ClusterRoleBinding devs-used", "Role n1/devs-used", "RoleBinding n1/devs-used"], enough.Objects.Select(one => one.Id));
        Assert.Equal("get pods", RuleWords.Of(((ClusterRole)enough.Objects[0]).Rules));
        Assert.Equal("get secrets", RuleWords.Of(((NamespaceRole)enough.Objects[2]).Rules));
    }

    [Fact]
    public void Suggested_roles_as_CSharp()
    {
        var role = ClusterRole.Of("mix").AllowReadWrite(ApiResource.Pods, ApiResource.Deployments).Allow(Verb.Get).On(ApiResource.Secrets).Named("d\"b")
            .Allow(Verb.Custom("sync")).On(ApiResource.Custom("argoproj.io", "applications"), ApiResource.Deployments.Sub("odd"))
            .Allow(Verb.Get).OnUrls(NonResourceUrl.Metrics, NonResourceUrl.Of("/x/*"));
        var local = NamespaceRole.In("shop", "exec").Allow(Verb.Create).On(ApiResource.Pods.Sub("exec"));

        RbacObject[] objects =
            [role, role.BindTo(Subject.Group("devs")), local, local.BindTo(Subject.ServiceAccount("ci", "robot")), role.BindIn("shop", Subject.User("ann"))];

        Golden.Match(RbacCode.Write("UsedRights", "enough <all>", objects), "cs");

        // The golden file is compiled with the tests.
        Assert.Equal(RbacWriter.Write(objects), RbacWriter.Write(UsedRights.Objects.All));
    }

    private static RightsHolder Holder(UsageReport report, string who) => Assert.Single(report.Holders, holder => holder.Who == who);

    private static EksAuthorizer Authorizer(ValueList<RbacObject> objects) =>
        EksAuthorizer.Create(new ClusterSnapshot { Rbac = new RbacObjects(objects), BuiltInRoles = BuiltInRoles.Newest });

    private static UsageReport Report(ValueList<RbacObject> objects, params string[] events)
    {
        var (log, findings) = AuditText.Read(string.Join('\n', events));
        Assert.Empty(findings);
        return UsageComparison.Of(Authorizer(objects), log);
    }
}
