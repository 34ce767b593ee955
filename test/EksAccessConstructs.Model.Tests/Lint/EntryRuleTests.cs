using System.Reflection;
using EksAccessConstructs.Access;
using EksAccessConstructs.Lint;
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

    public static TheoryData<string, LintWorld, string[]> Broken => new()
    {
        { "EA001", new() { Rbac = Bound, Access = Worlds.Plan(Worlds.Grant(Dev, "dev")) }, ["RoleBinding shop/team: no access entry and no aws-auth mapping gives the group 'devs'; did you mean 'dev'?"] },
        { "EA001", new() { Rbac = Bound, AwsAuth = Worlds.Map(Nodes) }, ["RoleBinding shop/team: no access entry and no aws-auth mapping gives the group 'devs'"] },
        { "EA001", new() { Rbac = Bound, Access = Worlds.Plan(), AwsAuth = Worlds.Map($"{Dev} dev devs") }, ["RoleBinding shop/team: no access entry and no aws-auth mapping gives the group 'devs'"] },
        { "EA002", new() { Rbac = Bound, Access = Worlds.Plan(Worlds.Grant(Dev, "devs", "developers")) }, [$"{Dev}: no binding names its group 'developers'"] },
        { "EA002", new() { Rbac = Bound, AwsAuth = Worlds.Map($"{Dev} dev dev") }, [$"{Dev}: no binding names its group 'dev'; did you mean 'devs'?"] },
        {
            "EA003", new() { Access = Worlds.Plan(Worlds.Grant(Dev, "system:masters", "devs") with { Username = "aws:dev" }) },
            [$"{Dev}: EKS refuses the group 'system:masters', which begins with 'system:'; use AmazonEKSClusterAdminPolicy", $"{Dev}: EKS refuses the user name 'aws:dev', which begins with 'aws:'; choose a name of your own"]
        },
        {
            "EA004", new() { Access = Worlds.Plan(Worlds.Grant(Dev, "devs").With(AccessPolicyName.View) with { Type = EntryType.Ec2Linux, Username = "x" }) },
            [
                $"{Dev}: an entry of type EC2_LINUX takes no groups; leave that out or use type STANDARD",
                $"{Dev}: an entry of type EC2_LINUX takes no user name; leave that out or use type STANDARD",
                $"{Dev}: an entry of type EC2_LINUX takes no access policies; leave that out or use type STANDARD",
            ]
        },
        { "EA005", new() { Access = Worlds.Plan(AuthenticationMode.ConfigMap, Worlds.Grant(Dev)) }, [$"{Dev}: EKS refuses access entries while the authentication mode is CONFIG_MAP; raise it to API_AND_CONFIG_MAP or API"] },
        {
            "EA006", new() { Access = Worlds.Plan(AuthenticationMode.ApiAndConfigMap, Worlds.Grant("arn:aws:iam::111122223333:role/path/dev")), AwsAuth = Worlds.Map($"{Dev} dev devs\n{Ops} ops ops") },
            [$"{Dev}: has an access entry as well (code), which wins whole; groups 'devs' of this mapping do not count; take the mapping out"]
        },
        {
            "EA007", new() { AwsAuth = Worlds.Map("arn:aws:iam::111122223333:role/team/dev dev\narn:aws:sts::111122223333:assumed-role/dev/kim dev") },
            [
                "arn:aws:iam::111122223333:role/team/dev: has a path, so it never matches; write 'arn:aws:iam::111122223333:role/dev'",
                "arn:aws:sts::111122223333:assumed-role/dev/kim: is a session, which never matches; write 'arn:aws:iam::111122223333:role/dev'",
            ]
        },
        { "EA008", new() { Access = Worlds.Plan(), AwsAuth = Worlds.Map($"{Dev} dev devs") }, [$"{Dev}: EKS does not read aws-auth while the authentication mode is API; make an access entry of this mapping"] },
        {
            "EA009", new() { Rbac = Worlds.Objects("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}"), Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.View, "shop", "shp", "web-*")) },
            [$"{Dev}: AmazonEKSViewPolicy is for namespace 'shp', which is not declared; did you mean 'shop'?", $"{Dev}: AmazonEKSViewPolicy is for namespace 'web-*', which is not declared"]
        },
        {
            "EA010", new() { Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.AdminView)) },
            [$"{Dev}: AmazonEKSAdminViewPolicy (cluster) is not read-only: it reads secrets and nodes/proxy, which runs commands on nodes; use AmazonEKSViewPolicy"]
        },
        {
            "EA011", new() { Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.Admin, "shop")) },
            [$"{Dev}: AmazonEKSAdminPolicy (shop) does not let its holder write Roles and RoleBindings, though it lists them; bind ClusterRole admin to a group of this entry where that is needed"]
        },
        {
            "EA012", new() { Rbac = Extending("edit"), Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.Edit, "shop")) },
            [$"{Dev}: AmazonEKSEditPolicy does not get the custom resources that 'frobs-edit' adds to ClusterRole 'edit'; bind it to a group of this entry"]
        },
        { "EA013", new() { Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.ClusterAdmin, "shop")) }, ["cluster: nobody is administrator; give a role an access entry with AmazonEKSClusterAdminPolicy for the whole cluster"] },
        {
            "EA013", new() { Access = Worlds.Plan(AuthenticationMode.ConfigMap), AwsAuth = Worlds.Map(Nodes) },
            ["cluster: nobody but whoever creates it is administrator; give a role an access entry with AmazonEKSClusterAdminPolicy for the whole cluster"]
        },
        { "EA014", new() { Access = Worlds.Plan(Worlds.Grant(Kim)) }, [$"{Kim}: is an IAM user, with keys that do not expire; let people assume a role"] },
        { "EA014", new() { AwsAuth = Worlds.Map("", $"{Kim} kim devs") }, [$"{Kim}: is an IAM user, with keys that do not expire; let people assume a role"] },
        {
            "EA015", new() { Access = Worlds.Plan(Worlds.Grant(Dev) with { Username = "{{SessionName}}" }, Worlds.Grant(Ops) with { Username = "ops{{SessionNameRaw}}:x" }) },
            [
                $"{Dev}: user name '{{{{SessionName}}}}' has no colon before the session name, so EKS refuses it; write a prefix, such as 'admin:{{{{SessionName}}}}'",
                $"{Ops}: user name 'ops{{{{SessionNameRaw}}}}:x' has no colon before the session name, so EKS refuses it; write a prefix, such as 'admin:{{{{SessionName}}}}'",
            ]
        },
        {
            "EA016", new() { Access = Worlds.Plan(AuthenticationMode.ApiAndConfigMap, Worlds.Grant(Dev) with { Username = "admin" }), AwsAuth = Worlds.Map($"{Ops} admin ops") },
            [$"{Ops}: becomes the user 'admin', as '{Dev}' does; leave the user name out, or put {{{{SessionName}}}} into it"]
        },
        { "EA017", new() { Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.Custom("AmazonEKSComputePolicy"))) }, [$"{Dev}: AmazonEKSComputePolicy is reserved for service-linked roles; leave it to EKS"] },
        {
            "RB071", new() { Rbac = Worlds.Objects(Binding(Kim, "User")), Access = Worlds.Plan(Worlds.Grant(Dev)) },
            [$"RoleBinding shop/team: no access entry or aws-auth item yields the user '{Kim}'; bind a group that an entry gives"]
        },
        { "RB040", new() { AwsAuth = Worlds.Map($"{Ops} ops system:masters") }, [$"{Ops}: aws-auth puts it into system:masters, which nothing limits; give it an access entry with AmazonEKSClusterAdminPolicy instead"] },
    };

    public static TheoryData<string, LintWorld> Kept => new()
    {
        { "EA001", new() { Rbac = Bound } },
        { "EA001", new() { Rbac = Bound, Access = Worlds.Plan(Worlds.Grant(Dev, "devs")) } },
        { "EA001", new() { Rbac = Bound, Access = Worlds.Plan(AuthenticationMode.ApiAndConfigMap), AwsAuth = Worlds.Map($"{Dev} dev devs") } },
        { "EA001", new() { Rbac = Bound, Access = Worlds.Plan(), HasOtherIdentityProvider = true } },
        { "EA001", new() { Rbac = Worlds.Objects(Binding("team-kim")), AwsAuth = Worlds.Map($"{Dev} dev team-{{{{SessionName}}}}") } },
        { "EA001", new() { Rbac = Worlds.Objects(Binding("system:authenticated")), Access = Worlds.Plan() } },
        { "EA002", new() { Access = Worlds.Plan(Worlds.Grant(Dev, "devs")) } },
        { "EA002", new() { Rbac = Bound, Access = Worlds.Plan(AuthenticationMode.ApiAndConfigMap, Worlds.Grant(Dev, "devs")), AwsAuth = Worlds.Map($"{Nodes}\n{Ops} ops system:masters") } },
        { "EA003", new() { Access = Worlds.Plan(Worlds.Grant(Dev, "systems:x", "devs") with { Username = "sts:dev" }), AwsAuth = Worlds.Map(Nodes) } },
        { "EA004", new() { Access = Worlds.Plan(Worlds.Grant(Dev, "devs").With(AccessPolicyName.View) with { Username = "x" }, Worlds.Grant(Ops).With(AccessPolicyName.AutoNode) with { Type = EntryType.Ec2 }) } },
        { "EA005", new() { Access = Worlds.Plan(AuthenticationMode.ApiAndConfigMap, Worlds.Grant(Dev)) } },
        { "EA006", new() { Access = Worlds.Plan(AuthenticationMode.ApiAndConfigMap, Worlds.Grant(Dev)), AwsAuth = Worlds.Map($"{Ops} ops ops") } },
        { "EA007", new() { AwsAuth = Worlds.Map($"{Dev} dev\n{Nodes}", "arn:aws:iam::111122223333:user/team/kim kim") } },
        { "EA008", new() { Access = Worlds.Plan(AuthenticationMode.ApiAndConfigMap), AwsAuth = Worlds.Map($"{Dev} dev devs") } },
        { "EA008", new() { AwsAuth = Worlds.Map($"{Dev} dev devs") } },
        { "EA009", new() { Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.View, "shop")) } },
        {
            "EA009",
            new() { Rbac = Worlds.Objects("apiVersion: v1\nkind: Namespace\nmetadata: {name: dev-shop}"), Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.View, "dev-*", "default", "kube-*").With(AccessPolicyName.ClusterAdmin)) }
        },
        { "EA010", new() { Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.View).With(AccessPolicyName.SecretReader)) } },
        { "EA011", new() { Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.Admin).With(AccessPolicyName.ClusterAdmin), Worlds.Grant(Ops).With(AccessPolicyName.Edit)) } },
        { "EA011", new() { Rbac = Worlds.Objects(Binding("devs").Replace("name: view", "name: admin", StringComparison.Ordinal)), Access = Worlds.Plan(Worlds.Grant(Dev, "devs").With(AccessPolicyName.Admin, "shop")) } },
        { "EA012", new() { Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.Edit, "shop")) } },
        { "EA012", new() { Rbac = Extending("view"), Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.Edit, "shop")) } },
        { "EA012", new() { Rbac = new([.. Extending("edit").All, .. Worlds.Objects(Binding("devs").Replace("name: view", "name: frobs-edit", StringComparison.Ordinal)).All]), Access = Worlds.Plan(Worlds.Grant(Dev, "devs").With(AccessPolicyName.Edit, "shop")) } },
        { "EA013", new() { Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.ClusterAdmin)) } },
        { "EA013", new() { Access = Worlds.Plan(AuthenticationMode.ConfigMap), AwsAuth = Worlds.Map($"{Ops} ops system:masters") } },
        { "EA013", new() { AwsAuth = Worlds.Map(Nodes) } },
        {
            "EA013",
            new() { Rbac = Worlds.Objects(Binding("ops").Replace("RoleBinding", "ClusterRoleBinding", StringComparison.Ordinal).Replace("name: view", "name: cluster-admin", StringComparison.Ordinal)), Access = Worlds.Plan(Worlds.Grant(Ops, "ops")) }
        },
        { "EA014", new() { Access = Worlds.Plan(Worlds.Grant(Dev)), AwsAuth = Worlds.Map("", $"{Kim} kim devs") } },
        { "EA015", new() { Access = Worlds.Plan(Worlds.Grant(Dev) with { Username = "dev:{{SessionName}}" }, Worlds.Grant(Ops) with { Username = "ops" }) } },
        { "EA016", new() { Access = Worlds.Plan(Worlds.Grant(Dev) with { Username = "dev:{{SessionName}}" }, Worlds.Grant(Ops) with { Username = "dev:{{SessionName}}" }, Worlds.Grant(Kim)), } },
        { "EA016", new() { AwsAuth = Worlds.Map($"{Nodes}\n{Nodes.Replace("/nodes", "/more", StringComparison.Ordinal)}") } },
        { "EA017", new() { Access = Worlds.Plan(Worlds.Grant(Dev).With(AccessPolicyName.View)) } },
        { "RB071", new() { Rbac = Worlds.Objects(Binding(Kim, "User")), Access = Worlds.Plan(Worlds.Grant(Kim)) } },
        { "RB071", new() { Rbac = Worlds.Objects(Binding("arn:aws:sts::111122223333:assumed-role/dev/kim", "User")), Access = Worlds.Plan(Worlds.Grant(Dev)) } },
        { "RB040", new() { Access = Worlds.Plan(), AwsAuth = Worlds.Map($"{Ops} ops system:masters") } },
        { "RB030", new() { Access = Worlds.Plan(), Rbac = new([new Role { Name = "config", Namespace = "kube-system", Rules = [Worlds.Rule("update | core: | configmaps")] }]) } },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_breaks_a_rule_is_said(string code, LintWorld world, string[] said) => Assert.Equal(said, Worlds.Says(code, world));

    [Theory]
    [MemberData(nameof(Kept))]
    public void What_keeps_a_rule_is_left_alone(string code, LintWorld world) => Assert.Equal([], Worlds.Says(code, world));

    [Fact]
    public void Every_rule_has_cases_for_and_against()
    {
        var codes = LintRules.All.Select(rule => rule.Rule.Code).Where(code => !code.StartsWith("AA", StringComparison.Ordinal)).ToList(); // those of aws-auth: AwsAuthCaseTests
        var (broken, kept) = (Codes(Broken, BindingRuleTests.Broken, nameof(RoleRuleTests.A_rule_is_broken)), Codes(Kept, BindingRuleTests.Kept, nameof(RoleRuleTests.A_rule_is_kept)));

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
