using EksAccessConstructs.Access;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Lint;

/// <summary>What is said of powerful rights: by whom they are held, where, and how much that matters.</summary>
public sealed class PowerRuleTests
{
    private static readonly Subject Developers = Subject.Group("developers");

    [Theory]
    [InlineData("error", "RB025", "bind | rbac.authorization.k8s.io | clusterroles")] // and not bindings, where rbac-police and checkov look
    [InlineData("none", "RB025", "bind | rbac.authorization.k8s.io | clusterrolebindings")]
    [InlineData("error", "RB025", "impersonate | core: | groups")] // the group need not be '*', as trivy has it
    [InlineData("info", "RB031", "create | rbac.authorization.k8s.io | rolebindings")]
    [InlineData("info", "RB031", "update | rbac.authorization.k8s.io | roles")]
    [InlineData("error", "RB030", "update | core: | configmaps")] // without a name as well
    [InlineData("warning", "RB022", "create | apps | deployments")] // not only the core group, as KubeHound and rbac-tool have it
    [InlineData("warning", "RB022", "patch | batch | cronjobs")]
    [InlineData("warning", "RB022", "update | apps | statefulsets")] // update without patch, and the other way round
    [InlineData("warning", "RB021", "create | core: | pods/exec")] // without get pods
    [InlineData("warning", "RB021", "get | core: | pods/exec")] // by websocket
    [InlineData("warning", "RB021", "create | core: | */exec")]
    [InlineData("error", "RB025", "impersonate | authentication.k8s.io | uids")] // in its own group
    [InlineData("none", "RB025", "impersonate | core: | uids")]
    [InlineData("info", "RB088", "create | core: | pods/eviction")]
    [InlineData("none", "RB088", "create | policy | pods/eviction")]
    [InlineData("error", "RB028", "create | core: | serviceaccounts/token")]
    [InlineData("none", "RB028", "create | authentication.k8s.io | serviceaccounts/token")]
    [InlineData("info", "RB099", "arbitrary-node:update | resource.k8s.io | resourceclaims/driver")] // a verb with a prefix
    [InlineData("warning", "RB025", "impersonate:user-info,impersonate-on:user-info:list | authentication.k8s.io | users")]
    public void Where_other_tools_go_wrong_the_right_is_judged_by_what_the_API_server_asks(string severity, string code, string rule) =>
        Assert.Equal(severity, Gravest(code, Role("r", "get | core: | pods", rule), InCluster("r", Developers)));

    [Theory]
    [InlineData("RB084", "error", "create | core: | secrets", "get | core: | secrets")]
    [InlineData("RB086", "error", "patch | core: | nodes", "create | core: | pods/eviction")]
    [InlineData("RB026", "error", "create | certificates.k8s.io | certificatesigningrequests",
        "update | certificates.k8s.io | certificatesigningrequests/approval ; approve | certificates.k8s.io | signers")]
    [InlineData("RB026", "error", "sign | certificates.k8s.io | signers", "patch | certificates.k8s.io | certificatesigningrequests/status")]
    public void Halves_in_two_roles_of_one_subject_add_up(string code, string severity, string one, string other)
    {
        RbacObject[] objects = [Role("a", one.Split(';')), Role("b", other.Split(';')), InCluster("a", Developers), InCluster("b", Developers)];

        Assert.Equal(severity, Gravest(code, objects));
        Assert.Contains(Worlds.Says(code, Worlds.Of(objects)), said => said.Contains(", together with ClusterRole ", StringComparison.Ordinal));
        Assert.DoesNotContain(
            Worlds.Says(code, Worlds.Of(objects[0], objects[1], InCluster("a", Developers), InCluster("b", Subject.User("kim")))),
            said => said.Contains(", together with ", StringComparison.Ordinal));
    }

    [Fact]
    public void Halves_of_two_groups_add_up_in_somebody_who_is_in_both()
    {
        var world = Worlds.World(
            new RbacObjects(
            [
                Role("a", "create | core: | secrets"), Role("b", "list | core: | secrets"),
                InCluster("a", Developers), InCluster("b", Subject.Group("readers")),
            ]),
            Worlds.Plan(Worlds.Grant("arn:aws:iam::111122223333:role/dev", "developers", "readers")));

        Assert.Contains(Worlds.Says("RB084", world), said => said.Contains("together with ClusterRole a", StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_names_the_role_the_rights_the_holders_the_consequence_and_the_way_out() => Assert.Equal(
        ["ClusterRole r: 'create' on deployments runs pods as any service account of the namespace, and 'patch' on deployments changes the image and the "
            + "service account of their pods (held by group 'developers', service account 'ci/robot' in the whole cluster and by user 'kim' in "
            + "namespace 'shop'); give it to delivery only, one namespace each, and enforce pod security there"],
        Worlds.Says("RB022", Worlds.Of(
            Role("r", "create,get | apps | deployments", "patch | apps | deployments"), InCluster("r", Developers, Subject.ServiceAccount("ci", "robot")),
            InNamespace("shop", "r", Subject.User("kim")))));

    [Theory]
    [InlineData("RB023", "create | core: | persistentvolumes")]
    [InlineData("RB024", "get | core: | nodes/proxy")]
    [InlineData("RB027", "update | admissionregistration.k8s.io | mutatingwebhookconfigurations")]
    [InlineData("RB029", "patch | core: | namespaces | other ; list | core: | namespaces")]
    [InlineData("RB025", "escalate | rbac.authorization.k8s.io | clusterroles")]
    [InlineData("RB025", "impersonate | core: | users,groups")]
    [InlineData("RB089", "create | apiregistration.k8s.io | apiservices")]
    public void A_Role_gives_nothing_of_what_belongs_to_the_cluster(string code, string rules)
    {
        var role = new NamespaceRole { Name = "r", Namespace = "shop", Rules = [.. rules.Split(';').Select(Worlds.Rule)] };

        Assert.Equal("none", Gravest(code, role, new RoleBinding
        {
            Name = "b",
            Namespace = "shop",
            RoleRef = new RoleRef("Role", "r"),
            Subjects = [Developers],
        }));
        Assert.Equal("none", Gravest(code, Role("c", rules.Split(';')), InNamespace("shop", "c", Developers)));
    }

    [Theory]
    [InlineData("RB027", "update,patch | admissionregistration.k8s.io | validatingwebhookconfigurations | gatekeeper", "info")]
    [InlineData("RB027", "create,update | admissionregistration.k8s.io | validatingwebhookconfigurations", "error")]
    [InlineData("RB020", "get | core: | secrets | db", "none")]
    [InlineData("RB084", "create,get | core: | secrets | db", "none")] // create carries no name, so it is not allowed at all
    [InlineData("RB028", "create | core: | serviceaccounts/token | other", "warning")]
    [InlineData("RB028", "create | core: | serviceaccounts/token | own", "none")]
    [InlineData("RB025", "bind | rbac.authorization.k8s.io | clusterroles | view", "warning")]
    [InlineData("RB096", "update | core: | configmaps | settings", "none")]
    public void Names_limit_what_carries_a_name(string code, string rule, string severity) =>
        Assert.Equal(severity, Gravest(code, Role("r", rule), InCluster("r", Subject.ServiceAccount("app", "own"))));

    [Fact]
    public void What_follows_from_the_way_out_is_no_error_any_more() => Assert.All(
        new[]
        {
            ("RB027", "update,patch | admissionregistration.k8s.io | mutatingwebhookconfigurations | own"), ("RB020", "get | core: | secrets | db"),
            ("RB085", "patch | core: | serviceaccounts | app"), ("RB084", "update,patch | core: | secrets | db"),
        },
        mended => Assert.True(Gravest(mended.Item1, Role("r", mended.Item2), InCluster("r", Developers)) is "none" or "info", mended.Item2));

    [Fact]
    public void Who_creates_is_not_told_to_limit_that_by_name()
    {
        var said = Worlds.Says("RB027", Worlds.Of(
            Role("r", "create | admissionregistration.k8s.io | mutatingwebhookconfigurations"), InCluster("r", Developers)));

        Assert.EndsWith("; leave 'create', which names cannot limit, to delivery", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wildcard_of_a_group_of_controllers_counts_and_one_of_everything_is_told_of_once()
    {
        Assert.Equal("warning", Gravest("RB097", Role("r", "* | argoproj.io | *"), InCluster("r", Developers)));
        Assert.Equal("warning", Gravest("RB098", Role("r", "* | iam.services.k8s.aws | *"), InCluster("r", Developers)));
        Assert.Equal("none", Gravest("RB097", Role("r", "* | * | *"), InCluster("r", Developers)));
        Assert.Equal("none", Gravest("RB098", Role("r", "* | * | *"), InCluster("r", Developers)));
    }

    [Fact]
    public void Kube_system_counts_as_the_whole_cluster_and_an_own_namespace_less()
    {
        RbacObject[] In(string space, Subject subject) => [Role("r", "create,get | core: | secrets"), InNamespace(space, "r", subject)];

        Assert.Equal("error", Gravest("RB084", In("kube-system", Developers)));
        Assert.Equal("warning", Gravest("RB084", In("shop", Developers)));
        Assert.Equal("info", Gravest("RB084", In("shop", Subject.ServiceAccount("shop", "operator"))));
    }

    [Fact]
    public void A_namespace_with_a_strong_account_is_a_way_to_all_rights()
    {
        RbacObject[] objects = [Role("r", "create | core: | pods"), InNamespace("ci", "r", Developers)];
        var strong = InCluster("cluster-admin", Subject.ServiceAccount("ci", "deployer"));

        Assert.Equal("warning", Gravest("RB022", objects));
        Assert.Equal("error", Gravest("RB022", [.. objects, strong]));
        Assert.Equal("warning", Gravest("RB022", Role("r", "create | core: | pods"), InNamespace("shop", "r", Developers), strong));
    }

    [Fact]
    public void A_role_that_nobody_is_given_is_a_warning_at_most() => Assert.Equal("warning", Gravest("RB024", Role("r", "get | core: | nodes/proxy")));

    [Fact]
    public void Who_holds_a_role_through_one_that_gathers_it_is_known() => Assert.Equal("error", Gravest("RB024",
        Role("r", "get | core: | nodes/proxy") with { Labels = ValueMap.Of(("monitoring", "true")) },
        new ClusterRole
        {
            Name = "all",
            Aggregation = new AggregationRule([new LabelSelector { MatchLabels = ValueMap.Of(("monitoring", "true")) }]),
        },
        InCluster("all", Developers)));

    [Fact]
    public void The_controller_of_an_object_is_not_asked_why_it_writes_it()
    {
        Assert.Equal("warning", Gravest("RB097", Role("r", "create | tekton.dev | pipelineruns"), InCluster("r", Developers)));
        Assert.Equal("info", Gravest("RB097",
            Role("r", "create,update | tekton.dev | pipelineruns,pipelineruns/status"), InCluster("r", Subject.ServiceAccount("tekton", "controller"))));
        Assert.Equal("info", Gravest("RB097",
            Role("r", "create | argoproj.io | applications"), InCluster("r", Subject.ServiceAccount("argocd", "argocd-server"))));
    }

    [Fact]
    public void Objects_of_EKS_are_known_unless_somebody_else_holds_them()
    {
        var role = Role("eks:addon-manager", "create,get | core: | secrets", "get | core: | nodes/proxy");

        Assert.Equal("none", Gravest("RB024", role, InCluster("eks:addon-manager", Subject.User("eks:addon-manager"))));
        Assert.Equal("error", Gravest("RB024", role, InCluster("eks:addon-manager", Developers)));
        Assert.Equal("none", Gravest("RB086",
            Role("aws-node", "patch | core: | nodes"), InCluster("aws-node", Subject.ServiceAccount("kube-system", "aws-node"))));
    }

    [Fact]
    public void A_group_that_serves_nothing_is_no_error_beside_the_one_that_serves()
    {
        Assert.Equal("error", Gravest("RB002", Role("r", "get | extensions | ingresses")));
        Assert.Equal("info", Gravest("RB002", Role("r", "get | extensions,networking.k8s.io | ingresses")));
        Assert.Equal("info", Gravest("RB002", Role("r", "get | extensions | ingresses/status", "get | networking.k8s.io | ingresses/status")));
        Assert.Equal("error", Gravest("RB002", Role("r", "get | extensions | ingresses", "get | networking.k8s.io | networkpolicies")));
    }

    [Fact]
    public void Wildcards_on_own_APIs_are_worth_knowing_and_told_once_for_a_role()
    {
        RbacObject[] own = [Role("r", "* | rook.io | volumes", "* | ceph.rook.io | *", "* | rook.io | pools,pools/status")];

        Assert.Equal(
            ["ClusterRole r: verb '*' gives every verb on volumes, pools, pools/status (no binding here gives it to anybody); list the verbs that are needed"],
            Worlds.Says("RB010", Worlds.Of(own)));
        Assert.Equal("info", Gravest("RB010", own));
        Assert.Equal("info", Gravest("RB011", own));
        Assert.Equal("info", Gravest("RB010", Role("r", "* | networking.k8s.io | ingresses/status")));
        Assert.Equal("info", Gravest("RB011", Role("r", "get,update | * | */scale")));
        Assert.Equal("warning", Gravest("RB010", [.. own, Role("s", "* | core: | pods")]));
    }

    [Fact]
    public void The_first_of_two_objects_of_one_name_is_looked_at_as_well()
    {
        const string Twice = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: r}
            rules: [{apiGroups: [""], resources: [nodes/proxy], verbs: [get]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: r}
            rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
            """;

        Assert.Single(Worlds.Says("RB024", Worlds.Of(Twice)));
    }

    [Fact]
    public void What_a_built_in_role_gives_anyhow_is_not_added_to_it()
    {
        ClusterRole Labelled(string to, string rule) =>
            Role("r", rule) with { Labels = ValueMap.Of(($"rbac.authorization.k8s.io/aggregate-to-{to}", "true")) };

        Assert.Equal("none", Gravest("RB081", Labelled("edit", "create | apps | deployments")));
        Assert.Equal("warning", Gravest("RB081", Labelled("view", "create | apps | deployments")));
        Assert.Equal("warning", Gravest("RB081", Labelled("edit", "create | kustomize.toolkit.fluxcd.io | kustomizations")));
        Assert.Equal("warning", Gravest("RB081", Labelled("edit", "patch | core: | nodes")));
        Assert.Equal("none", Gravest("RB081", Labelled("edit", "create | argoproj.io | rollouts")));
        Assert.Equal("warning", Gravest("RB081", Labelled("view", "create | argoproj.io | rollouts")));
        Assert.Equal("none", Gravest("RB097", Labelled("edit", "create | kustomize.toolkit.fluxcd.io | kustomizations")));
    }

    [Fact]
    public void Writing_aws_auth_is_an_error_only_where_the_mode_is_known()
    {
        RbacObject[] objects = [Role("r", "update | core: | configmaps"), InCluster("r", Developers)];

        Assert.Equal(Severity.Error, Assert.Single(Worlds.RuleOf("RB030").Check(Worlds.Of(objects))).Finding.Severity);
        Assert.Equal("none", Gravest("RB030", Worlds.World(new RbacObjects([.. objects]), Worlds.Plan(ClusterAuthenticationMode.Api))));
    }

    private static string Gravest(string code, params RbacObject[] objects) => Gravest(code, Worlds.Of(objects));

    private static string Gravest(string code, LintInput world) =>
        Worlds.RuleOf(code).Check(world).Select(found => found.Finding.Severity).DefaultIfEmpty((Severity)(-1)).Max() switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            Severity.Info => "info",
            _ => "none",
        };

    private static ClusterRole Role(string name, params string[] rules) => new() { Name = name, Rules = [.. rules.Select(Worlds.Rule)] };

    private static ClusterRoleBinding InCluster(string role, params Subject[] subjects) =>
        new() { Name = $"{role}-{subjects[0].Name}", RoleRef = new RoleRef("ClusterRole", role), Subjects = [.. subjects] };

    private static RoleBinding InNamespace(string @namespace, string role, params Subject[] subjects) =>
        new() { Name = $"{role}-{subjects[0].Name}", Namespace = @namespace, RoleRef = new RoleRef("ClusterRole", role), Subjects = [.. subjects] };
}
