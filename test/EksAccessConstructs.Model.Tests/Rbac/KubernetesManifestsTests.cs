using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>What kubectl and the server do beyond the files of the oracle, from their source.</summary>
public sealed class KubernetesManifestsTests
{
    [Theory]
    [InlineData("apiVersion: ''\nkind: ConfigMap\nmetadata: {name: c}\n", "Ok None")]
    [InlineData("apiVersion: /v1\nkind: ConfigMap\nmetadata: {name: c}\n", "Ok None")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/\nkind: ClusterRole\nmetadata: {name: c}\n", "Ok None")]
    [InlineData("apiVersion: a/b/c\nkind: ConfigMap\nmetadata: {name: c}\n", "DecodeError ClientSchema")]
    [InlineData("apiVersion: v1\nkind: ''\nmetadata: {name: c}\n", "DecodeError ClientDecode")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: !!float .inf}\n", "DecodeError ClientParse")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: c}\n", "DecodeError ClientMapping")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, generation: -1}\n", "Invalid ServerValidation")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: c-}\n", "Ok None")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: b}\nbinaryData: {a: aGk=}\n", "Invalid ServerValidation")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleList\nmetadata: {name: x}\nitems: []\n", "StrictError ClientSchema")]
    [InlineData(
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: List\nitems: [{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: 5}}]\n", "Ok None")]
    [InlineData("apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: ConfigMap, metadata: {name: c, labels: {a: }}}]\n", "DecodeError ClientSchema")]
    [InlineData("", "SkippedEmpty ClientParse")]
    public void One_document_has_this_outcome(string text, string expected)
    {
        var item = Assert.Single(KubernetesManifests.ReadFile(text, "x.yaml").Items);

        Assert.Equal(expected, $"{item.Outcome} {item.Stage}");
    }

    [Fact]
    public void Kinds_that_are_none_of_ours_are_passed_over_without_a_word() =>
        Assert.Empty(KubernetesManifests.Read("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: c}\n", "x.yaml").Findings);

    [Fact]
    public void A_key_that_stands_twice_is_a_warning_of_kubectls_reading()
    {
        var reading = KubernetesManifests.Read("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, name: b}\n", "x.yaml");

        Assert.Equal("ServiceAccount default/b", Assert.Single(reading.Value!.All).Id);
        Assert.Equal(["EKS076"], reading.Findings.Select(finding => finding.Code));
    }
}
