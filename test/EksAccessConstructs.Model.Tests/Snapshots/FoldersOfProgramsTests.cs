using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Snapshots;

/// <summary>Charts of Helm and kustomizations are told from manifests, with the command that makes manifests of them.</summary>
public sealed class FoldersOfProgramsTests
{
    private const string Role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: a}\nrules: []\n";
    private const string Template = "kind: ClusterRole\nmetadata: {name: {{ .Release.Name }}}\n";

    [Fact]
    public void A_chart_is_told_once_and_what_is_YAML_in_it_is_read()
    {
        var read = Read(
            ("my chart/Chart.yaml", "apiVersion: v2\nname: shop\n"),
            ("my chart/values.yaml", "kind: {a: b}\n"),
            ("my chart/templates/one.yaml", Template),
            ("my chart/templates/two.yaml", Template),
            ("my chart/templates/plain.yaml", Role),
            ("my chart/charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\n"),
            ("my chart/charts/sub/templates/three.yaml", Template));

        Assert.Equal(
            [
                "my chart/Chart.yaml:1:1: error EKS106: this is a chart of Helm, and 3 files in it are not read, for Helm makes YAML of them; "
                    + "lint what it makes: 'helm template 'my chart' | eks-access lint -'",
            ],
            read.Findings.Select(finding => finding.ToString()));
        Assert.Equal(["ClusterRole a"], read.Value!.Clusters.SelectMany(cluster => cluster.Rbac.All).Select(one => one.Id));
    }

    [Fact]
    public void A_chart_without_templates_is_read_as_it_is() =>
        Assert.Empty(Read(("c/Chart.yaml", "apiVersion: v2\nname: shop\n"), ("c/templates/plain.yaml", Role)).Findings);

    [Fact]
    public void What_kustomize_changes_is_told_and_patches_are_no_objects()
    {
        var read = Read(
            ("k/base/kustomization.yaml", "resources: [role.yaml]\n"),
            ("k/base/role.yaml", Role),
            ("k/prod/kustomization.yaml", "resources: [../base]\nnamePrefix: prod-\npatches: [{path: ./patch.yaml}]\n"),
            ("k/prod/patch.yaml", Role + "$patch: delete\n"));

        Assert.Equal(
            [
                "k/prod/kustomization.yaml:1:1: warning EKS216: kustomize changes what is here by 'namePrefix', 'patches', and the files are read here as they "
                    + "stand; lint what it makes: 'kustomize build k/prod | eks-access lint -'",
            ],
            read.Findings.Select(finding => finding.ToString()));
        Assert.Equal(["k/base/role.yaml"], read.Value!.Clusters.SelectMany(cluster => cluster.Rbac.All).Select(one => one.Origin.Location!.File));
    }

    [Fact]
    public void A_kustomization_above_speaks_for_those_that_it_takes_in()
    {
        var read = Read(
            ("kustomization.yaml", "resources: [base, role.yaml]\n"),
            ("role.yaml", Role),
            ("base/kustomization.yaml", "namespace: shop\n"));

        var finding = Assert.Single(read.Findings);
        Assert.Equal(("kustomization.yaml", "EKS216"), (finding.Location!.File, finding.Code));
        Assert.Contains("'kustomize build . | eks-access lint -'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kustomization_that_only_lists_what_is_there_is_no_matter() =>
        Assert.Empty(Read(("kustomization.yaml", "resources: [role.yaml]\n"), ("role.yaml", Role)).Findings);

    [Fact]
    public void A_resource_that_is_not_there_is_told()
    {
        var read = Read(("kustomization.yaml", "resources: [role.yaml, 'https://example.org/more.yaml']\n"), ("role.yaml", Role));

        Assert.Contains(
            "takes in 'https://example.org/more.yaml', which is not among the files", Assert.Single(read.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kustomization_of_Flux_is_an_object_like_others() => Assert.DoesNotContain(
        Read(("flux.yaml", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\n"), ("role.yaml", Role)).Findings,
        finding => finding.Code == "EKS216");

    private static Reading<ClusterInputs> Read(params (string File, string Text)[] files) =>
        ClusterInputs.Read(files.Select(file => new InputText(file.File, file.Text)));
}
