using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Snapshots;

/// <summary>Objects as <c>kubectl get -o yaml</c> and <c>-o json</c> write them are read, and that they were exported is said once.</summary>
public sealed class ExportedObjectsTests
{
    private const string List = """
        apiVersion: v1
        items:
        - apiVersion: rbac.authorization.k8s.io/v1
          kind: ClusterRole
          metadata:
            creationTimestamp: "2024-03-01T10:00:00Z"
            managedFields:
            - apiVersion: rbac.authorization.k8s.io/v1
              fieldsType: FieldsV1
              fieldsV1: {f:rules: {}}
              manager: kubectl
              operation: Update
              time: "2024-03-01T10:00:00Z"
            name: reader
            resourceVersion: "12345"
            uid: 3a7c9a50-1111-2222-3333-444455556666
          rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
        - apiVersion: v1
          kind: Namespace
          metadata: {name: shop, resourceVersion: "9", uid: c, creationTimestamp: "2024-03-01T10:00:00Z", labels: {kubernetes.io/metadata.name: shop}}
          spec: {finalizers: [kubernetes]}
          status: {phase: Active}
        kind: List
        metadata: {resourceVersion: ""}
        """;

    private const string Json = """
        {"apiVersion": "v1", "kind": "List", "metadata": {"resourceVersion": ""}, "items": [
          {"apiVersion": "v1", "kind": "ServiceAccount",
           "metadata": {"name": "cart", "namespace": "shop", "uid": "b", "resourceVersion": "7", "creationTimestamp": "2024-03-01T10:00:00Z"}}]}
        """;

    [Theory]
    [InlineData("get.yaml", List, "ClusterRole reader, Namespace shop")]
    [InlineData("get.json", Json, "ServiceAccount shop/cart")]
    public void They_are_read_without_an_error(string file, string text, string objects)
    {
        var read = ClusterInputs.Read(new InputText(file, text));
        var check = CheckedInput.Of([new InputText(file, text)], new HashSet<string> { file }, DefaultsFlavour.Secure, []);

        Assert.Equal(objects, string.Join(", ", read.Value!.Clusters.SelectMany(cluster => cluster.Rbac.All).Select(one => one.Id)));
        Assert.Equal(["EKS215"], read.Findings.Select(finding => finding.Code));
        Assert.Equal(["EKS215"], check.OfFiles.Select(finding => finding.Code));
    }

    [Fact]
    public void A_resource_version_alone_is_a_slip() => Assert.Contains(
        ClusterInputs.Read(new InputText("f.yaml",
            "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: cart, namespace: shop, resourceVersion: \"7\"}\n")).Findings,
        finding => finding is { Code: "EKS072", Severity: Severity.Error });
}
