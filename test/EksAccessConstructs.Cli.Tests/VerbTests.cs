using System.Text.Json;

namespace EksAccessConstructs.Tests;

/// <summary>The verbs over one small cluster, as people and programs see them.</summary>
public sealed class VerbTests
{
    private const string Dev = "arn:aws:iam::111122223333:role/dev";
    private const string Cluster = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-central-1, version: "1.34"}
        accessConfig:
          authenticationMode: API
          bootstrapClusterCreatorAdminPermissions: false
          accessEntries:
          - principalARN: arn:aws:iam::111122223333:role/ops
            accessPolicies:
            - policyARN: arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy
              accessScope: {type: cluster}
          - principalARN: arn:aws:iam::111122223333:role/dev
            kubernetesGroups: [devs]
            accessPolicies:
            - policyARN: arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy
              accessScope: {type: namespace, namespaces: [web]}
        managedNodeGroups:
        - {name: main, instanceType: m6i.large}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: web}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: deployer, namespace: shop}
        rules:
        - {apiGroups: [apps], resources: [deployments], verbs: [get, list, create, patch]}
        - {apiGroups: [rbac.authorization.k8s.io], resources: [roles, rolebindings], verbs: [get, list, create, patch]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: devs, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: deployer}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: devs}]
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: operator, namespace: shop}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: operator}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
        subjects: [{kind: ServiceAccount, name: operator, namespace: shop}]
        """;

    [Fact]
    public void Who_can_names_principals_and_subjects()
    {
        Check(0, "who-can", "create", "deployments", "-", "-n", "shop");
        Check(0, "who-can", "create", "deployments", "-", "-n", "shop", "--format", "json");
    }

    [Fact]
    public void A_no_names_what_is_near()
    {
        Check(1, "can-i", "delete", "deployments.apps", "web", "--as", Dev, "-", "-n", "shop");
        Check(1, "can-i", "delete", "secrets", "--as", Dev, "-", "-n", "shop");
        Check(1, "can-i", "get", "pods", "--as", $"{Dev}s", "-", "-n", "web", "--format", "json");
        Check(1, "can-i", "get", "deployments.apps", "--user", "kim", "--group", "devs", "-", "-n", "web", "--format", "json");
    }

    [Fact]
    public void What_can_lists_rights_by_namespace()
    {
        Check(0, "what-can", "--as", Dev, "-");
        Check(0, "what-can", "--user", "kim", "--group", "devs", "-", "--format", "json");
        Check(0, "what-can", "--user", "nobody", "-");
    }

    [Fact]
    public void Escalate_shows_the_ways()
    {
        Check(1, "escalate", "--as", Dev, "-");
        Check(1, "escalate", "--as", Dev, "-", "--format", "json");
        Check(1, "escalate", "--user", "nobody", "-");
    }

    [Fact]
    public void Check_and_lint_find_what_is_wrong()
    {
        Check(0, "check", "-");
        Check(1, "lint", "-");
        Check(1, "lint", "-", "--format", "json");
        Check(1, "lint", "-", "--format", "sarif");
    }

    [Fact]
    public void Can_apply_says_which_rights_are_missing()
    {
        const string manifests = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: viewer, namespace: shop}
            rules: [{apiGroups: [apps], resources: [deployments], verbs: [get, list]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: viewers, namespace: shop}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: viewer}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: viewers}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: deployer, namespace: shop}
            rules: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
            """;
        using var file = new TempFile(manifests);

        Check(1, "can-apply", file.Path, "--in", "-", "--as", Dev);
        Check(1, "can-apply", file.Path, "--in", "-", "--as", Dev, "--format", "json");
        Check(0, "can-apply", file.Path, "--in", "-", "--as", "arn:aws:iam::111122223333:role/ops");
    }

    [Fact]
    public void Rules_are_listed()
    {
        var run = ToolRun.Of("rules");

        Assert.Equal(0, run.Code);
        Assert.Equal(106, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void A_table_folds_where_the_terminal_is_narrow() =>
        Golden.Match(ToolRun.With(Cluster, 78, "what-can", "--as", Dev, "-").Out);

    [Fact]
    public void Accepted_findings_do_not_count_and_changes_are_held_against_what_is_there()
    {
        using var accepted = new TempFile("""
            suppressions:
            - {rule: RB012, on: ClusterRoleBinding operator, reason: bootstraps the shop, owner: platform, expires: 2027-01-31}
            - {rule: RB022, on: Role shop/deployer, reason: deploys the shop, owner: platform, expires: 2027-01-31}
            """);
        using var before = new TempFile(Cluster.Replace("kind: Role, name: deployer", "kind: ClusterRole, name: edit", StringComparison.Ordinal));

        var clean = ToolRun.With(Cluster, int.MaxValue, "lint", "-", "--suppressions", accepted.Path);
        var strict = ToolRun.With(Cluster, int.MaxValue, "lint", "-", "--suppressions", accepted.Path, "--fail-on", "info");
        var changed = ToolRun.With(Cluster, int.MaxValue, "lint", "-", "--suppressions", accepted.Path, "--before", before.Path);

        Assert.Equal((0, "1 info, 2 suppressed\n"), (clean.Code, clean.Error));
        Assert.Equal((1, 1), (strict.Code, changed.Code));
        Assert.Contains("RB064", changed.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("findings", "lint", "-", "--format", "json")]
    [InlineData("findings", "check", "-", "--format", "json")]
    [InlineData("rules", "rules", "--format", "json")]
    [InlineData("decision", "can-i", "get", "pods", "-", "--as", Dev, "--format", "json")]
    [InlineData("decision", "can-i", "get", "deployments.apps", "-", "-n", "web", "--user", "kim", "--group", "devs", "--format", "json")]
    [InlineData("decision", "can-i", "get", "--url", "/x", "-", "--user", "kim", "--format", "json")]
    [InlineData("who-can", "who-can", "get", "pods", "-", "--format", "json")]
    [InlineData("what-can", "what-can", "-", "--as", Dev, "--format", "json")]
    [InlineData("escalation", "escalate", "-", "--as", Dev, "--format", "json")]
    public void Json_keeps_its_published_schema(string schema, params string[] args)
    {
        using var document = JsonDocument.Parse(ToolRun.With(Cluster, int.MaxValue, args).Out);
        using var rules = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", $"{schema}.schema.json")));

        Assert.Equal([], JsonShape.Breaches(document.RootElement, rules.RootElement, rules.RootElement, "$"));
    }

    private static void Check(int code, params string[] args)
    {
        var run = ToolRun.With(Cluster, int.MaxValue, args);
        var name = string.Join('-', args.Where(arg => !Path.IsPathRooted(arg)).Select(arg => arg.Trim('-')).Where(arg => arg.Length > 0))
            .Replace(Dev, "dev", StringComparison.Ordinal)
            .Replace("arn:aws:iam::111122223333:role/", "", StringComparison.Ordinal);
        Golden.MatchFile(
            Repository.Test("EksAccessConstructs.Cli.Tests", "golden", "verbs", $"{name}.txt"), Clean($"exit code {run.Code}\n{run.Out}\n{run.Error}", args));
        Assert.Equal(code, run.Code);
    }

    private static string Clean(string text, string[] args) =>
        args.Where(Path.IsPathRooted).Aggregate(text, (all, path) => all.Replace(path.Replace('\\', '/'), "manifests.yaml", StringComparison.Ordinal));
}
