namespace EksAccessConstructs.Tests;

/// <summary>The report as text: who has how much where, and through what, with nothing told twice.</summary>
public sealed class ReportTextTests
{
    private const string Administrator = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-central-1, version: "1.34"}
        accessConfig:
          authenticationMode: API
          bootstrapClusterCreatorAdminPermissions: false
          accessEntries:
          - principalARN: arn:aws:iam::111122223333:role/platform/ops
            accessPolicies:
            - policyARN: arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy
              accessScope: {type: cluster}
        """;

    private const string Cluster = Administrator + """

          - principalARN: arn:aws:iam::111122223333:role/dev
            kubernetesGroups: [devs, readers]
            accessPolicies:
            - policyARN: arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy
              accessScope: {type: namespace, namespaces: [web, "team-*"]}
          - principalARN: arn:aws:iam::111122223333:role/ci
            kubernetesUsername: ci
            kubernetesGroups: [devs]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: deployer, namespace: shop}
        rules: [{apiGroups: [apps], resources: [deployments], verbs: [get, patch]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: devs, namespace: shop}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: deployer}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: devs}, {apiGroup: rbac.authorization.k8s.io, kind: Group, name: nobodys}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: devs, namespace: web}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: devs}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: readers}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: readers}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: ci, namespace: web}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: admin}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: ci}, {kind: ServiceAccount, name: runner, namespace: ci}]
        """;

    [Fact]
    public void What_a_group_gives_is_told_once_for_all_its_members() => Golden.Match(Report(Cluster));

    [Fact]
    public void Where_there_are_administrators_alone_it_says_so() =>
        Assert.Contains("\nwho may do how much\n  nobody else, as far as the files say\n", Report(Administrator), StringComparison.Ordinal);

    private static string Report(string cluster) => ToolRun.With(cluster, int.MaxValue, "report", "-").Out;
}
