using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class ExistingClusterTests
{
    private const string Head = "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {name: shop, region: eu-west-1}\n";
    private const string Nodes = Head + "managedNodeGroups: [{name: main}]\n";

    [Fact]
    public void Node_groups_alone_mean_a_new_cluster_and_it_is_said()
    {
        var input = Check(Nodes, existing: null);

        var said = Assert.Single(input.Findings, finding => finding.Code == "EKS118");
        Assert.Equal(Severity.Info, said.Severity);
        Assert.Contains("-c existing=shop", said.Message, StringComparison.Ordinal);
        Assert.True(Assert.Single(input.Plans).Value?.Snapshot.IsBuilt);
    }

    [Theory]
    [InlineData(DefaultsFlavour.Secure, "1.35", ", a log group (audit, authenticator), an administrator role; where")]
    [InlineData(DefaultsFlavour.Eksctl, "1.34", "; where")]
    public void What_a_new_cluster_makes_is_listed(DefaultsFlavour defaults, string version, string end) => Assert.Contains(
        "a new cluster 'shop' is made for these nodes, as by 'eksctl create cluster': a VPC 192.168.0.0/16 with 6 subnets in 3 zones and a NAT gateway, "
            + $"the cluster (Kubernetes {version}) and its role, 4 add-ons (vpc-cni, kube-proxy, coredns, metrics-server){end}",
        Assert.Single(Check(Nodes, existing: null, defaults).Findings, finding => finding.Code == "EKS118").Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("vpc: {cidr: 10.0.0.0/16}\n")]
    [InlineData("addons: [{name: vpc-cni}]\n")]
    [InlineData("iam: {serviceRoleARN: 'arn:aws:iam::111122223333:role/eks'}\n")]
    public void Where_a_file_is_about_the_cluster_too_nothing_is_asked(string more) =>
        Assert.DoesNotContain(Check(Nodes + more, existing: null).Findings, finding => finding.Code == "EKS118");

    [Fact]
    public void What_is_added_to_an_existing_cluster_has_no_defaults_of_clusters()
    {
        var input = Check(Nodes, existing: "shop");
        var plan = Assert.Single(input.Plans).Value;

        Assert.NotNull(plan?.Cluster);
        Assert.True(plan.Cluster.Config.Exists);
        Assert.True(plan.Cluster.Addons.IsEmpty);
        Assert.IsType<ResolvedNetwork.Unnamed>(plan.Cluster.Network);
        Assert.False(plan.Snapshot.IsBuilt);
        Assert.False(plan.MakesAdminRole);
        Assert.Equal(["EKS100"], input.Findings.Select(finding => finding.Code));
    }

    [Fact]
    public void Another_cluster_of_the_input_stays_new()
    {
        var input = CheckedInput.Of(
            [new("a/x.yaml", Nodes), new("b/x.yaml", Nodes.Replace("shop", "stage", StringComparison.Ordinal))],
            new HashSet<string>(),
            DefaultsFlavour.Eksctl,
            [],
            "shop");

        Assert.Equal([true, false], input.Plans.Select(plan => plan.OrThrow().Cluster?.Config.Exists));
    }

    [Fact]
    public void A_name_that_no_file_describes_is_refused() =>
        Assert.Contains(Check(Nodes, existing: "ship").Findings, finding => finding is { Code: "EKS119", Severity: Severity.Error }
            && finding.Message == "no ClusterConfig here is about the existing cluster 'ship'; they are about shop");

    [Fact]
    public void Keys_of_the_cluster_itself_have_no_effect_and_say_so()
    {
        var findings = Check(Nodes + "cloudWatch: {clusterLogging: {enableTypes: [audit]}}\nvpc: {nat: {gateway: Single}}\n", existing: "shop").Findings;

        Assert.Equal(["x.yaml:5:1", "x.yaml:6:7"], findings.Where(finding => finding.Code == "EKS138").Select(finding => finding.Location?.ToString()));
    }

    [Theory]
    [InlineData("vpc: {controlPlaneEgressMode: AWS_MANAGED, cidr: 10.0.0.0/16}\n", "vpc.controlPlaneEgressMode")]
    [InlineData("iam: {serviceRoleARN: 'arn:aws:iam::111122223333:role/eks', withOIDC: true}\n", "iam.serviceRoleARN")]
    [InlineData("kubeAPIServerConfig: {serviceNodePortRange: {minPort: 30000}}\n", "kubeAPIServerConfig")]
    [InlineData("accessConfig: {accessEntries: [{principalARN: 'arn:aws:iam::111122223333:role/a'}]}\n", null)]
    public void A_key_of_the_cluster_itself_is_told_by_the_topmost_mapping_that_holds_no_other(string more, string? key) => Assert.Equal(
        key is null ? [] : [key],
        Check(Nodes + more, existing: "shop").Findings.Where(finding => finding.Code == "EKS138").Select(finding => finding.Message.Split('\'')[1]));

    [Theory]
    [InlineData("nodeGroups: [{name: old}]\n", true)]
    [InlineData("managedNodeGroups: [{name: main, ami: ami-0123456789abcdef0, overrideBootstrapCommand: x}]\n", true)]
    [InlineData("managedNodeGroups: [{name: main}]\n", false)]
    public void Nodes_that_join_by_themselves_need_the_version(string nodes, bool needed) =>
        Assert.Equal(needed, Check(Head + nodes, existing: "shop").Findings.Any(finding => finding is { Code: "EKS119", Severity: Severity.Error }));

    [Fact]
    public void A_zone_is_known_only_where_a_subnet_tells_it()
    {
        var nodes = Head + "managedNodeGroups: [{name: main, availabilityZones: [eu-west-1a]}]\n";
        var given = nodes + "vpc: {id: vpc-0123456789abcdef0, subnets: {public: {one: {id: subnet-0123456789abcdef0, az: eu-west-1a}}}}\n";

        Assert.Contains(Check(nodes, "shop").Findings, finding => finding is { Code: "EKS021", Severity: Severity.Error });
        Assert.DoesNotContain(Check(given, "shop").Findings, finding => finding.Severity is Severity.Error);
    }

    [Theory]
    [InlineData("private: {one: {cidr: 10.0.0.0/24, az: eu-west-1a}, two: {id: subnet-0123456789abcdef0}}", "id: vpc-0123456789abcdef0, ", "x.yaml:4:54")]
    [InlineData("private: {one: {id: subnet-0123456789abcdef1}, two: {id: subnet-0123456789abcdef0}}", "", "x.yaml:4:6")]
    public void What_a_file_does_not_name_by_its_id_is_asked_at_deployment(string subnets, string vpc, string place)
    {
        var findings = Check($"{Head}vpc: {{{vpc}subnets: {{{subnets}}}}}\n", existing: null).Findings;

        Assert.DoesNotContain(findings, finding => finding.Severity is Severity.Error);
        Assert.Equal(place, Assert.Single(findings, finding => finding.Code == "EKS139").Location?.ToString());
    }

    private static CheckedInput Check(string text, string? existing, DefaultsFlavour defaults = DefaultsFlavour.Eksctl) =>
        CheckedInput.Of([new("x.yaml", text)], new HashSet<string>(), defaults, [], existing);
}
