using EksAccessConstructs;
using EksAccessConstructs.Access;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;
using EksAccessConstructs.Testing;
using Access = EksAccessConstructs.Testing.Access;

namespace Shop.Tests;

/// <summary>What each assertion holds, and what it says where it does not.</summary>
public sealed class AssertionTests
{
    private const string Admins = "arn:aws:iam::111122223333:role/platform/admins";
    private const string Developers = "arn:aws:iam::111122223333:role/developers";
    private const string Pipeline = "arn:aws:iam::111122223333:role/pipeline";

    private static readonly string Folder = Repository.Test("EksAccessConstructs.Cli.Tests", "Diff", "stories");

    private static AccessAssertions Secrets { get; } = Story("03-a-role-gains-secrets");

    [Fact]
    public void What_holds_returns_the_assertions_for_the_next_one() => Secrets
        .OnlyAdmins(Admins)
        .HasAdministrator()
        .NobodyCanBecomeAdmin()
        .Can(Developers, "get", "secrets", "shop")
        .Can(Developers, "list", "secret", "shop", name: "tls")
        .Can("serviceaccount:shop/exporter", "watch", "secrets", "shop")
        .Can(Admins, "get", "/metrics")
        .Cannot(Developers, "delete", "secrets")
        .Cannot(Developers, "get", "pods/exec", "shop")
        .Cannot(Developers, "get", "secrets", "other")
        .Cannot("arn:aws:iam::111122223333:role/somebody", "get", "secrets")
        .Cannot("group:nobody", "get", "secrets")
        .AtMost(Developers, AccessLevel.Edit)
        .AtMost(Developers, AccessLevel.None, "other")
        .AtMost("arn:aws:iam::111122223333:role/somebody", AccessLevel.None)
        .AtMost(Admins, AccessLevel.ClusterAdmin);

    [Fact]
    public void A_session_and_a_role_without_its_path_are_the_same_principal() => Secrets
        .Can("arn:aws:sts::111122223333:assumed-role/developers/kim", "get", "secrets", "shop")
        .OnlyAdmins("arn:aws:iam::111122223333:role/admins");

    [Fact]
    public void Messages_show_the_chain_and_the_near_miss() => Golden.Match(string.Join("\n\n",
        Message(() => Secrets.Cannot(Developers, "get", "secrets", "shop")),
        Message(() => Secrets.Cannot(Developers, "get", "secrets")),
        Message(() => Secrets.Can(Developers, "get", "secrets", "other")),
        Message(() => Secrets.Can(Developers, "create", "pods", "shop")),
        Message(() => Secrets.Can("arn:aws:iam::111122223333:role/developer", "get", "secrets", "shop")),
        Message(() => Secrets.Can("{Developers}", "get", "secrets", "shop")),
        Message(() => Secrets.OnlyAdmins(Pipeline)),
        Message(() => Story("01-admin-through-a-group").OnlyAdmins(Admins, Developers)),
        Message(() => Secrets.AtMost(Developers, AccessLevel.View)),
        Message(() => Story("01-admin-through-a-group").AtMost(Pipeline, AccessLevel.Edit)),
        Message(() => Story("09-the-last-administrator-goes").HasAdministrator()),
        Message(() => Impersonator().NobodyCanBecomeAdmin()),
        Message(() => Story("07-a-pod-reaches-a-new-aws-role").PodsGet("shop/cart", "arn:aws:iam::111122223333:role/shop/cart")),
        Message(() => Story("07-a-pod-reaches-a-new-aws-role").OnlyPodsGet("arn:aws:iam::111122223333:role/shop/*", "shop/carts")),
        Message(() => Secrets.NoFindings()),
        Message(() => Secrets.NothingWidenedSince(Old("03-a-role-gains-secrets"))),
        Message(() => Story("01-admin-through-a-group").PassesSince(Old("01-admin-through-a-group"), [DiffGate.Admin])),
        Message(() => Story("09-the-last-administrator-goes").NobodyLockedOutSince(Old("09-the-last-administrator-goes"))),
        Message(() => Story("07-a-pod-reaches-a-new-aws-role").NothingWidenedSince(Old("07-a-pod-reaches-a-new-aws-role"))),
        Message(() => Story("10-a-mode-without-aws-auth").PassesSince(Old("10-a-mode-without-aws-auth"), [DiffGate.Any]))));

    [Fact]
    public void All_that_is_against_an_assertion_is_named()
    {
        var error = Assert.Throws<AccessAssertionException>(
            () => Story("01-admin-through-a-group").OnlyAdmins("arn:aws:iam::111122223333:role/kim", "group:x"));

        Assert.Equal(
            [
                $"'{Admins}' is administrator of the whole cluster",
                $"'{Pipeline}' is administrator of the whole cluster",
                "'arn:aws:iam::111122223333:role/kim' is not administrator",
                "'group:x' is not administrator",
            ],
            error.Failures);
        Assert.Equal("OnlyAdmins(arn:aws:iam::111122223333:role/kim, group:x)", error.Assertion);
    }

    [Fact]
    public void What_a_condition_decides_is_not_known()
    {
        const string Testers = "arn:aws:iam::111122223333:role/testers";
        var open = Story("11-a-condition-decides");

        var can = Message(() => open.Can(Testers, "get", "pods", "shop"));
        var cannot = Message(() => open.Cannot(Testers, "get", "pods", "shop"));

        Assert.Contains("it is only assumed that it holds (no file decides whether ${Stage} is 'test'", can, StringComparison.Ordinal);
        Assert.Contains($"'{Testers}' may get pods in namespace shop", cannot, StringComparison.Ordinal);
        open.UnknownPasses().Can(Testers, "get", "pods", "shop");
    }

    [Fact]
    public void What_is_not_published_fails_both_ways_unless_unknown_passes()
    {
        var open = Story("12-a-policy-that-aws-has-not-published");

        Assert.Contains("it is not known whether", Message(() => open.Can(Developers, "get", "secrets", "shop")), StringComparison.Ordinal);
        Assert.Contains("it is not known whether", Message(() => open.Cannot(Developers, "get", "secrets", "shop")), StringComparison.Ordinal);
        open.UnknownPasses().Can(Developers, "get", "secrets", "shop").Cannot(Developers, "get", "secrets", "shop");
    }

    [Fact]
    public void A_stack_that_is_not_given_fails_whatever_it_could_decide()
    {
        const string Nested = """
            Resources:
              Cluster: {Type: AWS::EKS::Cluster, Properties: {Name: shop, RoleArn: r, ResourcesVpcConfig: {SubnetIds: [a, b]}, AccessConfig: {AuthenticationMode: API, BootstrapClusterCreatorAdminPermissions: false}}}
              More: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: https://example.com/more.json, Parameters: {Cluster: !Ref Cluster}}}
            """;
        var access = Access.Of(Nested);

        Assert.All(
            [
                () => access.Cannot(Developers, "get", "secrets"), () => access.Can(Developers, "get", "secrets"), () => access.OnlyAdmins(),
                () => access.AtMost(Developers, AccessLevel.View), () => access.PodsGet("shop/cart", Admins), () => access.HasAdministrator(),
            ],
            (Action assertion) => Assert.Contains("not known", Message(assertion), StringComparison.Ordinal));
        access.UnknownPasses().Cannot(Developers, "get", "secrets").OnlyAdmins().AtMost(Developers, AccessLevel.View);
    }

    [Fact]
    public void A_creator_whom_nobody_names_may_be_anybody()
    {
        const string Template = """
            Resources:
              Cluster: {Type: AWS::EKS::Cluster, Properties: {Name: shop, RoleArn: r, ResourcesVpcConfig: {SubnetIds: [a, b]}, AccessConfig: {AuthenticationMode: API}}}
            """;

        Assert.Contains("may be it", Message(() => Access.Of(Template).Cannot(Developers, "get", "secrets")), StringComparison.Ordinal);
        Assert.Contains("is administrator, and is not named", Message(() => Access.Of(Template).OnlyAdmins()), StringComparison.Ordinal);
        Access.Of(Template).Knowing(creator: ClusterCreator.None).Cannot(Developers, "get", "secrets").OnlyAdmins();
        Access.Of(Template).Knowing(creator: ClusterCreator.Named(PrincipalArn.Parse(Pipeline))).OnlyAdmins(Pipeline).Cannot(Developers, "get", "secrets");
    }

    [Fact]
    public void A_star_stands_for_the_hash_of_a_logical_id()
    {
        const string Template = """
            Resources:
              Cluster: {Type: AWS::EKS::Cluster, Properties: {Name: shop, RoleArn: r, ResourcesVpcConfig: {SubnetIds: [a, b]}, AccessConfig: {AuthenticationMode: API, BootstrapClusterCreatorAdminPermissions: false}}}
              AdminRole38A7B2C1: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
              Entry:
                Type: AWS::EKS::AccessEntry
                Properties:
                  ClusterName: !Ref Cluster
                  PrincipalArn: !GetAtt AdminRole38A7B2C1.Arn
                  AccessPolicies: [{PolicyArn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy', AccessScope: {Type: cluster}}]
            """;

        Access.Of(Template).OnlyAdmins("{AdminRole*").Can("{AdminRole*", "delete", "nodes").Can("{AdminRole38A7B2C1}", "*", "*").HasAdministrator();
        Assert.Contains(
            "'{AdminRole38A7B2C1}' holds more than admin in the whole cluster",
            Message(() => Access.Of(Template).AtMost("{AdminRole*", AccessLevel.Admin)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Cannot_without_a_namespace_looks_into_every_namespace()
    {
        var message = Message(() => Story("05-a-wildcard-namespace").Cannot("arn:aws:iam::111122223333:role/dev*", "get", "pods"));

        Assert.Contains($"'{Developers}' may get pods in namespace shop-*", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("get", "secrts", "'secrts' is not a resource of Kubernetes' own")]
    [InlineData("gett", "secrets", "Kubernetes itself never asks for the verb 'gett'")]
    [InlineData("fetch", "/metrics", "Kubernetes itself never asks for the verb 'fetch'")]
    public void A_slip_of_the_pen_never_passes(string verb, string resource, string problem)
    {
        Assert.Contains(problem, Assert.Throws<ArgumentException>(() => Secrets.Cannot(Developers, verb, resource)).Message, StringComparison.Ordinal);
        Assert.Contains(problem, Assert.Throws<ArgumentException>(() => Secrets.Can(Developers, verb, resource)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verb_of_a_custom_resource_is_its_own_matter() => Secrets.Cannot(Developers, "promote", "rollouts.argoproj.io");

    [Fact]
    public void A_path_that_leads_nowhere_is_a_bad_call() => Assert.Contains(
        "there is no file or folder 'cdk.uot'", Assert.Throws<ArgumentException>(() => Access.Of("cdk.uot")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_cannot_be_read_is_no_answer() => Assert.Contains(
        "template.json:1:", Message(() => Access.Of("{\"Resources\": {").HasAdministrator()), StringComparison.Ordinal);

    [Fact]
    public void Texts_and_files_are_read_together()
    {
        var folder = Repository.Test("EksAccessConstructs.Cli.Tests", "Diff", "stories", "03-a-role-gains-secrets", "new");
        var (template, rbac) = (Path.Combine(folder, "cluster.template.yaml"), Path.Combine(folder, "rbac.yaml"));

        Access.Of(template, rbac).Can(Developers, "get", "secrets", "shop");
        Access.Of(File.ReadAllText(template), File.ReadAllText(rbac)).Can(Developers, "get", "secrets", "shop");
        Access.Of(template).And(File.ReadAllText(rbac)).Can(Developers, "get", "secrets", "shop");
        Access.Of(new[] { template }.Append(rbac)).Can(Developers, "get", "secrets", "shop");
        Access.Of(template).Cannot(Developers, "get", "secrets", "shop");
    }

    [Fact]
    public void One_cluster_of_several_is_chosen()
    {
        static string Config(string name) => $"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {{name: {name}, region: eu-west-1}}\n";
        using var folder = new TempFolder(("one/cluster.yaml", Config("one")), ("two/cluster.yaml", Config("two")));
        var access = Access.Of(folder.Path);

        Assert.Contains("several clusters: 'one', 'two'; choose one with InCluster", Assert.Throws<ArgumentException>(() => access.HasAdministrator()).Message,
            StringComparison.Ordinal);
        access.InCluster("two").HasAdministrator();
        Assert.Contains("no file describes the cluster 'three'", Assert.Throws<ArgumentException>(() => access.InCluster("three").HasAdministrator()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_suppression_accepts_a_finding()
    {
        var story = Repository.Test("EksAccessConstructs.Cli.Tests", "Diff", "stories", "03-a-role-gains-secrets", "new");
        const string Suppression = "# eks-access: suppress RB020 owner=platform expires=2199-01-01 reason=meant";
        using var folder = new TempFolder(
            ("cluster.yaml", File.ReadAllText(Path.Combine(story, "cluster.template.yaml"))),
            ("rbac.yaml", $"{Suppression}\n{File.ReadAllText(Path.Combine(story, "rbac.yaml"))}"));

        Access.Of(folder.Path).NoFindings();
        Access.Of(story).NoFindings(Severity.Error);
        Assert.Contains("warning RB020: Role shop/reader", Message(() => Access.Of(story).NoFindings()), StringComparison.Ordinal);
    }

    [Fact]
    public void Renames_widen_nothing() => Story("08-only-renames").NothingWidenedSince(Old("08-only-renames"))
        .PassesSince(Old("08-only-renames"), DiffGate.All);

    [Fact]
    public void What_is_allowed_passes_as_at_the_gate_and_only_until_it_expires()
    {
        const string Allow = """
            allow:
            - {who: 'arn:aws:iam::111122223333:role/pipeline', administrator: true, reason: r, owner: o, expires: 2027-01-01}
            """;
        const string Name = "01-admin-through-a-group";

        Story(Name).Allowing(Allow, new DateOnly(2027, 1, 1)).PassesSince(Old(Name), [DiffGate.Admin]);
        Assert.Contains("becomes administrator", Message(() =>
            Story(Name).Allowing(Allow, new DateOnly(2027, 1, 2)).PassesSince(Old(Name), [DiffGate.Admin])), StringComparison.Ordinal);
        Assert.Contains("EKS182", Message(() => Story(Name).Allowing("allow:\n- {who: x}\n")), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Story(Name).Allowing("no-such-file.yaml"));
    }

    private static AccessAssertions Impersonator() => Access.Of("""
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-west-1}
        accessConfig: {authenticationMode: API, bootstrapClusterCreatorAdminPermissions: false}
        ---
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
        """);

    private static string Message(Action assertion) =>
        Assert.Throws<AccessAssertionException>(assertion).Message.Replace($"{Folder}/", "", StringComparison.Ordinal);

    private static AccessAssertions Story(string name) => Access.Of(Path.Combine(Folder, name, "new"));

    private static string Old(string name) => Path.Combine(Folder, name, "old");
}
