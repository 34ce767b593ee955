using System.Text.Json;

namespace EksAccessConstructs.Tests;

/// <summary>What <c>escalate</c> says of ends that are less than all rights, of what would close the ways, and of what it does not know.</summary>
public sealed class EscalateTests
{
    private const string Role = "arn:aws:iam::111122223333:role/";
    private const string Cluster = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-central-1, version: "1.34"}
        accessConfig:
          authenticationMode: API
          bootstrapClusterCreatorAdminPermissions: false
          accessEntries:
          - principalARN: arn:aws:iam::111122223333:role/auditor
            accessPolicies:
            - policyARN: arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminViewPolicy
              accessScope: {type: cluster}
          - principalARN: arn:aws:iam::111122223333:role/team
            accessPolicies:
            - policyARN: arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy
              accessScope: {type: namespace, namespaces: [shop]}
          - principalARN: arn:aws:iam::111122223333:role/viewer
            accessPolicies:
            - policyARN: arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy
              accessScope: {type: cluster}
          - principalARN: arn:aws:iam::111122223333:role/proxy
            kubernetesGroups: [proxies]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: proxies}
        rules:
        - {apiGroups: [""], resources: [nodes/proxy, pods], verbs: [get]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: proxies}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: proxies}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: proxies}]
        """;

    [Theory]
    [InlineData("auditor", 1, "node: ", "kube-system-secrets: ", "closes 2 ways of 2")]
    [InlineData("auditor", 1, "take AmazonEKSAdminViewPolicy in the whole cluster away", "unknown: if service account kube-system/clusterrole-aggregation-")]
    [InlineData("team", 1, "namespace-admin: already", "if Pod Security lets a privileged pod in", "is administrator of namespace shop")]
    [InlineData("proxy", 1, "may get nodes/proxy", "fix for node: take 'get' on nodes/proxy out of ClusterRole proxies (", "closes 1 way of 1")]
    [InlineData("viewer", 0, "no way to all rights in the cluster")]
    public void Rights_by_policies_and_by_RBAC_lead_to_named_ends(string role, int code, params string[] says)
    {
        var run = ToolRun.With(Cluster, int.MaxValue, "escalate", "--as", Role + role, "-");

        Assert.Equal(code, run.Code);
        Assert.All(says, words => Assert.Contains(words, run.Out, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, "unknown: no file names user 'kmi'", "--user", "kmi")]
    [InlineData(1, "unknown: no file names user 'kim' or group 'proxys'", "--user", "kim", "--group", "proxys")]
    [InlineData(1, "1. node: ", "--user", "kim", "--group", "proxies")]
    [InlineData(1, "unknown: no access entry names", "--as", Role + "nobody")]
    public void Whom_no_file_holds_is_said(int code, string says, params string[] who)
    {
        var run = ToolRun.With(Cluster, int.MaxValue, ["escalate", "-", .. who]);

        Assert.Equal(code, run.Code);
        Assert.Contains(says, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auditor")]
    [InlineData("team")]
    [InlineData("proxy")]
    [InlineData("viewer")]
    public void Json_keeps_its_published_schema(string role)
    {
        using var document = JsonDocument.Parse(ToolRun.With(Cluster, int.MaxValue, "escalate", "--as", Role + role, "-", "--format", "json").Out);
        using var rules = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "schema", "escalation.schema.json")));

        Assert.Equal([], JsonShape.Breaches(document.RootElement, rules.RootElement, rules.RootElement, "$"));
    }
}
