using System.Text.Json;

namespace EksAccessConstructs.Tests.Diff;

/// <summary>What <c>.eks-access.yaml</c> of the version before allows does not stop a change, and nothing else.</summary>
public sealed class AllowanceTests
{
    private const string Admin = "01-admin-through-a-group";
    private const string Secrets = "03-a-role-gains-secrets";
    private const string PodRole = "07-a-pod-reaches-a-new-aws-role";
    private const string Lockout = "09-the-last-administrator-goes";

    private const string Terms = "reason: on call, owner: platform, expires: 2027-03-31";
    private const string Exporter = $"- {{who: 'serviceaccount:shop/exporter', namespace: shop, verbs: [get, list, watch], resources: [secrets], {Terms}}}";
    private const string Developers = "- {who: 'arn:aws:iam::111122223333:role/developers', namespace: shop";
    private const string Pipeline = "- {who: 'arn:aws:iam::111122223333:role/pipeline'";

    private static readonly string Folder = Repository.Test("EksAccessConstructs.Cli.Tests", "Diff", "stories");

    [Theory]
    [InlineData("verbs: [get, list, watch], resources: [secrets]", 0)]
    [InlineData("verbs: ['*'], resources: ['*']", 0)]
    [InlineData("verbs: [get, list, watch], resources: [secret]", 0)]
    [InlineData("verbs: [get, list], resources: [secrets]", 1)]
    [InlineData("verbs: [get, list, watch], resources: [configmaps]", 1)]
    [InlineData("verbs: [get, list, watch], resources: [secrets], names: [tls]", 1)]
    [InlineData("verbs: [get, list, watch], resources: [secrets.example.com]", 1)]
    [InlineData("level: edit", 0)]
    [InlineData("level: view", 1)]
    public void Rights_are_allowed_as_far_as_they_are_named(string rights, int code) =>
        Assert.Equal(code, Run(Secrets, [Exporter, $"{Developers}, {rights}, {Terms}}}"], "--fail-on", "any").Code);

    [Theory]
    [InlineData("shop", 0)]
    [InlineData("'*'", 0)]
    [InlineData("sho*", 0)]
    [InlineData("shop-2", 1)]
    [InlineData("dev-*", 1)]
    public void An_allowance_counts_in_its_own_place(string place, int code) => Assert.Equal(
        code,
        Run(Secrets, [Exporter, $"{Developers.Replace("shop", place, StringComparison.Ordinal)}, verbs: [get, list, watch], resources: [secrets], {Terms}}}"],
            "--fail-on", "widened").Code);

    [Fact]
    public void What_goes_beyond_is_named()
    {
        var run = Run(Secrets, [Exporter, $"{Developers}, verbs: [get], resources: [secrets], {Terms}}}"], "--fail-on", "widened");

        Assert.Equal(1, run.Code);
        Assert.Contains("not allowed: list, watch: secrets", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_allowances_allow_together_what_neither_does_alone()
    {
        var (get, rest) = (
            $"{Developers}, verbs: [get], resources: [secrets], {Terms}}}", $"{Developers}, verbs: [list, watch], resources: [secrets], {Terms}}}");

        Assert.Equal(0, Run(Secrets, [Exporter, get, rest], "--fail-on", "any").Code);
        Assert.Equal(1, Run(Secrets, [Exporter, get], "--fail-on", "any").Code);
    }

    [Theory]
    [InlineData("administrator: true", "widened", 0)]
    [InlineData("administrator: true", "admin", 0)]
    [InlineData("administrator: true", "any", 0)]
    [InlineData("namespace: '*', verbs: ['*'], resources: ['*', '/*']", "any", 0)]
    [InlineData("namespace: '*', verbs: ['*'], resources: ['*', '/*']", "admin", 1)]
    [InlineData("namespace: '*', level: admin", "widened", 1)]
    public void Only_an_administrator_who_is_allowed_to_be_one_passes(string rights, string gate, int code) =>
        Assert.Equal(code, Run(Admin, [$"{Pipeline}, {rights}, {Terms}}}"], "--fail-on", gate).Code);

    [Theory]
    [InlineData("arn:aws:iam::111122223333:role/shop/orders-writer", 0)]
    [InlineData("arn:aws:iam::111122223333:role/shop/orders", 1)]
    public void A_role_of_pods_is_allowed_by_its_arn(string role, int code) =>
        Assert.Equal(code, Run(PodRole, [$"- {{who: service account shop/cart, awsRole: '{role}', {Terms}}}"], "--fail-on", "widened").Code);

    [Fact]
    public void Nothing_allows_a_lockout() => Assert.Equal(
        1, Run(Lockout, [$"- {{who: 'arn:aws:iam::111122223333:role/platform/admins', administrator: true, {Terms}}}"], "--fail-on", "lockout").Code);

    [Theory]
    [InlineData("2026-11-24", "error EKS183: the allowance of 'arn:aws:iam::111122223333:role/developers' in 'shop' expired on 2026-11-24", 1)]
    [InlineData("2026-11-25", "info EKS185: the allowance of 'arn:aws:iam::111122223333:role/developers' in 'shop' expires on 2026-11-25", 0)]
    [InlineData("2026-12-09", "info EKS185: the allowance of 'arn:aws:iam::111122223333:role/developers' in 'shop' expires on 2026-12-09", 0)]
    public void An_allowance_ends_on_its_last_day(string day, string finding, int code)
    {
        var run = Run(Secrets, [Exporter, $"{Developers}, level: edit, reason: r, owner: platform, expires: {day}}}"], "--fail-on", "widened");

        Assert.Equal(code, run.Code);
        Assert.Contains(finding, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_allowance_with_two_weeks_to_go_says_nothing() =>
        Assert.Equal("", Run(Secrets, [Exporter, $"{Developers}, level: edit, reason: r, owner: platform, expires: 2026-12-10}}"]).Error);

    [Fact]
    public void An_allowance_of_what_does_not_happen_is_a_finding() => Assert.Contains(
        ":2:3: warning EKS184: the allowance of 'group:nobody' in 'shop' allows nothing that changes here; take it out, or write who and where "
            + "as the comparison prints them",
        Run(Secrets, [$"- {{who: 'group:nobody', namespace: shop, level: view, {Terms}}}"]).Error,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("{who: a, namespace: shop, level: view, owner: o, expires: 2027-01-01}", "EKS007: 'allow[0].reason' is required")]
    [InlineData("{who: a, namespace: shop, level: view, reason: r, owner: o, expires: soon}", "EKS182: 'soon' is not a day; write YYYY-MM-DD")]
    [InlineData($"{{who: a, namespace: shop, level: root, {Terms}}}", "EKS182: 'root' is no level that can be allowed; write view, edit or admin")]
    [InlineData($"{{who: a, level: view, {Terms}}}", "'allow[0].namespace' is required")]
    [InlineData($"{{who: a, namespace: shop, {Terms}}}", "EKS182: an allowance has one of 'verbs' with 'resources', 'level', 'administrator' and 'awsRole'")]
    [InlineData($"{{who: a, namespace: shop, level: view, administrator: true, {Terms}}}", "EKS182: an allowance has one of")]
    [InlineData($"{{who: a, namespace: shop, administrator: true, {Terms}}}", "EKS182: an administrator is one of the whole cluster, not of 'shop'")]
    [InlineData($"{{who: a, administrator: false, {Terms}}}", "EKS182: 'administrator' is true, or left out")]
    [InlineData($"{{who: a, namespace: shop, verbs: [get], {Terms}}}", "EKS182: 'verbs' and 'resources' both name something")]
    [InlineData($"{{who: a, namespace: shop, levle: view, {Terms}}}", "unknown key 'allow[0].levle'; did you mean 'level'?")]
    public void An_allowance_that_is_not_complete_allows_nothing_and_is_a_finding(string item, string finding)
    {
        var run = Run(Secrets, [$"- {item}"], "--fail-on", "widened");

        Assert.Equal(1, run.Code);
        Assert.Contains(finding, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("EKS184", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_format_still_tells_what_is_allowed()
    {
        string[] items = [Exporter, $"{Developers}, level: edit, {Terms}}}"];

        Assert.Contains("allowed until 2027-03-31, by platform: on call", Run(Secrets, items).Out, StringComparison.Ordinal);
        Assert.Contains("<br>allowed until 2027-03-31, by platform: on call", Run(Secrets, items, "--format", "markdown").Out, StringComparison.Ordinal);
        Assert.StartsWith("shop: 2 may do more; all of what is gained is allowed\n", Run(Secrets, items).Out, StringComparison.Ordinal);
        Assert.Equal(Run(Secrets, [], "--format", "csv").Out, Run(Secrets, items, "--format", "csv").Out);
        using var sarif = JsonDocument.Parse(Run(Secrets, items, "--format", "sarif").Out);
        var results = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(2, results.Count);
        Assert.All(results, result =>
            Assert.Equal("on call (platform, until 2027-03-31)", result.GetProperty("suppressions")[0].GetProperty("justification").GetString()));
    }

    [Theory]
    [InlineData(Secrets, $"{Developers}, verbs: [get], resources: [secrets], reason: r, owner: o, expires: 2026-12-01}}")]
    [InlineData(Admin, $"{Pipeline}, administrator: true, {Terms}}}")]
    [InlineData(PodRole, $"- {{who: service account shop/cart, awsRole: 'arn:aws:iam::111122223333:role/shop/orders-writer', {Terms}}}")]
    public void Json_with_allowances_keeps_its_published_schema(string story, string item)
    {
        using var document = JsonDocument.Parse(Run(story, [item], "--format", "json").Out);
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "diff.schema.json")));

        Assert.Equal([], JsonShape.Breaches(document.RootElement, schema.RootElement, schema.RootElement, "$"));
        Assert.Contains("\"expires\"", document.RootElement.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Rights_that_are_allowed_are_not_the_way_to_all_rights_that_they_open()
    {
        const string Impersonate = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: dev}
            rules: [{apiGroups: [''], resources: [users, groups], verbs: [impersonate]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: dev}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: dev}
            subjects: [{kind: Group, name: dev, apiGroup: rbac.authorization.k8s.io}]
            """;
        using var folders = new TwoVersions(Cluster, $"{Cluster}\n---\n{Impersonate}");
        string[] items = [$"- {{who: 'group:dev', namespace: '*', verbs: [impersonate], resources: [users, groups], {Terms}}}"];

        Assert.Equal(0, folders.Run(items, "--fail-on", "widened").Code);
        Assert.Equal(1, folders.Run(items, "--fail-on", "admin").Code);
        Assert.Equal(0, folders.Run([.. items, $"- {{who: 'group:dev', administrator: true, {Terms}}}"], "--fail-on", "admin").Code);
    }

    [Fact]
    public void A_level_is_that_of_Kubernetes_and_is_not_stretched_by_the_change()
    {
        const string More = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: more, labels: {rbac.authorization.k8s.io/aggregate-to-view: "true"}}
            rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]
            """;
        const string View = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {namespace: shop, name: dev}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
            subjects: [{kind: Group, name: dev, apiGroup: rbac.authorization.k8s.io}]
            """;
        string[] items = [$"- {{who: 'group:dev', namespace: shop, level: view, {Terms}}}"];

        using var plain = new TwoVersions(Cluster, $"{Cluster}\n---\n{View}");
        using var stretched = new TwoVersions(Cluster, $"{Cluster}\n---\n{View}\n---\n{More}");

        Assert.Equal(0, plain.Run(items, "--fail-on", "widened").Code);
        var run = stretched.Run(items, "--fail-on", "widened");
        Assert.Equal(1, run.Code);
        Assert.Contains("not allowed: get: secrets", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_allowance_of_the_version_after_does_not_count_unless_it_is_named()
    {
        using var folders = new TwoVersions(
            Cluster, $"{Cluster}\n---\n{Role("shop", "{apiGroups: [''], resources: [pods], verbs: [get]}")}\n---\n{Binding("shop")}");
        folders.AllowAfter($"- {{who: 'group:dev', namespace: shop, level: view, {Terms}}}");

        Assert.Equal(1, folders.Run([], "--fail-on", "widened").Code);
        Assert.Equal(0, folders.Run([], "--fail-on", "widened", "--allow", folders.AllowedAfter).Code);
        var nowhere = folders.Run([], "--allow", "/nowhere/x.yaml");
        Assert.Equal(3, nowhere.Code);
        Assert.Contains("cannot read", nowhere.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Allowances_of_another_cluster_do_not_count()
    {
        string[] of(string name) => [Exporter, $"{Developers}, cluster: {name}, level: edit, {Terms}}}"];

        Assert.Equal(0, Run(Secrets, of("shop"), "--fail-on", "any").Code);
        Assert.Equal(1, Run(Secrets, of("other"), "--fail-on", "any").Code);
    }

    [Theory]
    [InlineData("11-a-condition-decides", "widened,any", "")]
    [InlineData("12-a-policy-that-aws-has-not-published", "widened,any", "")]
    [InlineData(Secrets, "widened,any", "widened,any")]
    [InlineData(Admin, "widened,admin,any", "widened,admin,any")]
    [InlineData(Lockout, "lockout,any", "lockout,any")]
    public void What_is_only_perhaps_so_stops_nothing_with_certain(string story, string gates, string certain)
    {
        var all = new[] { "widened", "admin", "lockout", "any" };

        Assert.Equal(gates, string.Join(',', all.Where(gate => Run(story, [], "--fail-on", gate).Code == 1)));
        Assert.Equal(certain, string.Join(',', all.Where(gate => Run(story, [], "--fail-on", gate, "--certain").Code == 1)));
    }

    [Fact]
    public void An_administrator_under_an_open_condition_is_only_perhaps_one()
    {
        using var folders = new TwoVersions(Template(""), Template("Condition: IsTest"));
        using var sure = new TwoVersions(Template(""), Template("DependsOn: Cluster"));

        Assert.Equal((1, 0), (folders.Run([], "--fail-on", "admin").Code, folders.Run([], "--fail-on", "admin", "--certain").Code));
        Assert.Equal((1, 1), (sure.Run([], "--fail-on", "admin").Code, sure.Run([], "--fail-on", "admin", "--certain").Code));
    }

    private const string Cluster = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-west-1, version: "1.34"}
        accessConfig: {authenticationMode: API, bootstrapClusterCreatorAdminPermissions: false}
        """;

    private static string Role(string space, string rule) => $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {namespace: {{space}}, name: dev}
        rules: [{{rule}}]
        """;

    private static string Binding(string space) => $$"""
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {namespace: {{space}}, name: dev}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: dev}
        subjects: [{kind: Group, name: dev, apiGroup: rbac.authorization.k8s.io}]
        """;

    private static string Template(string more) => """
        AWSTemplateFormatVersion: "2010-09-09"
        Parameters: {Stage: {Type: String}}
        Conditions: {IsTest: !Equals [!Ref Stage, test]}
        Resources:
          Cluster:
            Type: AWS::EKS::Cluster
            Properties:
              Name: shop
              RoleArn: arn:aws:iam::111122223333:role/shop-control-plane
              ResourcesVpcConfig: {SubnetIds: [subnet-0a, subnet-0b]}
              AccessConfig: {AuthenticationMode: API, BootstrapClusterCreatorAdminPermissions: false}
        """ + (more.Length == 0 ? "" : $$"""

          Pipeline:
            Type: AWS::EKS::AccessEntry
            {{more}}
            Properties:
              ClusterName: !Ref Cluster
              PrincipalArn: arn:aws:iam::111122223333:role/pipeline
              AccessPolicies:
                - PolicyArn: arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy
                  AccessScope: {Type: cluster}
        """);

    private static ToolRun Run(string story, string[] items, params string[] more)
    {
        using var file = new TempFile($"allow:\n{string.Join('\n', items)}\n");
        return ToolRun.With(
            "", width: 1000, ["diff", Path.Combine(Folder, story, "old"), Path.Combine(Folder, story, "new"), "--allow", file.Path, .. more]);
    }

    private sealed class TwoVersions : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("eks-access").FullName;

        public TwoVersions(string before, string after)
        {
            Write("old/cluster.yaml", before);
            Write("new/cluster.yaml", after);
        }

        public string AllowedAfter => Path.Combine(folder, "new", ".eks-access.yaml");

        public void AllowAfter(string item) => File.WriteAllText(AllowedAfter, $"allow:\n{item}\n");

        // The file of the version before is found by itself.
        public ToolRun Run(string[] items, params string[] more)
        {
            Write("old/.eks-access.yaml", $"allow: [{(items.Length == 0 ? "" : string.Join(", ", items.Select(item => item[2..])))}]\n");
            return ToolRun.With("", width: 1000, ["diff", Path.Combine(folder, "old"), Path.Combine(folder, "new"), .. more]);
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);

        private void Write(string name, string text)
        {
            var file = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }
}
