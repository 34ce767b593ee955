namespace EksAccessConstructs.Tests;

/// <summary>Every verb that takes PATH reads standard input, and what is there as a cluster gives it.</summary>
public sealed class StandardInputTests
{
    private const string Input = """
        apiVersion: v1
        kind: List
        items:
        - apiVersion: v1
          kind: ConfigMap
          metadata: {name: aws-auth, namespace: kube-system, uid: a, resourceVersion: "1", creationTimestamp: "2024-03-01T10:00:00Z"}
          data:
            mapRoles: |
              - rolearn: arn:aws:iam::111122223333:role/dev
                username: dev:{{SessionName}}
                groups: [devs]
        - apiVersion: rbac.authorization.k8s.io/v1
          kind: ClusterRoleBinding
          metadata: {name: devs, uid: b, resourceVersion: "2", creationTimestamp: "2024-03-01T10:00:00Z"}
          roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
          subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: devs}]
        - apiVersion: v1
          kind: Pod
          metadata: {name: cart, namespace: shop}
          spec: {containers: [{name: cart, image: cart}]}
        """;

    private const string Dev = "arn:aws:iam::111122223333:role/dev";

    [Theory]
    [InlineData("can-i", "get", "pods", "-", "--as", Dev)]
    [InlineData("who-can", "get", "pods", "-")]
    [InlineData("what-can", "-", "--as", Dev)]
    [InlineData("escalate", "-", "--as", Dev)]
    [InlineData("whoami", "-", "--as", Dev)]
    [InlineData("report", "-")]
    [InlineData("pods", "-")]
    [InlineData("check", "-")]
    [InlineData("lint", "-")]
    [InlineData("migrate", "aws-auth", "-")]
    [InlineData("migrate", "pods", "-", "--to", "irsa")]
    [InlineData("can-apply", "-", "--as", Dev, "--in", "-")]
    public void Verbs_read_it(params string[] args)
    {
        var run = ToolRun.With(Input, int.MaxValue, args);

        Assert.InRange(run.Code, 0, 1);
        Assert.DoesNotContain("resourceVersion should not", run.Out + run.Error, StringComparison.Ordinal);
        Assert.NotEmpty(run.Out + run.Error);
    }
}
