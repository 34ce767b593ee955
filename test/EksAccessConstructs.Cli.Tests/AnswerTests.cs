namespace EksAccessConstructs.Tests;

/// <summary>Answers that hold for a real caller of a real cluster.</summary>
public sealed class AnswerTests
{
    private const string Account = "arn:aws:iam::111122223333:role";

    private const string Cluster = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-west-1, version: "1.34"}
        accessConfig:
          authenticationMode: API
          bootstrapClusterCreatorAdminPermissions: false
          accessEntries:
          - principalARN: arn:aws:iam::111122223333:role/adm
            accessPolicies:
            - {policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy', accessScope: {type: cluster}}
          - principalARN: arn:aws:iam::111122223333:role/team
            accessPolicies:
            - {policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy', accessScope: {type: namespace, namespaces: ['*']}}
          - principalARN: arn:aws:iam::111122223333:role/shop
            accessPolicies:
            - {policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy', accessScope: {type: namespace, namespaces: ['shop-*']}}
          - principalARN: arn:aws:iam::111122223333:role/ops/dev
            kubernetesGroups: [devs]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: named}
        rules:
        - {apiGroups: [""], resources: [secrets], resourceNames: [a], verbs: [create, deletecollection, get]}
        - {apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [a], verbs: [create]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: named}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: named}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: devs}]
        """;

    [Theory]
    [InlineData("yes", "create", "selfsubjectaccessreviews.authorization.k8s.io", "--as", $"{Account}/ops/dev")]
    [InlineData("yes", "get", "--url", "/version", "--as", $"{Account}/ops/dev")]
    [InlineData("yes", "get", "--url", "/api", "--user", "kim")]
    [InlineData("yes", "get", "--url", "/healthz", "--user", "system:anonymous")]
    [InlineData("no", "get", "--url", "/api", "--user", "system:anonymous")]
    [InlineData("yes", "get", "--url", "/openid/v1/jwks", "--user", "system:serviceaccount:shop:cart")]
    [InlineData("no", "get", "--url", "/openid/v1/jwks", "--user", "kim")]
    [InlineData("no", "get", "--url", "/version", "--as", $"{Account}/other")]
    [InlineData("no", "get", "--url", "/version", "--as", $"{Account}/ops/dev", "--no-defaults")]
    [InlineData("no", "get", "--url", "/version", "--user", "kim", "--no-defaults")]
    [InlineData("no", "get", "--url", "/version", "--user", "kim", "--no-built-in")]
    public void Every_cluster_gives_everybody_something(string answer, params string[] question) => Assert.Equal(answer, Ask(question)[0]);

    [Fact]
    public void A_binding_of_the_files_takes_the_place_of_the_one_that_every_cluster_has()
    {
        const string other = """

            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: 'system:basic-user'}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: 'system:basic-user'}
            subjects: []
            """;

        var run = ToolRun.With($"{Cluster}{other}", int.MaxValue, "can-i", "create", "selfsubjectaccessreviews.authorization.k8s.io", "-", "--user", "kim");

        Assert.StartsWith("no\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void All_verbs_that_answer_count_it_alike()
    {
        var who = ToolRun.With(Cluster, int.MaxValue, "who-can", "get", "--url", "/version", "-").Out;
        var bare = ToolRun.With(Cluster, int.MaxValue, "who-can", "get", "--url", "/version", "-", "--no-defaults").Out;
        var what = ToolRun.With(Cluster, int.MaxValue, "what-can", "-", "--as", $"{Account}/ops/dev").Out;
        var user = ToolRun.With(Cluster, int.MaxValue, "what-can", "-", "--user", "kim").Out;

        Assert.Contains($"{Account}/ops/dev\n", who, StringComparison.Ordinal);
        Assert.Contains("Group system:unauthenticated\n", who, StringComparison.Ordinal);
        Assert.DoesNotContain("system:unauthenticated", bare, StringComparison.Ordinal);
        Assert.Contains("system:basic-user", what, StringComparison.Ordinal);
        Assert.Contains("system:discovery", user, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown", $"{Account}/team/adm")]
    [InlineData("yes", $"{Account}/adm")]
    [InlineData("yes", "arn:aws:sts::111122223333:assumed-role/adm/kim")]
    [InlineData("no", $"{Account}/other/path")]
    public void Another_path_than_that_of_the_entry_is_no_yes(string answer, string arn) => Assert.Equal(answer, Ask("get", "pods", "--as", arn)[0]);

    [Theory]
    [InlineData("unknown", "pods", $"{Account}/team")]
    [InlineData("no", "pods", $"{Account}/shop")]
    [InlineData("yes", "pods", $"{Account}/adm")]
    [InlineData("no", "nodes", $"{Account}/team")]
    public void All_namespaces_at_once_are_open_under_a_star_alone(string answer, string resource, string arn) =>
        Assert.Equal(answer, Ask("list", resource, "-A", "--as", arn)[0]);

    [Theory]
    [InlineData("no", "create", "secrets", "  note: a request to create carries no name, so this is asked without 'a'")]
    [InlineData("no", "deletecollection", "secrets", "  note: a request for 'deletecollection' carries no name, so this is asked without 'a'")]
    [InlineData("yes", "get", "secrets", null)]
    [InlineData("yes", "create", "serviceaccounts/token", null)]
    [InlineData("no", "watch", "secrets", "  note: 'watch' carries a name only where the client selects by metadata.name=a")]
    public void Names_count_where_requests_carry_them(string answer, string verb, string resource, string? note)
    {
        var lines = Ask(verb, resource, "a", "--as", $"{Account}/ops/dev");

        Assert.Equal(answer, lines[0]);
        Assert.Equal(note is not null, lines.Any(line => line.StartsWith("  note:", StringComparison.Ordinal)));
        Assert.Contains(lines, line => note is null || line.StartsWith(note, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "create", "rolebindings", $"{Account}/team")]
    [InlineData(true, "patch", "roles", $"{Account}/team")]
    [InlineData(false, "get", "roles", $"{Account}/team")]
    [InlineData(false, "delete", "rolebindings", $"{Account}/team")]
    [InlineData(false, "create", "rolebindings", $"{Account}/adm")]
    public void A_yes_to_writing_bindings_names_the_escalation_check(bool named, string verb, string resource, string arn)
    {
        var lines = Ask(verb, resource, "-n", "shop", "--as", arn);

        Assert.Equal("yes", lines[0]);
        Assert.Equal(named, lines.Any(line => line.Contains("'eks-access can-apply' says which objects pass", StringComparison.Ordinal)));
    }

    private static string[] Ask(params string[] question) => ToolRun.With(Cluster, int.MaxValue, ["can-i", .. question, "-"]).Out.Split('\n');
}
