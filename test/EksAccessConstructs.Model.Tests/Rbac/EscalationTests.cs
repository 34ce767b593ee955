using EksAccessConstructs.Rbac;
using static EksAccessConstructs.Tests.Rbac.RightsOfAnn;

namespace EksAccessConstructs.Tests.Rbac;

public sealed class EscalationTests
{
    private static readonly Identity Ann = Identity.Of("ann");

    // Two service accounts that may do everything, one that may do nothing of interest, and what ann may do.
    private static RbacObjects Cluster(params RbacObject[] more) => new([
        new ServiceAccountObject { Namespace = "ops", Name = "robot" },
        new ServiceAccountObject { Namespace = "shop", Name = "web" },
        new ClusterRole { Name = "cluster-admin", Rules = [new RbacRule { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] }] },
        new ClusterRoleBinding { Name = "robot-admin", RoleRef = new("ClusterRole", "cluster-admin"), Subjects = [Subject.ServiceAccount("ops", "robot")] },
        .. more,
    ]);

    public static TheoryData<string, string, string, string> SingleRights { get; } = new()
    {
        // what ann may do in the whole cluster, the technique, whether it needs a condition
        { "create pods", "", "create-pods", "" },
        { "create cronjobs", "batch", "create-pods", "" },
        { "create serviceaccounts/token", "", "create-token", "" },
        { "impersonate serviceaccounts", "", "impersonate", "" },
        { "impersonate users groups", "", "impersonate", "" },
        { "create,get secrets", "", "write-token-secret", "" },
        { "list secrets", "", "read-token-secrets", "a Secret holds" },
        { "create pods/exec", "", "exec-into-pods", "a pod runs as" },
        { "get pods/exec", "", "exec-into-pods", "a pod runs as" },
        { "patch deployments", "apps", "change-workloads", "there is one" },
        { "get nodes/proxy", "", "proxy-to-nodes", "a pod of" },
        { "patch configmaps", "", "write-aws-auth", "the cluster's authentication mode" },
        { "create mutatingwebhookconfigurations", "admissionregistration.k8s.io", "change-on-admission", "an administrator" },
        { "create,bind clusterrolebindings clusterroles", "rbac.authorization.k8s.io", "bind-role", "" },
        { "patch,bind clusterrolebindings clusterroles", "rbac.authorization.k8s.io", "bind-role", "" },
        { "patch,escalate clusterroles", "rbac.authorization.k8s.io", "rewrite-role", "" },
        { "update,escalate clusterroles", "rbac.authorization.k8s.io", "rewrite-role", "" },
    };

    [Theory]
    [MemberData(nameof(SingleRights))]
    public void A_right_that_leads_up_is_found(string words, string group, string technique, string condition)
    {
        var paths = Find(Granted(words, group));

        Assert.Equal(technique, paths[0].Steps[0].Means[0].Technique);
        Assert.Equal(condition.Length > 0, paths[0].Conditions.Count > 0);
        Assert.StartsWith(condition, string.Join("; ", paths[0].Conditions), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("get,list,watch pods pods/log services configmaps nodes", "")]
    [InlineData("create,get configmaps", "")]
    [InlineData("create services", "")]
    [InlineData("create secrets", "")]
    [InlineData("impersonate groups", "")]
    [InlineData("create,patch,update clusterrolebindings rolebindings", "rbac.authorization.k8s.io")]
    [InlineData("bind clusterroles", "rbac.authorization.k8s.io")]
    [InlineData("create,patch,update clusterroles roles", "rbac.authorization.k8s.io")]
    [InlineData("escalate clusterroles", "rbac.authorization.k8s.io")]
    [InlineData("create certificatesigningrequests", "certificates.k8s.io")]
    [InlineData("patch jobs", "batch")]
    [InlineData("create pods", "apps")]
    public void A_right_that_leads_nowhere_is_not(string words, string group) => Assert.Empty(Find(Granted(words, group)));

    [Fact]
    public void Pods_of_a_namespace_reach_its_service_accounts_alone()
    {
        var inShop = Find(Local("shop", "create pods", ""));
        var inOps = Find(Local("ops", "create pods", ""));

        Assert.All(inShop, path => Assert.Equal("take-node", path.Steps[0].Means[0].Technique));
        Assert.Equal(
            ["user 'ann' in system:authenticated may create pods in namespace ops, which run as any service account there, "
                + "so becomes service account ops/robot"], inOps[0].Steps.Select(step => step.ToString()));
    }

    [Fact]
    public void Paths_go_over_several_identities()
    {
        var paths = Find([
            .. Local("shop", "create pods", ""),
            new ClusterRole { Name = "tokens", Rules = [Rule("create serviceaccounts/token", "")] },
            new RoleBinding
            {
                Name = "web-tokens",
                Namespace = "ops",
                RoleRef = new("ClusterRole", "tokens"),
                Subjects = [Subject.ServiceAccount("shop", "web")],
            },
        ]);

        Assert.Equal(["create-pods", "create-token"], paths[0].Steps.Select(step => step.Means[0].Technique));
        Assert.Equal(
            "service account ops/robot may do everything by ClusterRoleBinding \"robot-admin\" of ClusterRole \"cluster-admin\" to ServiceAccount "
                + "\"robot/ops\"", paths[0].End);
    }

    [Fact]
    public void A_role_bound_to_oneself_leads_on()
    {
        var paths = Find([
            .. Local("ops", "create rolebindings", "rbac.authorization.k8s.io"),
            new ClusterRole { Name = "may-bind-edit", Rules = [Rule("bind clusterroles", "rbac.authorization.k8s.io") with { ResourceNames = ["edit"] }] },
            new ClusterRole { Name = "edit", Rules = [Rule("create pods", "")] },
            new ClusterRoleBinding { Name = "ann-binds-edit", RoleRef = new("ClusterRole", "may-bind-edit"), Subjects = [Subject.User("ann")] },
        ]);

        Assert.Equal(["bind-role", "create-pods"], paths[0].Steps.Select(step => step.Means[0].Technique));
        Assert.Equal("user 'ann' in system:authenticated with ClusterRole 'edit' in namespace ops", paths[0].Steps[0].To);
    }

    [Fact]
    public void All_means_of_a_step_are_named() => Assert.Equal(
        ["create-token", "create-pods", "exec-into-pods", "take-node"],
        Find([.. Granted("create pods pods/exec serviceaccounts/token", "")])[0].Steps[0].Means.Select(means => means.Technique).Distinct());

    [Fact]
    public void Every_step_rests_on_a_request_that_is_allowed()
    {
        var objects = Cluster([.. Granted("create pods pods/exec serviceaccounts/token secrets", "")]);
        var evaluator = RbacEvaluator.Create(objects);

        var means = new Escalation(evaluator)
            .From(Ann).Paths
            .SelectMany(path => path.Steps)
            .Where(step => step.From.StartsWith("user 'ann'", StringComparison.Ordinal))
            .SelectMany(step => step.Means)
            .ToList();

        Assert.NotEmpty(means);
        Assert.All(means, one => Assert.All(one.Requests, request => Assert.True(evaluator.Authorize(Ann, request.Request).IsAllowed)));
    }

    [Fact]
    public void Who_has_everything_needs_no_step()
    {
        var evaluator = RbacEvaluator.Create(Cluster());

        Assert.Equal("a member of system:masters may do everything by membership in group \"system:masters\", which may do everything",
            new Escalation(evaluator).From(Identity.Of("x", "system:masters")).Paths.Single().ToString());
        Assert.Empty(new Escalation(evaluator).From(Identity.ServiceAccount("ops", "robot")).Paths.Single().Steps);
    }

    [Fact]
    public void A_group_is_impersonated_beside_a_user() => Assert.Contains(
        "groups 'system:masters'",
        string.Join('\n', Find(Granted("impersonate users groups", ""))
            .SelectMany(path => path.Steps)
            .SelectMany(step => step.Means)
            .Select(means => means.Reason.Replace("group '", "groups '", StringComparison.Ordinal))),
        StringComparison.Ordinal);

    [Fact]
    public void An_aggregated_role_is_fed_by_who_may_escalate() => Assert.Contains(
        Find([
            .. Granted("create,escalate clusterroles", "rbac.authorization.k8s.io"),
            new ClusterRole { Name = "gathered", Aggregation = new([new LabelSelector { MatchLabels = ValueMap.Of(("feeds", "gathered")) }]) },
            new ClusterRole { Name = "feed", Labels = ValueMap.Of(("feeds", "gathered")), Rules = [Rule("get pods", "")] },
            new ClusterRoleBinding { Name = "ann-gathered", RoleRef = new("ClusterRole", "gathered"), Subjects = [Subject.User("ann")] },
        ]),
        path => path.ToString().Contains("may create a ClusterRole that feeds all rights into ClusterRole gathered", StringComparison.Ordinal));

    [Fact]
    public void What_the_controller_replaces_in_a_role_leads_nowhere() => Assert.Empty(Find([
        .. Granted("create clusterrolebindings", "rbac.authorization.k8s.io"),
        new ClusterRole { Name = "may-bind-gathered", Rules = [Rule("bind clusterroles", "rbac.authorization.k8s.io") with { ResourceNames = ["gathered"] }] },
        new ClusterRoleBinding { Name = "ann-binds-gathered", RoleRef = new("ClusterRole", "may-bind-gathered"), Subjects = [Subject.User("ann")] },
        new ClusterRole
        {
            Name = "gathered",
            Rules = [new RbacRule { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] }],
            Aggregation = new([new LabelSelector { MatchLabels = ValueMap.Of(("feeds", "gathered")) }]),
        },
        new ClusterRole { Name = "feed", Labels = ValueMap.Of(("feeds", "gathered")), Rules = [Rule("get pods", "")] },
    ]));

    [Fact]
    public void A_role_that_is_missing_is_made_by_who_may_escalate() => Assert.Contains(
        Find([
            .. Granted("create,escalate clusterroles", "rbac.authorization.k8s.io"),
            new ClusterRoleBinding { Name = "ann-ghost", RoleRef = new("ClusterRole", "ghost"), Subjects = [Subject.User("ann")] },
        ]),
        path => path.ToString().Contains("may create ClusterRole ghost, which ClusterRoleBinding ann-ghost gives to it already", StringComparison.Ordinal));

    [Fact]
    public void Unknown_answers_are_in_no_path_but_named()
    {
        var authorizers = new CallerAuthorizers(_ => new Decision.Unknown(["policy X has no published rules"]));
        var paths = new Escalation(RbacEvaluator.Create(Cluster())).From(Ann, authorizers);

        Assert.Empty(paths.Paths);
        Assert.Equal(["policy X has no published rules"], paths.Unknown);
    }

    [Fact]
    public void Names_that_rules_list_are_tried() => Assert.Equal(
        "may list Secrets 'robot-token-x1' in namespace ops".Replace("list", "get", StringComparison.Ordinal),
        Find([
            new ClusterRole { Name = "one-secret", Rules = [Rule("get secrets", "") with { ResourceNames = ["robot-token-x1", "database"] }] },
            new ClusterRoleBinding { Name = "ann-one-secret", RoleRef = new("ClusterRole", "one-secret"), Subjects = [Subject.User("ann")] },
        ])[0].Steps[0].Means[0].Reason);

    [Fact]
    public void Techniques_have_their_own_names() =>
        Assert.Equal(Escalation.Techniques.Count, Escalation.Techniques.Select(technique => technique.Name).Distinct().Count());

    private static ValueList<EscalationPath> Find(params RbacObject[] more) => new Escalation(RbacEvaluator.Create(Cluster(more))).From(Ann).Paths;
}
