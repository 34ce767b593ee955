using EksAccessConstructs.Cli.Inputs;

namespace EksAccessConstructs.Tests;

/// <summary>Every row that Kubernetes' own code answered, asked through the command line.</summary>
public sealed class OracleTests
{
    private static readonly string Folder = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "rbac");

    [Theory]
    [InlineData("semantics-decisions.csv", "semantics-world.yaml", 115)]
    [InlineData("random-decisions-1.csv", "random-world-1.yaml", 1200)]
    [InlineData("random-decisions-2.csv", "random-world-2.yaml", 1200)]
    public void Can_i_decides_like_the_authorizer(string table, string world, int rows) => AssertDecisions(table, rows, "", Path.Combine(Folder, world));

    [Fact]
    public void Can_i_decides_like_the_authorizer_with_the_roles_of_a_fresh_cluster() => AssertDecisions(
        "bootstrap-decisions.csv",
        143,
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: viewers}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: viewers}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: dev-edit, namespace: dev}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: developers}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: dev-admin, namespace: dev}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: admin}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: dev-admins}]
        """,
        [.. new[] { "cluster-roles", "cluster-role-bindings", "controller-roles", "controller-role-bindings", "namespace-roles", "namespace-role-bindings" }
            .Select(file => Path.Combine(Folder, "bootstrap", $"{file}.yaml")), "-"]);

    [Fact]
    public void Can_apply_decides_like_the_storage()
    {
        var wanted = Rows(File.ReadAllText(Path.Combine(Folder, "escalation", "decisions.csv")));

        var got = wanted.Select(row => row["world"]).Distinct()
            .Select(world => ToolRun.Of("can-apply", "--requests", Path.Combine(Folder, "escalation", "requests", $"{world}.yaml"),
                Path.Combine(Folder, "escalation", "worlds", $"{world}.yaml")))
            .SelectMany(run => Rows(run.Out)).ToList();

        Assert.Equal(911, wanted.Count);
        Assert.Equal(wanted.Select(Words), got.Select(Words));

        static string Words(Dictionary<string, string> row) => $"{row["id"]} {row["decision"]} {row["missing"]}";
    }

    [Fact]
    public void Check_refuses_what_kubectl_and_the_server_refuse()
    {
        var cases = Rows(File.ReadAllText(Path.Combine(Folder, "manifests", "results.csv"))).GroupBy(row => row["file"])
            .Select(file => (File: file.Key, Code: file.Any(row => row["outcome"] is "decode-error" or "invalid" or "strict-error" or "not-read") ? 1 : 0))
            .ToList();

        var wrong = cases
            .Select(one => (one.File, Wanted: one.Code, Run: ToolRun.Of("check", Path.Combine(Folder, "manifests", "cases", one.File))))
            .Where(one => one.Run.Code != one.Wanted);

        Assert.Equal(286, cases.Count);
        Assert.Equal([], wrong.Select(one => $"{one.File}: {one.Run.Code} {one.Run.Out}"));
    }

    private static void AssertDecisions(string table, int count, string input, params string[] paths)
    {
        var run = ToolRun.With(input, int.MaxValue, ["can-i", "--requests", Path.Combine(Folder, table), .. paths]);
        var wanted = Rows(File.ReadAllText(Path.Combine(Folder, table)));
        var got = Rows(run.Out);

        Assert.Equal((0, count, count), (run.Code, wanted.Count, got.Count));
        Assert.Equal(wanted.Select(Words), got.Select(Words));

        string Words(Dictionary<string, string> row) =>
            row["decision"] == "allow" && wanted[0].ContainsKey("reason") ? $"{row["id"]} {row["reason"]}" : $"{row["id"]} {row["decision"]}";
    }

    private static List<Dictionary<string, string>> Rows(string csv)
    {
        var reader = new CsvReader(new StringReader(csv));
        var rows = new List<Dictionary<string, string>>();
        var heads = reader.Next()!;
        while (reader.Next() is { } cells)
        {
            rows.Add(heads.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
        }

        return rows;
    }
}
