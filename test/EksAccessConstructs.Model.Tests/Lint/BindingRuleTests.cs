using EksAccessConstructs.Lint;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Lint;

/// <summary>The rules that look at bindings, subjects and whole roles.</summary>
public sealed class BindingRuleTests
{
    private static readonly ClusterRole Everything = new() { Name = "everything", Rules = [Worlds.Rule("* | * | *"), Worlds.Rule("* | *")] };
    private static readonly ClusterRole Reader = new() { Name = "reader", Rules = [Worlds.Rule("get | core: | pods")] };
    private static readonly NamespaceRole ShopReader = new() { Name = "reader", Namespace = "shop", Rules = [Worlds.Rule("get | core: | pods")] };

    public static TheoryData<string, RbacObject[], string[]> Broken => new()
    {
        {
            "RB012", [Cluster("ops", "cluster-admin", Subject.Group("ops"))],
            ["ClusterRoleBinding ops: ClusterRole 'cluster-admin' gives 'ops' everything in the cluster; bind a role with what is needed"]
        },
        {
            "RB012", [Everything, Cluster("ops", "everything", Subject.User("kim"))],
            ["ClusterRoleBinding ops: ClusterRole 'everything' gives 'kim' everything in the cluster; bind a role with what is needed"]
        },
        {
            "RB012", [Space("shop", "ops", "ClusterRole", "cluster-admin", Subject.Group("ops"))],
            ["RoleBinding shop/ops: ClusterRole 'cluster-admin' gives 'ops' everything in namespace 'shop'; bind a role with what is needed"]
        },
        {
            "RB030", [new NamespaceRole { Name = "config", Namespace = "kube-system", Rules = [Worlds.Rule("get,update | core: | configmaps")] }],
            ["Role kube-system/config: 'update' on configmaps writes kube-system/aws-auth, which makes anybody administrator; limit it to resourceNames, "
                + "or move to the mode API"]
        },
        {
            "RB030", [new NamespaceRole { Name = "config", Namespace = "kube-system", Rules = [Worlds.Rule("patch | core: | configmaps | coredns,aws-auth")] }],
            ["Role kube-system/config: 'patch' on configmaps writes kube-system/aws-auth, which makes anybody administrator; "
                + "take 'aws-auth' out of resourceNames, or move to the mode API"]
        },
        {
            "RB030", [new ClusterRole { Name = "config", Rules = [Worlds.Rule("* | core: | *")] }, Cluster("c", "config", Subject.Group("g"))],
            ["ClusterRoleBinding c: gives ClusterRole 'config', in which 'update', 'patch' on configmaps writes kube-system/aws-auth, "
                + "which makes anybody administrator; limit it to resourceNames, or move to the mode API"]
        },
        {
            "RB040", [Reader, Cluster("m", "reader", Subject.Group("system:masters"))],
            ["ClusterRoleBinding m: system:masters needs no binding and cannot be limited by one; bind a group of your own"]
        },
        {
            "RB041", [Reader, Cluster("m", "reader", Subject.Group("system:unauthenticated"), Subject.User("system:anonymous"))],
            [
                "ClusterRoleBinding m: 'system:unauthenticated' is everybody who reaches the endpoint; bind identities that log in",
                "ClusterRoleBinding m: 'system:anonymous' is everybody who reaches the endpoint; bind identities that log in",
            ]
        },
        {
            "RB042",
            [Reader, Cluster(
                "m",
                "reader",
                Subject.Group("system:authenticated"),
                Subject.Group("system:serviceaccounts"),
                Subject.Group("system:serviceaccounts:ci"),
                Subject.ServiceAccount("ci", "default"))],
            [
                "ClusterRoleBinding m: 'system:authenticated' is everybody who logs in; bind a group of your own",
                "ClusterRoleBinding m: 'system:serviceaccounts' is every pod of the cluster; bind the service account that needs it",
                "ClusterRoleBinding m: 'system:serviceaccounts:ci' is every pod of namespace 'ci'; bind the service account that needs it",
                "ClusterRoleBinding m: the service account 'default' of namespace 'ci' is every pod there that names none; make one for the pods that need it",
            ]
        },
        {
            "RB060", [Reader, Cluster("m", "readers", Subject.User("kim"))],
            ["ClusterRoleBinding m: ClusterRole 'readers' is not there; did you mean 'reader'?; the binding grants nothing"]
        },
        { "RB060", [Space("shop", "m", "Role", "gone", Subject.User("kim"))], ["RoleBinding shop/m: Role 'gone' is not there; the binding grants nothing"] },
        {
            "RB061", [ShopReader, Space("web", "m", "Role", "reader", Subject.User("kim"))],
            ["RoleBinding web/m: Role 'reader' is in namespace 'shop', not in 'web'; put both into one namespace or use a ClusterRole"]
        },
        {
            "RB062", [ShopReader, new ClusterRoleBinding { Name = "m", RoleRef = new RoleRef("Role", "reader"), Subjects = [Subject.User("kim")] }],
            ["ClusterRoleBinding m: a ClusterRoleBinding cannot give Role 'reader'; use a RoleBinding in its namespace, or a ClusterRole"]
        },
        {
            "RB063", [new NamespaceRole { Name = "r", Namespace = "shop", Rules = [Worlds.Rule("get | core: | pods,nodes"), Worlds.Rule("list | core: | namespaces")] }],
            [
                "Role shop/r: nodes belongs to the whole cluster, so a Role gives nothing on it; use a ClusterRole and a ClusterRoleBinding",
                "Role shop/r: namespaces belongs to the whole cluster, so a Role gives nothing on it; use a ClusterRole and a ClusterRoleBinding",
            ]
        },
        {
            "RB063",
            [new ClusterRole
            {
                Name = "r",
                Rules = [Worlds.Rule("get | core:,storage.k8s.io | pods,persistentvolumes,storageclasses"), Worlds.Rule("get | /metrics")],
            }, Space("shop", "m", "ClusterRole", "r", Subject.User("kim"))],
            ["RoleBinding shop/m: ClusterRole 'r' holds persistentvolumes, storageclasses.storage.k8s.io, /metrics, on which a RoleBinding gives nothing; "
                + "use a ClusterRoleBinding for them"]
        },
        {
            "RB070", [
                Reader,
                Space("shop", "m", "ClusterRole", "reader", new Subject("ServiceAccount", "app")),
                Cluster("c", "reader", new Subject("ServiceAccount", "app")),
            ],
            [
                "RoleBinding shop/m: service account 'app' has no namespace; it is taken to be in 'shop': write that",
                "ClusterRoleBinding c: service account 'app' has no namespace; write it, or the API server refuses the binding",
            ]
        },
        {
            "RB071", [Reader, Cluster("c", "reader", Subject.User("system:serviceaccount:ci:robot"))],
            ["ClusterRoleBinding c: user 'system:serviceaccount:ci:robot' is a service account; write kind ServiceAccount, namespace 'ci', name 'robot'"]
        },
        {
            "RB072", [Reader, Cluster("a", "reader", Subject.Group("admins")), Cluster("b", "reader", Subject.Group("Admins"), Subject.User("ADMINS"))],
            ["ClusterRoleBinding b: Group 'Admins' differs from 'admins' only in letter case, so they are two; write one name"]
        },
        {
            "RB080", [Aggregated("monitoring", "monitoring") with { Rules = [Worlds.Rule("get | core: | pods")] }],
            ["ClusterRole monitoring: has an aggregationRule and rules of its own, which the controller replaces; "
                + "put them into a ClusterRole that the selectors select"]
        },
        {
            "RB081", [Labelled("grave", "aggregate-to-view", "get | core: | secrets")],
            ["ClusterRole grave: every holder of 'view' gets get secrets; drop the label aggregate-to-view and bind the role where it is needed"]
        },
        {
            "RB081", [Labelled("grave", "aggregate-to-edit", "get | core: | pods", "impersonate | core: | groups")],
            ["ClusterRole grave: every holder of 'edit' gets impersonate groups; drop the label aggregate-to-edit and bind the role where it is needed"]
        },
        {
            "RB082", [Aggregated("monitoring", "monitoring")],
            ["ClusterRole monitoring: the aggregationRule selects no ClusterRole, so the role gives nothing; label the roles that are meant"]
        },
        {
            "RB082", [Reader, new ClusterRole { Name = "all", Aggregation = new AggregationRule([new LabelSelector()]) }],
            ["ClusterRole all: an empty selector gathers every ClusterRole, cluster-admin included; select by a label of your own"]
        },
        {
            "RB083", [
                Aggregated("one", "two") with { Labels = Label("one") },
                Aggregated("two", "three") with { Labels = Label("two") },
                Aggregated("three", "one") with { Labels = Label("three") },
            ],
            [
                "ClusterRole one: 'one', 'three' and 'two' aggregate each other, so they hold the same, "
                    + "and the controller's order decides which rules written by hand stay; take the label that one of them selects off the others",
                "ClusterRole two: 'one', 'three' and 'two' aggregate each other, so they hold the same, "
                    + "and the controller's order decides which rules written by hand stay; take the label that one of them selects off the others",
                "ClusterRole three: 'one', 'three' and 'two' aggregate each other, so they hold the same, "
                    + "and the controller's order decides which rules written by hand stay; take the label that one of them selects off the others",
            ]
        },
        {
            "EA018", [Reader, Cluster("c", "reader", Subject.User("arn:aws:iam::111122223333:role/dev"))],
            ["ClusterRoleBinding c: user 'arn:aws:iam::111122223333:role/dev' is a role; nobody logs in under that name: "
                + "give its entry a group and bind the group"]
        },
    };

    public static TheoryData<string, RbacObject[]> Kept => new()
    {
        { "RB012", [Cluster("ops", "cluster-admin")] },
        { "RB012", [Reader, Cluster("ops", "reader", Subject.Group("ops"))] },
        { "RB012", [new ClusterRole { Name = "most", Rules = [Worlds.Rule("* | apps | *")] }, Cluster("ops", "most", Subject.Group("ops"))] },
        { "RB030", [new NamespaceRole
        {
            Name = "config",
            Namespace = "kube-system",
            Rules = [Worlds.Rule("get,list,create | core: | configmaps"), Worlds.Rule("update | core: | configmaps | coredns")],
        }] },
        { "RB030", [new NamespaceRole { Name = "config", Namespace = "shop", Rules = [Worlds.Rule("update | core: | configmaps")] }] },
        { "RB030", [
            new ClusterRole { Name = "config", Rules = [Worlds.Rule("update | core: | configmaps")] },
            Space("shop", "m", "ClusterRole", "config", Subject.Group("g")),
        ] },
        { "RB030", [Cluster("ops", "cluster-admin", Subject.Group("ops"))] },
        { "RB040", [Reader, Cluster("m", "reader", Subject.Group("masters"), Subject.User("system:masters"))] },
        { "RB041", [Reader, Cluster("m", "reader", Subject.Group("anonymous"))] },
        {
            "RB041",
            [Labelled("system:public-info-viewer", "x"), Cluster("system:public-info-viewer", "system:public-info-viewer",
                Subject.Group("system:unauthenticated")) with { Labels = ValueMap.Of(("kubernetes.io/bootstrapping", "rbac-defaults")) }]
        },
        { "RB042", [Reader, Cluster("m", "reader", Subject.ServiceAccount("ci", "robot"), Subject.Group("everybody"), Subject.User("default"))] },
        { "RB060", [
            Reader, ShopReader, Cluster("m", "reader", Subject.User("kim")), Space("shop", "m", "Role", "reader", Subject.User("kim")),
            Cluster("v", "view", Subject.User("kim")), Cluster("e", "eks:addon-manager", Subject.User("kim"))
        ] },
        { "RB060", [ShopReader, Space("web", "m", "Role", "reader", Subject.User("kim"))] },
        { "RB061", [ShopReader, Space("shop", "m", "Role", "reader", Subject.User("kim")), Space("web", "m", "Role", "gone", Subject.User("kim"))] },
        { "RB062", [Reader, Cluster("m", "reader", Subject.User("kim"))] },
        {
            "RB063",
            [new NamespaceRole { Name = "r", Namespace = "shop", Rules =
            [
                Worlds.Rule("get,list | core: | namespaces"),
                Worlds.Rule("get | * | *"),
                Worlds.Rule("get | example.com | frobs"),
                Worlds.Rule("get | core:,metrics.k8s.io | pods"),
            ] }]
        },
        { "RB063", [new ClusterRole { Name = "r", Rules = [Worlds.Rule("get | core: | nodes")] }, Cluster("m", "r", Subject.User("kim"))] },
        { "RB063", [Space("shop", "m", "ClusterRole", "view", Subject.User("kim"))] },
        { "RB070", [Reader, Cluster("m", "reader", Subject.ServiceAccount("ci", "robot"), Subject.User("kim"))] },
        {
            "RB071",
            [Reader, Cluster("m", "reader", Subject.User("kim"), Subject.ServiceAccount("ci", "robot"), Subject.User("system:serviceaccount:x"),
                Subject.User("arn:aws:iam::111122223333:user/kim"))]
        },
        { "RB072", [Reader, Cluster("a", "reader", Subject.Group("admins")), Cluster("b", "reader", Subject.Group("admins"), Subject.User("Admins"))] },
        { "RB080", [Aggregated("monitoring", "monitoring")] },
        { "RB081", [Labelled("frobs", "aggregate-to-edit", "get,list,watch,create | example.com | frobs")] },
        { "RB081", [new ClusterRole { Name = "grave", Rules = [Worlds.Rule("get | core: | secrets")] }] },
        { "RB082", [Aggregated("monitoring", "monitoring"), Labelled("endpoints", "monitoring", "get | core: | endpoints")] },
        { "RB083", [
            Aggregated("itself", "itself") with { Labels = Label("itself") },
            Aggregated("chain", "itself"),
            Labelled("endpoints", "itself", "get | core: | endpoints"),
        ] },
        { "EA018", [
            Reader,
            Cluster("m", "reader", Subject.User("arn:aws:sts::111122223333:assumed-role/dev/kim"), Subject.Group("arn:aws:iam::111122223333:role/dev")),
        ] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_breaks_a_rule_is_said(string code, RbacObject[] objects, string[] said) => Assert.Equal(said, Worlds.Says(code, Worlds.Of(objects)));

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_keeps_a_rule_is_left_alone(string code, RbacObject[] objects) => Assert.Equal([], Worlds.Says(code, Worlds.Of(objects)));

    [Fact]
    public void A_changed_role_of_a_binding_that_exists_is_refused()
    {
        var before = Worlds.Objects(Binding("view"));
        var after = Worlds.Objects(Binding("edit"));

        Assert.Equal(
            ["RoleBinding shop/team: roleRef was ClusterRole 'view' and cannot become ClusterRole 'edit'; "
                + "give the binding another name and delete the old one"],
            Worlds.Says("RB064", Worlds.World(rbac: after, before: before)));
        Assert.Equal([], Worlds.Says("RB064", Worlds.World(rbac: after, before: after)));
        Assert.Equal([], Worlds.Says("RB064", Worlds.World(rbac: after)));
    }

    [Fact]
    public void What_Kubernetes_makes_itself_is_left_alone()
    {
        foreach (var file in Directory.GetFiles(Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "rbac", "bootstrap"))
            .Where(file => !file.Contains("controller", StringComparison.Ordinal)))
        {
            var objects = Worlds.Objects(File.ReadAllText(file));

            Assert.NotEmpty(objects.All);
            Assert.Equal([], Linter.Run(Worlds.World(rbac: objects).Cluster, new LintOptions()).Findings);
        }
    }

    private static string Binding(string role) => $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: team, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {{role}}}
        subjects: [{kind: Group, name: team, apiGroup: rbac.authorization.k8s.io}]
        """;

    private static ClusterRoleBinding Cluster(string name, string role, params Subject[] subjects) =>
        new() { Name = name, RoleRef = new RoleRef("ClusterRole", role), Subjects = [.. subjects] };

    private static RoleBinding Space(string space, string name, string kind, string role, params Subject[] subjects) =>
        new() { Name = name, Namespace = space, RoleRef = new RoleRef(kind, role), Subjects = [.. subjects] };

    private static ClusterRole Aggregated(string name, string label) =>
        new() { Name = name, Aggregation = new AggregationRule([new LabelSelector { MatchLabels = Label(label) }]) };

    private static ValueMap Label(string label) => ValueMap.Of(($"rbac.authorization.k8s.io/{label}", "true"));

    private static ClusterRole Labelled(string name, string label, params string[] rules) =>
        new() { Name = name, Labels = Label(label), Rules = [.. rules.Select(Worlds.Rule)] };
}
