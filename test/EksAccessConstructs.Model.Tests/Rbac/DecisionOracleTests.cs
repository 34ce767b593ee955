using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>Decisions that Kubernetes' own authorizer made.</summary>
public sealed class DecisionOracleTests
{
    private static readonly string[] Bootstrap =
    [
        "bootstrap/cluster-roles.yaml", "bootstrap/cluster-role-bindings.yaml", "bootstrap/controller-roles.yaml", "bootstrap/controller-role-bindings.yaml",
        "bootstrap/namespace-roles.yaml", "bootstrap/namespace-role-bindings.yaml",
    ];

    [Theory]
    [InlineData("semantics-decisions.csv", "semantics-world.yaml", 115)]
    [InlineData("random-decisions-1.csv", "random-world-1.yaml", 1200)]
    [InlineData("random-decisions-2.csv", "random-world-2.yaml", 1200)]
    public void Decides_like_the_authorizer(string table, string world, int rows) => AssertEqual(World.Read(world), table, rows);

    [Fact]
    public void Decides_like_the_authorizer_with_the_roles_of_a_fresh_cluster() => AssertEqual(
        new([
            .. World.Read(Bootstrap).All,
            new ClusterRoleBinding { Name = "viewers", RoleRef = new("ClusterRole", "view"), Subjects = [Subject.Group("viewers")] },
            new RoleBinding { Name = "dev-edit", Namespace = "dev", RoleRef = new("ClusterRole", "edit"), Subjects = [Subject.Group("developers")] },
            new RoleBinding { Name = "dev-admin", Namespace = "dev", RoleRef = new("ClusterRole", "admin"), Subjects = [Subject.Group("dev-admins")] },
        ]),
        "bootstrap-decisions.csv",
        143);

    private static void AssertEqual(RbacObjects world, string table, int rows)
    {
        var evaluator = RbacEvaluator.Create(world);
        var wanted = Csv.Read(Path.Combine(World.Folder, table));

        var wrong = wanted
            .Select(row => (Id: row["id"], Wanted: Words(row), Got: Words(Decide(row), row.ContainsKey("reason"))))
            .Where(row => row.Wanted != row.Got);

        Assert.Equal(rows, wanted.Count);
        Assert.Empty(wrong);

        Decision Decide(IReadOnlyDictionary<string, string> row) => evaluator.Decide(OracleRequests.Identity(row), OracleRequests.Request(row));
    }

    private static string Words(IReadOnlyDictionary<string, string> row) =>
        row["decision"] == "allow" && row.TryGetValue("reason", out var reason) ? reason : row["decision"];

    private static string Words(Decision decision, bool reasoned) => decision switch
    {
        Decision.Allowed allowed when reasoned => $"RBAC: allowed by {allowed.By.Describe()}",
        Decision.Allowed => "allow",
        _ => "no-opinion",
    };
}
