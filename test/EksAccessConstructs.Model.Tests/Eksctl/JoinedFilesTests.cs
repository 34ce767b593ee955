using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class JoinedFilesTests
{
    private const string Cluster = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-west-1, version: "1.34"}
        vpc: {cidr: 10.8.0.0/16}
        iam: {serviceRoleARN: "arn:aws:iam::111122223333:role/eks"}
        accessConfig:
          accessEntries:
          - principalARN: arn:aws:iam::111122223333:role/ops
        addons: [{name: vpc-cni}, {name: eks-pod-identity-agent}]
        managedNodeGroups:
        - {name: main, instanceType: m5.large}
        """;

    private const string Nodes = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata:
          name: shop
          region: eu-west-1
        managedNodeGroups:
        - name: batch
          instanceType: c5.large
        nodeGroups:
        - name: old
        """;

    private const string Fargate = """
        apiVersion: eksctl.io/v1alpha5
        kind: ClusterConfig
        metadata: {name: shop, region: eu-west-1}
        fargateProfiles: [{name: web, selectors: [{namespace: web}]}]
        """;

    [Fact]
    public void Files_of_one_cluster_are_one_cluster()
    {
        var config = One(("nodes.yaml", Nodes), ("cluster.yaml", Cluster), ("fargate.yaml", Fargate));

        Assert.Equal(["main", "batch"], config.ManagedNodeGroups.Select(group => group.Name));
        Assert.Equal(["old"], config.NodeGroups.Select(group => group.Name));
        Assert.Equal(["web"], config.FargateProfiles.Select(profile => profile.Name));
        Assert.Equal("1.34", config.Metadata.Version);
        Assert.Equal("cluster.yaml", config.Origin.Location?.File);
    }

    [Fact]
    public void The_order_of_files_is_of_no_concern_to_what_the_cluster_is()
    {
        var one = One(("a.yaml", Cluster), ("b.yaml", Nodes));
        var other = One(("a.yaml", Nodes), ("b.yaml", Cluster));

        Assert.Equal(one.ManagedNodeGroups.Select(group => group.Name), other.ManagedNodeGroups.Select(group => group.Name));
    }

    [Theory]
    [InlineData("          instanceType: c5.large", "          instanceTyp: c5.large", "nodes.yaml:8:3")]
    [InlineData("          instanceType: c5.large", "          volumeSize: big", "nodes.yaml:8:15")]
    [InlineData("          instanceType: c5.large", "          minSize: 9\n          maxSize: 3", "nodes.yaml:8:12")]
    [InlineData("        - name: old", "        - {name: old, updateConfig: {maxUnavailable: 1}}", "nodes.yaml:10:15")]
    public void What_is_found_in_a_part_keeps_its_place(string from, string to, string place)
    {
        var nodes = Nodes.Replace(from.Replace("        ", "", StringComparison.Ordinal), to.Replace("        ", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.NotEqual(Nodes, nodes);
        var findings = Read(("cluster.yaml", Cluster), ("nodes.yaml", nodes)).Findings;

        Assert.Contains(findings, finding => finding.Location?.ToString() == place);
    }

    [Fact]
    public void Every_contradiction_names_both_places_in_one_run()
    {
        var other = """
            apiVersion: eksctl.io/v1alpha5
            kind: ClusterConfig
            metadata: {name: shop, region: eu-west-1, version: "1.33"}
            vpc: {cidr: 10.9.0.0/16}
            managedNodeGroups: [{name: main}]
            nodeGroups: [{name: batch}]
            addons: [{name: vpc-cni}]
            accessConfig: {accessEntries: [{principalARN: "arn:aws:iam::111122223333:role/ops"}]}
            """;
        var findings = Read(("cluster.yaml", Cluster), ("nodes.yaml", Nodes), ("other.yaml", other)).Findings;

        Assert.Equal(
            [
                "nodes.yaml:7:3: error EKS116: node group 'batch' is described already at other.yaml:6:14; keep one of the two",
                "other.yaml:3:52: error EKS115: 'metadata.version' is '1.33' here and '1.34' at cluster.yaml:3:52, both for the same cluster; "
                    + "write the same in both, or write it in one of them only",
                "other.yaml:4:13: error EKS115: 'vpc.cidr' is '10.9.0.0/16' here and '10.8.0.0/16' at cluster.yaml:4:13, both for the same cluster; "
                    + "write the same in both, or write it in one of them only",
                "other.yaml:5:21: error EKS116: node group 'main' is described already at cluster.yaml:11:3; keep one of the two",
                "other.yaml:7:10: error EKS116: add-on 'vpc-cni' is described already at cluster.yaml:9:10; keep one of the two",
                "other.yaml:8:32: error EKS116: access entry 'arn:aws:iam::111122223333:role/ops' is described already at cluster.yaml:8:5; "
                    + "keep one of the two",
            ],
            findings.Where(finding => finding.Code is "EKS115" or "EKS116").Select(finding => finding.ToString()).Order());
    }

    [Theory]
    [InlineData("metadata: {name: shop, region: eu-west-1}", 1)]
    [InlineData("metadata: {name: shop, region: eu-west-1, version: '1.34'}\nvpc: {cidr: 10.8.0.0/16, id: }", 1)]
    [InlineData("metadata: {name: shop, region: us-east-1}", 2)]
    [InlineData("metadata: {name: other, region: eu-west-1}", 2)]
    public void What_is_written_twice_alike_is_written_once(string rest, int clusters) =>
        Assert.Equal(
            clusters,
            Read(("a.yaml", Cluster), ("b.yaml", $"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n{rest}\n")).OrThrow().Clusters.Count);

    [Fact]
    public void A_missing_region_is_that_of_the_other_files()
    {
        var reading = Read(("a.yaml", Cluster), ("b.yaml", Fargate.Replace(", region: eu-west-1", "", StringComparison.Ordinal)));

        Assert.Single(reading.OrThrow().Clusters);
        var said = Assert.Single(reading.Findings, finding => finding.Code == "EKS117");
        Assert.Equal("b.yaml", said.Location?.File);
        Assert.Equal(Severity.Info, said.Severity);
    }

    [Fact]
    public void A_missing_region_is_missing_where_the_name_is_in_several_regions() =>
        Assert.Contains(
            Read(("a.yaml", Cluster), ("b.yaml", Cluster.Replace("eu-west-1", "us-east-1", StringComparison.Ordinal)),
                ("c.yaml", Fargate.Replace(", region: eu-west-1", "", StringComparison.Ordinal))).Findings,
            finding => finding.Severity is Severity.Error && finding.Message.Contains("metadata.region", StringComparison.Ordinal));

    [Fact]
    public void Each_file_says_what_it_is() =>
        Assert.Contains(Read(("a.yaml", Cluster), ("b.yaml", Fargate.Replace("apiVersion: eksctl.io/v1alpha5\n", "", StringComparison.Ordinal))).Findings,
            finding => finding is { Code: "EKS010", Location.File: "b.yaml" });

    [Fact]
    public void Two_documents_of_one_file_are_one_cluster() =>
        Assert.Equal(["web"], One(("all.yaml", $"{Cluster}\n---\n{Fargate}\n")).FargateProfiles.Select(profile => profile.Name));

    [Fact]
    public void Other_documents_belong_to_the_cluster_of_any_of_its_files()
    {
        var clusters = Read(
            ("a/cluster.yaml", Cluster), ("b/nodes.yaml", Nodes), ("c/other.yaml", Fargate.Replace("shop", "stage", StringComparison.Ordinal)),
            ("b/space.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: web}\n")).OrThrow().Clusters;

        Assert.Equal([1, 0], clusters.Select(cluster => cluster.Rbac.All.Count));
    }

    private static ClusterConfig One(params (string File, string Text)[] files) =>
        Assert.Single(Read(files).OrThrow().Clusters).Config ?? throw new InvalidOperationException("no ClusterConfig");

    private static Reading<ClusterInputs> Read(params (string File, string Text)[] files) =>
        ClusterInputs.Read(files.Select(file => new InputText(file.File, file.Text)));
}
