using System.Text.Json;

namespace EksAccessConstructs.Tests;

/// <summary>People whose rights in the cluster reach AWS roles through pods.</summary>
public sealed class AwsRoleReachTests
{
    private const string Dev = "arn:aws:iam::111122223333:role/dev";

    [Theory]
    [InlineData("pods", "create", "arn:aws:iam::111122223333:role/pay|service account shop/pay by pod-identity")]
    [InlineData("serviceaccounts/token", "create", "arn:aws:iam::111122223333:role/pay|service account shop/pay by pod-identity")]
    [InlineData("pods/exec", "create", "arn:aws:iam::111122223333:role/pay|if a pod runs as the service account")]
    [InlineData("deployments", "patch", "arn:aws:iam::111122223333:role/pay")]
    [InlineData("pods", "get", "")]
    [InlineData("configmaps", "create", "")]
    public void Who_gets_at_a_pod_gets_at_its_role(string resource, string verb, string says)
    {
        var run = ToolRun.With(World(resource, verb), int.MaxValue, "escalate", "--as", Dev, "-");

        Assert.Equal(says.Length > 0, run.Out.Contains("AWS ROLE IN REACH", StringComparison.Ordinal));
        Assert.All(says.Split('|', StringSplitOptions.RemoveEmptyEntries), words => Assert.Contains(words, run.Out, StringComparison.Ordinal));
    }

    [Fact]
    public void Where_kube2iam_asks_no_namespace_every_role_is_in_reach()
    {
        var run = ToolRun.With(World("pods", "create") + Kube2Iam(), int.MaxValue, "escalate", "--as", Dev, "-");
        var restricted = ToolRun.With(World("pods", "create") + Kube2Iam("--namespace-restrictions"), int.MaxValue, "escalate", "--as", Dev, "-");

        Assert.Contains("<every role that the nodes may take on>", run.Out, StringComparison.Ordinal);
        Assert.Contains("<roles that fit [\"cart-*\"]>", restricted.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("namespaces", "patch", "<every role that the nodes may take on>", "if a pod of namespace shop that asks for the role runs their code")]
    [InlineData("pods", "update", "<roles that fit [\"cart-*\"]>", "if a pod of namespace shop runs their code")]
    [InlineData("pods", "get", null, "")]
    public void Who_writes_annotations_says_which_roles_pods_have(string resource, string verb, string? role, string condition)
    {
        var run = ToolRun.With(World(resource, verb) + Kube2Iam("--namespace-restrictions"), int.MaxValue, "escalate", "--as", Dev, "-");

        Assert.Equal(role is not null, run.Out.Contains("AWS ROLE IN REACH", StringComparison.Ordinal));
        Assert.Contains(role ?? "", run.Out, StringComparison.Ordinal);
        Assert.Contains(condition, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_also_makes_pods_needs_nothing_else()
    {
        var world = World("pods", "create, patch").Replace("resources: [pods]", "resources: [pods, namespaces]", StringComparison.Ordinal);

        var run = ToolRun.With(world + Kube2Iam("--namespace-restrictions"), int.MaxValue, "escalate", "--as", Dev, "-");

        Assert.Contains("pods of namespace shop, whose list of roles for kube2iam is in its annotations", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("runs their code", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serviceaccounts", "patch", "if a pod that starts as service account shop/report runs their code")]
    [InlineData("pods", "create", "a token of service account shop/report for AWS, which the trust of the role lets in")]
    [InlineData("serviceaccounts/token", "create", "a token of service account shop/report for AWS, which the trust of the role lets in")]
    [InlineData("pods", "get", null)]
    public void A_trust_that_lets_service_accounts_in_by_token_is_in_reach(string resource, string verb, string? through)
    {
        using var world = new TempFile(World(resource, verb) + """

            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: report, namespace: shop}
            """);
        using var trust = new TempFile("""
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
              "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/A"},
              "Condition": {"StringLike": {"oidc.eks.eu-west-1.amazonaws.com/id/A:sub": "system:serviceaccount:shop:r*"}}}]}
            """, ".json");

        var run = ToolRun.Of("escalate", "--as", Dev, world.Path, trust.Path);

        Assert.Equal(through is not null, run.Out.Contains($"<the role of {Path.GetFileNameWithoutExtension(trust.Path)}>", StringComparison.Ordinal));
        Assert.Contains(through ?? "", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Pods_and_their_roles_come_with_who_may_change_them()
    {
        var world = World("namespaces", "patch") + Kube2Iam("--namespace-restrictions");

        Assert.Contains("Group devs                          patch namespace shop  <every role that the nodes may take on>", ToolRun.With(
            world, int.MaxValue, "pods", "-").Out, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(ToolRun.With(world, int.MaxValue, "pods", "-", "--format", "json").Out);
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "pods.schema.json")));
        Assert.Equal(
            [Dev, "Group devs"], document.RootElement.GetProperty("writers").EnumerateArray().Select(writer => writer.GetProperty("who").GetString()));
        Assert.Equal([], JsonShape.Breaches(document.RootElement, schema.RootElement, schema.RootElement, "$"));
    }

    [Fact]
    public void The_answer_keeps_its_published_schema()
    {
        using var document = JsonDocument.Parse(ToolRun.With(World("pods", "create"), int.MaxValue, "escalate", "--as", Dev, "-", "--format", "json").Out);
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "escalation.schema.json")));

        Assert.NotEqual(0, document.RootElement.GetProperty("awsRoles").GetArrayLength());
        Assert.Equal([], JsonShape.Breaches(document.RootElement, schema.RootElement, schema.RootElement, "$"));
    }

    private static string World(string resource, string verb) => $$"""
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-west-1}
        accessConfig:
          authenticationMode: API
          accessEntries:
          - {principalARN: {{Dev}}, kubernetesGroups: [devs]}
        iam:
          podIdentityAssociations:
          - {namespace: shop, serviceAccountName: pay, roleARN: 'arn:aws:iam::111122223333:role/pay'}
        addons: [{name: eks-pod-identity-agent}]
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, annotations: {iam.amazonaws.com/allowed-roles: '["cart-*"]'} }
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: r, namespace: shop}
        rules: [{apiGroups: ['', apps], resources: [{{resource}}], verbs: [{{verb}}] }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: r, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: devs}]
        """;

    private static string Kube2Iam(params string[] flags) => $$"""

        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: kube2iam, namespace: kube-system}
        spec: {template: {spec: {containers: [
          {name: k, image: 'jtblin/kube2iam:0.12', args: [{{string.Join(", ", flags.Prepend("--auto-discover-base-arn"))}}] }] } } }
        """;
}
