namespace EksAccessConstructs.Tests;

public sealed class CanITests
{
    private const string World = """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: aws-auth, namespace: kube-system}
        data:
          mapRoles: |
            - rolearn: arn:aws:iam::111122223333:role/dev
              username: dev:{{SessionName}}
              groups: [devs]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: devs, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: devs}]
        """;

    [Fact]
    public void Yes_comes_with_the_chain_of_objects() => Assert.Equal(
        new ToolRun(
            0,
            """
            yes
              list deployments.apps in namespace shop, as arn:aws:iam::111122223333:role/dev
              note: 'deploy' is taken as deployments.apps
              by RoleBinding "devs/shop" of ClusterRole "edit" to Group "devs" (-:10:1), through the mapRoles item of 'arn:aws:iam::111122223333:role/dev' in aws-auth (-:6:7)
              assumed: no file says the authentication mode, and CONFIG_MAP is assumed, as of a cluster that aws-auth alone is known of

            """,
            ""),
        Ask("list", "deploy", "--as", "arn:aws:iam::111122223333:role/dev", "-n", "shop"));

    [Fact]
    public void A_role_without_the_path_that_its_entry_names_is_told()
    {
        const string Shop = """
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata: {name: shop, region: eu-west-1}
            accessConfig:
              authenticationMode: API
              accessEntries:
              - principalARN: arn:aws:iam::111122223333:role/teams/dev
                accessPolicies:
                - {policyARN: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy', accessScope: {type: cluster}}
            """;
        const string Note = "note: 'arn:aws:iam::111122223333:role/dev' is taken for 'arn:aws:iam::111122223333:role/teams/dev', which the access entry names";
        string Out(string arn) => ToolRun.With(Shop, int.MaxValue, "can-i", "list", "pods", "-", "--as", arn).Out;

        Assert.Contains(Note, Out("arn:aws:iam::111122223333:role/dev"), StringComparison.Ordinal);
        Assert.StartsWith("yes", Out("arn:aws:iam::111122223333:role/dev"), StringComparison.Ordinal);
        Assert.DoesNotContain("is taken for", Out("arn:aws:iam::111122223333:role/teams/dev"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_and_unknown_are_exit_code_1()
    {
        Assert.Equal((1, "no"), First(Ask("list", "nodes", "--as", "arn:aws:iam::111122223333:role/dev", "--creator", "none")));
        Assert.Equal((1, "unknown"), First(Ask("list", "nodes", "--as", "arn:aws:iam::111122223333:role/dev")));
        Assert.Equal((1, "no"), First(Ask("list", "pods", "--as", "arn:aws:iam::111122223333:role/dev", "--creator", "none", "-A")));
        Assert.Equal((1, "no"), First(Ask("get", "--url", "/metrics", "--user", "kim")));
    }

    [Theory]
    [InlineData("yes", "get", "pods", "web", "-n", "shop")]
    [InlineData("yes", "create", "pods/exec", "web", "-n", "shop")]
    [InlineData("yes", "update", "deployments.apps/scale", "--name", "web", "-n", "shop")]
    [InlineData("no", "get", "pods")]
    [InlineData("no", "get", "frobs.example.com", "-n", "shop")]
    [InlineData("no", "delete", "namespaces", "shop")]
    [InlineData("no", "describe", "pods", "-n", "shop")]
    public void Words_mean_what_kubectl_means(string answer, params string[] words) =>
        Assert.Equal(answer, First(Ask([.. words, "--user", "kim", "--group", "devs"])).Line);

    [Fact]
    public void A_service_account_is_in_its_groups()
    {
        const string binding = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: ci}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:serviceaccounts:ci"}]
            """;

        Assert.Equal((0, "yes"), First(ToolRun.With(binding, int.MaxValue, "can-i", "get", "pods", "-", "--user", "system:serviceaccount:ci:robot")));
    }

    [Theory]
    [InlineData("say who: --as ARN for an IAM principal, or --user USER --group GROUP for a Kubernetes user", "get", "pods", "-")]
    [InlineData("say where to look: PATH… of YAML or JSON files or folders, - for standard input", "get", "pods", "web", "--user", "kim")]
    [InlineData("say which resource to get: RESOURCE[.GROUP][/SUBRESOURCE]", "get", "-", "--user", "kim")]
    [InlineData("'/healthz' is not a resource; for a URL say --url /healthz", "get", "/healthz", "-", "--user", "kim")]
    [InlineData("'kim' is not the ARN of an IAM role, user or session", "get", "pods", "-", "--as", "kim")]
    [InlineData("-n names one namespace and -A means all; give one of them", "get", "pods", "-", "--user", "kim", "-n", "x", "-A")]
    [InlineData("--as names an IAM principal and --user a Kubernetes user; give one of them", "get", "pods", "-", "--user", "kim", "--as",
        "arn:aws:iam::111122223333:role/dev")]
    public void What_cannot_be_asked_is_exit_code_2(string error, params string[] args)
    {
        var run = ToolRun.With(World, int.MaxValue, ["can-i", .. args]);

        Assert.Equal((2, "", $"eks-access: {error}\n"), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public void A_file_that_is_not_there_is_exit_code_3()
    {
        var run = ToolRun.Of("can-i", "get", "pods", "no/such/world.yaml", "--user", "kim");

        Assert.Equal((3, "eks-access: cannot read 'no/such/world.yaml': there is no such file or folder\n"), (run.Code, run.Error));
    }

    [Fact]
    public void Input_that_cannot_be_parsed_gets_no_answer()
    {
        var run = ToolRun.With("kind: Role\n  broken: [", int.MaxValue, "can-i", "get", "pods", "-", "--user", "kim");

        Assert.Equal((3, ""), (run.Code, run.Out));
        Assert.Contains("EKS001", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_says_the_same() =>
        Golden.Match(Ask("get", "pods", "web", "--as", "arn:aws:sts::111122223333:assumed-role/dev/kim", "-n", "shop", "--format", "json").Out, "json");

    [Fact]
    public void A_table_of_requests_may_name_principals()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(
            file,
            "id,principal,user,groups,verb,apiGroup,resource,subresource,name,namespace,nonResourceURL\n"
                + "1,arn:aws:iam::111122223333:role/dev,,,get,,pods,,,shop,\n2,,kim,devs,get,,pods,,,shop,\n3,,kim,,get,,,,,,/x\n4,,kim\n");

        var run = ToolRun.With(World, int.MaxValue, "can-i", "--requests", file, "-");

        File.Delete(file);
        Assert.Equal(3, run.Code);
        Assert.Equal(
            """"
            id,decision,reason
            1,allow,"RoleBinding ""devs/shop"" of ClusterRole ""edit"" to Group ""devs"", through the mapRoles item of 'arn:aws:iam::111122223333:role/dev' in aws-auth (-:6:7); assumed: no file says the authentication mode, and CONFIG_MAP is assumed, as of a cluster that aws-auth alone is known of"
            2,allow,"RBAC: allowed by RoleBinding ""devs/shop"" of ClusterRole ""edit"" to Group ""devs"""
            3,no-opinion,
            4,unknown,the row cannot be read: 3 cells where the first line names 11

            """",
            run.Out);
    }

    private static ToolRun Ask(params string[] args)
    {
        // Options may stand before or after the path, the path after the words.
        var words = args.TakeWhile(arg => !arg.StartsWith('-')).ToArray();
        return ToolRun.With(World, int.MaxValue, ["can-i", .. words, "-", .. args[words.Length..]]);
    }

    private static (int Code, string Line) First(ToolRun run) => (run.Code, run.Out.Split('\n')[0]);
}
