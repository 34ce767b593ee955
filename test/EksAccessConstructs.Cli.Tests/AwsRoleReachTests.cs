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
        spec: {template: {spec: {containers: [{name: k, image: 'jtblin/kube2iam:0.12', args: [{{string.Join(", ", flags.Prepend("--auto-discover-base-arn"))}}] }] } } }
        """;
}
