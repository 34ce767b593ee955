using System.Text.Json;
using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Review;

public sealed class AccessReportTests
{
    private static readonly ValueList<ReportedPrincipal> Entries =
    [
        new("arn:aws:iam::111122223333:role/platform/admins", new AccessGrant
        {
            Principal = PrincipalArn.Parse("arn:aws:iam::111122223333:role/platform/admins"),
            Policies = [new(AccessPolicyName.ClusterAdmin, PolicyScope.Cluster)],
        }, "AccessRolePlatformAdmins"),
        new("arn:aws:iam::111122223333:role/devs", new AccessGrant
        {
            Principal = PrincipalArn.Parse("arn:aws:iam::111122223333:role/devs"),
            Groups = ["shop-developers"],
            Policies = [new(AccessPolicyName.View, PolicyScope.Namespaces("shop", "shop-*"))],
            Origin = new SourceLocation("cluster.yaml", 12, 7),
        }, "AccessRoleDevs"),
    ];

    private static readonly RbacObjects Rbac = new(
    [
        new NamespaceRole
        {
            Name = "deployer",
            Namespace = "shop",
            Rules = [new() { Verbs = ["get", "create"], ApiGroups = ["", "apps"], Resources = ["pods", "deployments/scale"] }],
        },
        new RoleBinding
        {
            Name = "deployers",
            Namespace = "shop",
            RoleRef = new("Role", "deployer"),
            Subjects = [Subject.Group("shop-developers"), Subject.Group("nobody|here")],
        },
        new ClusterRoleBinding { Name = "built-in", RoleRef = new("ClusterRole", "view"), Subjects = [Subject.Group("shop-developers")] },
        new ClusterRoleBinding { Name = "made-by-eks", RoleRef = new("ClusterRole", "eks:addon-manager"), Subjects = [Subject.Group("shop-developers")] },
        new ClusterRoleBinding { Name = "missing", RoleRef = new("ClusterRole", "ghost"), Subjects = [Subject.Group("shop-developers")] },
        new ClusterRoleBinding
        {
            Name = "one-session",
            RoleRef = new("ClusterRole", "view"),
            Subjects = [Subject.User("arn:aws:sts::111122223333:assumed-role/devs/alice")],
        },
    ]);

    private static readonly AccessReport Report = new()
    {
        Deployed = new ClusterSnapshot
        {
            Name = "shop",
            Version = "1.34",
            IsBuilt = true,
            Plan = AccessPlan.Build(Entries.Select(entry => entry.Grant)).OrThrow(),
            Rbac = Rbac,
            BuiltInRoles = BuiltInRoles.Newest,
        },
        Region = "eu-west-1",
        Entries = Entries,
        CarriedOver = [new("mapRoles item arn:aws:iam::111122223333:role/devs", "access entry AccessRoleDevs", new SourceLocation("aws-auth.yaml", 8, 7))],
        Choices = [new("accessConfig.authenticationMode", "API", "API_AND_CONFIG_MAP", "entries are enough")],
        Steps =
        [
            new(
                "bootstrap Flux", "a template cannot run <flux>", "flux bootstrap git --path='a|b' --author='`x` ```'",
                new SourceLocation("cluster.yaml", 20, 3)),
            new("apply the manifests", "nobody else does", "kubectl apply --kustomize rbac"),
        ],
        NotUsed = [new("apps/v1 DaemonSet", "kube-system/kube2iam", new SourceLocation("ds.yaml", 1, 1))],
        Findings = [new("EKS066", Severity.Warning, "somebody should look", new SourceLocation("cluster.yaml", 1, 1))],
    };

    [Fact]
    public void Markdown_says_who_may_do_what() => Golden.Match(AccessReportMarkdown.Write(Report), "md");

    [Fact]
    public void Json_says_who_may_do_what() => Golden.Match(AccessReportJson.Write(Report), "json");

    [Fact]
    public void Json_is_json() => Assert.Equal("shop", JsonDocument.Parse(AccessReportJson.Write(Report)).RootElement.GetProperty("cluster").GetString());

    [Fact]
    public void The_cluster_is_measured_once_for_all_who_write()
    {
        _ = (AccessReportMarkdown.Write(Report), AccessReportJson.Write(Report));

        Assert.Same(Report.Measures.Authorizer, (Report with { Region = null }).Measures.Authorizer);
    }

    [Fact]
    public void A_report_of_another_cluster_measures_that_one()
    {
        _ = AccessReportJson.Write(Report);
        var other = Report with { Deployed = new ClusterSnapshot { Name = "other" } };

        Assert.Empty(other.Measures.Levels);
        Assert.NotEqual(Report, other);
        Assert.Equal(Report, other with { Deployed = Report.Deployed with { } });
    }
}
