namespace EksAccessConstructs.Tests;

/// <summary>ClusterRoles that aggregate each other: every verb says what the controller's order decides.</summary>
public sealed class AggregationOrderTests
{
    private const string Cause =
        "ClusterRoles 'a' and 'b' aggregate each other, and the controller's order decides which of the rules written by hand they keep";

    private const string World = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: a, labels: {feeds-b: "true"}}
        aggregationRule: {clusterRoleSelectors: [{matchLabels: {feeds-a: "true"}}]}
        rules: [{apiGroups: ["*"], resources: ["*"], verbs: ["*"]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: b, labels: {feeds-a: "true"}}
        aggregationRule: {clusterRoleSelectors: [{matchLabels: {feeds-b: "true"}}]}
        rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: kim}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: kim}]
        """;

    [Fact]
    public void Can_i_is_unknown() => Assert.Equal(
        new ToolRun(1, $"unknown\n  get nodes, as user 'kim' in system:authenticated\n  because {Cause}\n", ""),
        Run("can-i", "get", "nodes", "--user", "kim", "-"));

    [Fact]
    public void Who_can_lists_the_subject_as_unknown() => Assert.Contains(
        $"unknown User kim {Cause} ", string.Join(' ', Run("who-can", "get", "nodes", "-").Out.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)) + ' ',
        StringComparison.Ordinal);

    [Fact]
    public void What_can_notes_what_may_be_held() => Assert.Contains(
        $$"""note: perhaps {APIGroups:[""], Resources:["pods"], Verbs:["get"]} by ClusterRoleBinding "kim" of ClusterRole "a" to User "kim": {{Cause}}""",
        Run("what-can", "--user", "kim", "-").Out,
        StringComparison.Ordinal);

    [Fact]
    public void Escalate_names_the_cause_and_no_way() => Assert.Equal(
        new ToolRun(1, $"no way to all rights in the cluster\nunknown: {Cause}\n", ""),
        Run("escalate", "--user", "kim", "-"));

    [Fact]
    public void Lint_reports_each_role_of_the_cycle() =>
        Assert.Equal(2, Run("lint", "-").Out.Split('\n').Count(line => line.Contains(" RB083: ", StringComparison.Ordinal)));

    private static ToolRun Run(params string[] args) => ToolRun.With(World, int.MaxValue, args);
}
