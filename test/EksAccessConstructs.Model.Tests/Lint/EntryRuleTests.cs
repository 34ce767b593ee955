using System.Reflection;
using EksAccessConstructs.Access;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Permissions;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Lint;

/// <summary>The rules that look at who is let in.</summary>
public sealed class EntryRuleTests
{
    private const string Dev = "arn:aws:iam::111122223333:role/dev";
    private const string Ops = "arn:aws:iam::111122223333:role/ops";
    private const string Kim = "arn:aws:iam::111122223333:user/kim";
    private const string Nodes = "arn:aws:iam::111122223333:role/nodes system:node:{{EC2PrivateDNSName}} system:bootstrappers system:nodes";

    private static readonly RbacObjects Bound = Worlds.Objects(Binding("devs"));

    public static TheoryData<string, LintInput, string[]> Broken => new()
    {
        {
            "EA001", Worlds.World(rbac: Bound, plan: Worlds.Plan(Worlds.Grant(Dev, "dev"))),
            ["RoleBinding shop/team: no access entry and no aws-auth mapping gives the group 'devs'; did you mean 'dev'?"]
        },
        {
            "EA001", Worlds.World(rbac: Bound, awsAuth: Worlds.Map(Nodes)),
            ["RoleBinding shop/team: no access entry and no aws-auth mapping gives the group 'devs'"]
        },
        {
            "EA001", Worlds.World(rbac: Bound, plan: Worlds.Plan(), awsAuth: Worlds.Map($"{Dev} dev devs")),
            ["RoleBinding shop/team: no access entry and no aws-auth mapping gives the group 'devs'"]
        },
        {
            "EKS052", Worlds.World(rbac: Bound, plan: Worlds.Plan(Worlds.Grant(Dev, "devs", "developers"))),
            [$"the group 'developers' of '{Dev}' gives nothing: no RoleBinding or ClusterRoleBinding names it"]
        },
        {
            "EKS052", Worlds.World(rbac: Bound, awsAuth: Worlds.Map($"{Dev} dev dev")),
            [$"the group 'dev' of '{Dev}' gives nothing: no RoleBinding or ClusterRoleBinding names it; did you mean 'devs'?"]
        },
        {
            "EA006", Worlds.World(plan: Worlds.Plan(ClusterAuthenticationMode.ApiAndConfigMap, Worlds.Grant("arn:aws:iam::111122223333:role/path/dev")),
                awsAuth: Worlds.Map($"{Dev} dev devs\n{Ops} ops ops")),
            [$"{Dev}: has an access entry as well (code), which wins whole; groups 'devs' of this mapping do not count; take the mapping out"]
        },
        {
            "EA007", Worlds.World(awsAuth: Worlds.Map("arn:aws:iam::111122223333:role/team/dev dev\narn:aws:sts::111122223333:assumed-role/dev/kim dev")),
            [
                "arn:aws:iam::111122223333:role/team/dev: has a path, so it never matches; write 'arn:aws:iam::111122223333:role/dev'",
                "arn:aws:sts::111122223333:assumed-role/dev/kim: is a session, which never matches; write 'arn:aws:iam::111122223333:role/dev'",
            ]
        },
        {
            "EA008", Worlds.World(plan: Worlds.Plan(), awsAuth: Worlds.Map($"{Dev} dev devs")),
            [$"{Dev}: EKS does not read aws-auth while the authentication mode is API; make an access entry of this mapping"]
        },
        {
            "EA009", Worlds.World(rbac: Worlds.Objects("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}"),
                plan: Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.View, "shop", "shp", "web-*"))),
            [
                $"{Dev}: AmazonEKSViewPolicy is for namespace 'shp', which is not declared; did you mean 'shop'?",
                $"{Dev}: AmazonEKSViewPolicy is for namespace 'web-*', which is not declared",
            ]
        },
        {
            "EA010", Worlds.World(plan: Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.AdminView))),
            [$"{Dev}: AmazonEKSAdminViewPolicy (cluster) is not read-only: it reads secrets and nodes/proxy, which runs commands on nodes; "
                + "use AmazonEKSViewPolicy"]
        },
        {
            "EA011", Worlds.World(plan: Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.Admin, "shop"))),
            [$"{Dev}: AmazonEKSAdminPolicy (shop) does not let its holder write Roles and RoleBindings, though it lists them; "
                + "bind ClusterRole admin to a group of this entry where that is needed"]
        },
        {
            "EA012", Worlds.World(rbac: Extending("edit"), plan: Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.Edit, "shop"))),
            [$"{Dev}: AmazonEKSEditPolicy does not get the custom resources that 'frobs-edit' adds to ClusterRole 'edit'; bind it to a group of this entry"]
        },
        {
            "EKS040", Worlds.Built(Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.ClusterAdmin, "shop"))),
            ["no role is named as administrator by an access entry, so the stack makes an admin role that every identity of the account may take whose IAM "
                + "policies allow it; name who may with -c admins=ARN[,ARN], or give a role AmazonEKSClusterAdminPolicy"]
        },
        {
            "EKS064", Worlds.Built(Worlds.Plan(Worlds.Grant(Dev)) with { CreatorIsAdmin = true, CreatorSuffices = true }),
            ["the identity that creates the cluster is the only administrator that lasts, as with eksctl; "
                + "give AmazonEKSClusterAdminPolicy with cluster scope to a role that people can assume"]
        },
        { "EA014", Worlds.World(plan: Worlds.Plan(Worlds.Grant(Kim))), [$"{Kim}: is an IAM user, with keys that do not expire; let people assume a role"] },
        {
            "EA014", Worlds.World(awsAuth: Worlds.Map("", $"{Kim} kim devs")),
            [$"{Kim}: is an IAM user, with keys that do not expire; let people assume a role"]
        },
        {
            "EA016", Worlds.World(
                plan: Worlds.Plan(ClusterAuthenticationMode.ApiAndConfigMap, Worlds.Grant(Dev) with { Username = "admin" }), awsAuth: Worlds.Map($"{Ops} admin ops")),
            [$"{Ops}: becomes the user 'admin', as '{Dev}' does; leave the user name out, or put {{{{SessionName}}}} into it"]
        },
        {
            "RB071", Worlds.World(rbac: Worlds.Objects(Binding(Kim, "User")), plan: Worlds.Plan(Worlds.Grant(Dev))),
            [$"RoleBinding shop/team: no access entry or aws-auth item yields the user '{Kim}'; bind a group that an entry gives"]
        },
        {
            "RB040", Worlds.World(awsAuth: Worlds.Map($"{Ops} ops system:masters")),
            [$"{Ops}: aws-auth puts it into system:masters, which nothing limits; give it an access entry with AmazonEKSClusterAdminPolicy instead"]
        },
    };

    public static TheoryData<string, LintInput> Kept => new()
    {
        { "EA001", Worlds.World(rbac: Bound) },
        { "EA001", Worlds.World(rbac: Bound, plan: Worlds.Plan(Worlds.Grant(Dev, "devs"))) },
        { "EA001", Worlds.World(rbac: Bound, plan: Worlds.Plan(ClusterAuthenticationMode.ApiAndConfigMap), awsAuth: Worlds.Map($"{Dev} dev devs")) },
        { "EA001", Worlds.World(rbac: Bound, plan: Worlds.Plan(), hasOidc: true) },
        { "EA001", Worlds.World(rbac: Worlds.Objects(Binding("team-kim")), awsAuth: Worlds.Map($"{Dev} dev team-{{{{SessionName}}}}")) },
        { "EA001", Worlds.World(rbac: Worlds.Objects(Binding("system:authenticated")), plan: Worlds.Plan()) },
        { "EKS052", Worlds.World(plan: Worlds.Plan(Worlds.Grant(Dev, "devs"))) },
        { "EKS052", Worlds.World(rbac: Bound, plan: Worlds.Plan(ClusterAuthenticationMode.ApiAndConfigMap, Worlds.Grant(Dev, "devs")),
            awsAuth: Worlds.Map($"{Nodes}\n{Ops} ops system:masters")) },
        { "EA006", Worlds.World(plan: Worlds.Plan(ClusterAuthenticationMode.ApiAndConfigMap, Worlds.Grant(Dev)), awsAuth: Worlds.Map($"{Ops} ops ops")) },
        { "EA007", Worlds.World(awsAuth: Worlds.Map($"{Dev} dev\n{Nodes}", "arn:aws:iam::111122223333:user/team/kim kim")) },
        { "EA008", Worlds.World(plan: Worlds.Plan(ClusterAuthenticationMode.ApiAndConfigMap), awsAuth: Worlds.Map($"{Dev} dev devs")) },
        { "EA008", Worlds.World(awsAuth: Worlds.Map($"{Dev} dev devs")) },
        { "EA009", Worlds.World(plan: Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.View, "shop"))) },
        {
            "EA009",
            Worlds.World(rbac: Worlds.Objects("apiVersion: v1\nkind: Namespace\nmetadata: {name: monitoring}"),
                plan: Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.View, "shop"))).OfImported()
        },
        {
            "EA009",
            Worlds.World(rbac: Worlds.Objects("apiVersion: v1\nkind: Namespace\nmetadata: {name: dev-shop}"),
                plan: Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.View, "dev-*", "default", "kube-*").With(AccessPolicyName.ClusterAdmin)))
        },
        { "EA010", Worlds.World(plan: Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.View).With(AccessPolicyName.SecretReader))) },
        { "EA011", Worlds.World(plan: Worlds.Plan(
            Worlds.Grant(Dev).With(AccessPolicyName.Admin).With(AccessPolicyName.ClusterAdmin), Worlds.Grant(Ops).With(AccessPolicyName.Edit))) },
        { "EA011", Worlds.World(rbac: Worlds.Objects(Binding("devs").Replace("name: view", "name: admin", StringComparison.Ordinal)),
            plan: Worlds.Plan(Worlds.Grant(Dev, "devs").With(AccessPolicyName.Admin, "shop"))) },
        { "EA012", Worlds.World(plan: Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.Edit, "shop"))) },
        { "EA012", Worlds.World(rbac: Extending("view"), plan: Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.Edit, "shop"))) },
        { "EA012", Worlds.World(
            rbac: new([.. Extending("edit").All, .. Worlds.Objects(Binding("devs").Replace("name: view", "name: frobs-edit", StringComparison.Ordinal)).All]),
            plan: Worlds.Plan(Worlds.Grant(Dev, "devs").With(AccessPolicyName.Edit, "shop"))) },
        { "EKS040", Worlds.Built(Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.ClusterAdmin))) },
        { "EKS064", Worlds.Built(Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.ClusterAdmin)) with { CreatorIsAdmin = true, CreatorSuffices = true }) },
        { "EKS064", Worlds.Built(Worlds.Plan(Worlds.Grant(Dev)) with { CreatorIsAdmin = true }) },
        { "EKS040", Worlds.Built(Worlds.Plan(ClusterAuthenticationMode.ConfigMap)) },
        { "EKS040", Worlds.World(awsAuth: Worlds.Map(Nodes)) },
        { "EA014", Worlds.World(plan: Worlds.Plan(Worlds.Grant(Dev)), awsAuth: Worlds.Map("", $"{Kim} kim devs")) },
        { "EA016", Worlds.World(plan: Worlds.Plan(
            Worlds.Grant(Dev) with { Username = "dev:{{SessionName}}" }, Worlds.Grant(Ops) with { Username = "dev:{{SessionName}}" }, Worlds.Grant(Kim))) },
        { "EA016", Worlds.World(awsAuth: Worlds.Map($"{Nodes}\n{Nodes.Replace("/nodes", "/more", StringComparison.Ordinal)}")) },
        { "RB071", Worlds.World(rbac: Worlds.Objects(Binding(Kim, "User")), plan: Worlds.Plan(Worlds.Grant(Kim))) },
        {
            "RB071", Worlds.World(rbac: Worlds.Objects(Binding("arn:aws:sts::111122223333:assumed-role/dev/kim", "User")), plan: Worlds.Plan(Worlds.Grant(Dev)))
        },
        { "RB040", Worlds.World(plan: Worlds.Plan(), awsAuth: Worlds.Map($"{Ops} ops system:masters")) },
        { "RB030", Worlds.World(
            plan: Worlds.Plan(), rbac: new([new NamespaceRole { Name = "config", Namespace = "kube-system", Rules = [Worlds.Rule("update | core: | configmaps")] }])) },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_breaks_a_rule_is_said(string code, LintInput world, string[] said) => Assert.Equal(said, Worlds.Says(code, world));

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_keeps_a_rule_is_left_alone(string code, LintInput world) => Assert.Equal([], Worlds.Says(code, world));

    [Fact]
    public void Every_rule_has_cases_for_and_against()
    {
        // AwsAuthCaseTests holds those of aws-auth, PodRuleTests those of pods.
        var codes = LintRules.All.Select(rule => rule.Rule.Code).Where(code => code[..2] is not ("AA" or "PI") && PodRoleRules.All.All(rule =>
            rule.Code != code)).ToList();
        var broken = Codes(Broken, BindingRuleTests.Broken, nameof(RoleRuleTests.A_rule_is_broken));
        var kept = Codes(Kept, BindingRuleTests.Kept, nameof(RoleRuleTests.A_rule_is_kept));

        Assert.Equal(["RB026", "RB064"], codes.Except(broken));
        Assert.Equal(["RB026", "RB064"], codes.Except(kept));
    }

    private static IEnumerable<string> Codes(IEnumerable<ITheoryDataRow> mine, IEnumerable<ITheoryDataRow> bindings, string roleRules) => mine.Concat(bindings)
        .Select(row => row.GetData())
        .Concat(typeof(RoleRuleTests).GetMethod(roleRules)!.GetCustomAttributes<InlineDataAttribute>().Select(inline => inline.Data))
        .Select(data => (string)data[0]!);

    private static string Binding(string subject, string kind = "Group") => $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: team, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{kind: {{kind}}, name: "{{subject}}", apiGroup: rbac.authorization.k8s.io}]
        """;

    private static RbacObjects Extending(string builtIn) => Worlds.Objects($$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: frobs-edit
          labels: {rbac.authorization.k8s.io/aggregate-to-{{builtIn}}: "true"}
        rules: [{apiGroups: [example.com], resources: [frobs], verbs: [create]}]
        """);
}
