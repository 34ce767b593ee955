using EksAccessConstructs.Access;
using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Tests.Eksctl;

public sealed class ClusterConfigDefaultsTests
{
    private const string Silent = "managedNodeGroups: [{name: main}]";

    [Theory]
    [InlineData("1.14", DefaultsFlavour.Secure, "error EKS104")]
    [InlineData("1.14", DefaultsFlavour.Eksctl, "warning EKS104")]
    [InlineData("1.99", DefaultsFlavour.Secure, "error EKS104")]
    [InlineData("1.33", DefaultsFlavour.Secure, "warning EKS105")]
    [InlineData("1.37", DefaultsFlavour.Secure, "warning EKS104")]
    [InlineData("1.36", DefaultsFlavour.Secure, null)]
    [InlineData("auto", DefaultsFlavour.Secure, null)]
    [InlineData("latest", DefaultsFlavour.Secure, null)]
    public void A_version_is_held_against_those_that_EKS_offers(string version, DefaultsFlavour flavour, string? expected)
    {
        var config = EksctlOracle.Read(
            $"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata:\n  name: a\n  region: us-west-2\n  version: \"{version}\"\n").OrThrow();

        var findings = ClusterConfigDefaults.Fill(config, flavour).Findings.Where(finding => finding.Code is "EKS104" or "EKS105");

        var start = $"cluster.yaml:6:12: {expected}";
        Assert.Equal(expected is null ? [] : [start], findings.Select(finding => finding.ToString()[..start.Length]));
    }

    [Fact]
    public void Where_the_file_is_silent_the_safer_choice_stands()
    {
        var cluster = Fill(Silent, DefaultsFlavour.Secure);

        Assert.Equal(ClusterAuthenticationMode.Api, cluster.AuthenticationMode);
        Assert.False(cluster.CreatorIsAdmin);
        Assert.True(cluster is { PublicAccess: true, PrivateAccess: true, DeletionProtection: true });
        Assert.Equal(["audit", "authenticator"], cluster.LogTypes);
    }

    [Fact]
    public void Where_the_file_is_silent_eksctls_choice_can_stand()
    {
        var cluster = Fill(Silent, DefaultsFlavour.Eksctl);

        Assert.Equal(ClusterAuthenticationMode.ApiAndConfigMap, cluster.AuthenticationMode);
        Assert.True(cluster.CreatorIsAdmin);
        Assert.True(cluster is { PublicAccess: true, PrivateAccess: false, DeletionProtection: false });
        Assert.Empty(cluster.LogTypes);
    }

    [Fact]
    public void Every_choice_is_told_with_eksctls_own_and_the_reason()
    {
        var chosen = Fill(Silent, DefaultsFlavour.Secure).Defaults;

        Assert.Equal(
            [
                "metadata.version", "accessConfig.authenticationMode", "accessConfig.bootstrapClusterCreatorAdminPermissions", "availabilityZones",
                "vpc.clusterEndpoints.privateAccess", "cloudWatch.clusterLogging.enableTypes", "deletionProtection",
                "cloudWatch.clusterLogging.logRetentionInDays",
            ],
            chosen.Where(choice => choice.Differs).Select(choice => choice.Key));
        Assert.All(chosen, choice => Assert.NotEqual("", choice.Reason));
        Golden.Match(string.Join("\n", chosen.Select(choice => $"{choice.Key}: {choice.Value} (eksctl: {choice.EksctlValue}): {choice.Reason}")));
    }

    [Fact]
    public void With_eksctls_defaults_only_chance_differs_from_eksctl() => Assert.Equal(
        new ChosenDefault("availabilityZones", "the first 3 zones of the account", "3 zones at random", "two runs make the same"),
        Assert.Single(Fill(Silent, DefaultsFlavour.Eksctl).Defaults, choice => choice.Differs));

    [Fact]
    public void What_the_file_says_stands_in_both()
    {
        const string Text = """
            accessConfig: {authenticationMode: API_AND_CONFIG_MAP, bootstrapClusterCreatorAdminPermissions: true}
            cloudWatch: {clusterLogging: {enableTypes: ["*"], logRetentionInDays: 30}}
            vpc: {cidr: 10.20.0.0/20, nat: {gateway: HighlyAvailable}, clusterEndpoints: {publicAccess: false, privateAccess: true}}
            availabilityZones: [us-west-2b, us-west-2c]
            """;

        foreach (var flavour in Enum.GetValues<DefaultsFlavour>())
        {
            var cluster = Fill(Text, flavour);

            Assert.Equal((ClusterAuthenticationMode.ApiAndConfigMap, true, false, true, 30),
                (cluster.AuthenticationMode, cluster.CreatorIsAdmin, cluster.PublicAccess, cluster.PrivateAccess, cluster.LogRetentionInDays));
            Assert.Equal(ClusterLogTypes.All, cluster.LogTypes);
            var made = Assert.IsType<ResolvedNetwork.Made>(cluster.Network);
            Assert.Equal(("10.20.0.0/20", NatMode.HighlyAvailable), (made.Cidr, made.Nat));
            Assert.Equal(["us-west-2b", "us-west-2c"], made.Zones);
        }
    }

    [Theory]
    [InlineData("vpc: {securityGroup: sg-123}",
        "EKS008: 'vpc.securityGroup' ('sg-123') is not an id of EC2, which has 8 or 17 hexadecimal digits, so the deployment is refused; "
            + "write one such as sg-0a1b2c3d4e5f60718", "4:22")]
    [InlineData("managedNodeGroups: [{name: a, amiFamily: AmazonLinux2023, ami: ami-custom}]", "EKS008: 'managedNodeGroups[0].ami' ('ami-custom')", "4:64")]
    [InlineData("managedNodeGroups: [{name: a, launchTemplate: {id: lt-1234}}]", "EKS008: 'managedNodeGroups[0].launchTemplate.id' ('lt-1234')", "4:52")]
    [InlineData("managedNodeGroups: [{name: a, nodeRepairConfig: {enabled: true, nodeRepairConfigOverrides: [{nodeMonitoringCondition: c, "
        + "nodeUnhealthyReason: r, minRepairWaitTimeMins: 5, repairAction: Terminate}]}}]",
        "EKS027: node group 'a': 'Terminate' is not a repair action; use Replace, Reboot or NoAction", "4:186")]
    public void What_eksctl_passes_on_unseen_is_an_error_and_with_its_defaults_a_warning(string text, string words, string place)
    {
        foreach (var (flavour, severity) in new[] { (DefaultsFlavour.Secure, "error"), (DefaultsFlavour.Eksctl, "warning") })
        {
            var reading = Reading(text, flavour);

            Assert.NotNull(reading.Value);
            Assert.Contains(reading.Findings, finding => finding.ToString().StartsWith($"cluster.yaml:{place}: {severity} {words}", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("us-east-1", 2)]
    [InlineData("eu-central-1", 3)]
    public void Silent_zones_are_as_many_as_eksctl_takes(string region, int count)
    {
        var reading = Reading("", DefaultsFlavour.Eksctl, region);

        Assert.Equal(count, Assert.IsType<ResolvedNetwork.Made>(reading.OrThrow().Network).Zones.Count);
        Assert.Contains(reading.Findings, finding => finding is { Code: "EKS024", Severity: Severity.Info });
    }

    [Theory]
    [InlineData("us-west-2", "vpc-cni kube-proxy coredns metrics-server")]
    [InlineData("cn-north-1", "vpc-cni kube-proxy coredns")]
    [InlineData("us-gov-west-1", "vpc-cni kube-proxy coredns")]
    public void Metrics_server_is_where_eks_has_it(string region, string addons) =>
        Assert.Equal(addons, string.Join(' ', Reading("", DefaultsFlavour.Eksctl, region).OrThrow().Addons.Select(addon => addon.Name)));

    [Theory]
    [InlineData("addons: [{name: CoreDNS}]", "coredns vpc-cni kube-proxy metrics-server")]
    [InlineData("autoModeConfig: {enabled: true}", "metrics-server")]
    [InlineData("addonsConfig: {disableDefaultAddons: true}\naddons: [{name: vpc-cni}]", "vpc-cni")]
    public void Default_add_ons_are_those_that_are_missing(string text, string addons) =>
        Assert.Equal(addons, string.Join(' ', Fill(text, DefaultsFlavour.Eksctl).Addons.Select(addon => addon.Name)));

    [Theory]
    [InlineData("", "vpc-cni kube-proxy", "info EKS102, info EKS102")]
    [InlineData("addons: [{name: coredns}]", "coredns vpc-cni kube-proxy", "warning EKS102, info EKS102")]
    [InlineData("managedNodeGroups: [{name: main}]", "vpc-cni kube-proxy coredns metrics-server", "")]
    [InlineData("fargateProfiles: [{name: all, selectors: [{namespace: kube-system}]}]", "vpc-cni kube-proxy coredns metrics-server", "")]
    [InlineData("fargateProfiles: [{name: some, selectors: [{namespace: shop}]}]", "vpc-cni kube-proxy", "info EKS102, info EKS102")]
    public void Default_add_ons_that_nothing_would_run_are_left_out_and_listed_ones_stay(string text, string addons, string findings)
    {
        var reading = Reading(text, DefaultsFlavour.Secure);

        Assert.Equal(addons, string.Join(' ', reading.OrThrow().Addons.Select(addon => addon.Name)));
        Assert.Equal(findings, string.Join(", ", reading.Findings
            .Where(finding => finding.Code == "EKS102")
            .Select(finding => finding.ToString())
            .Select(words => words[(words.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(':')[0])));
    }

    [Theory]
    [InlineData("", 2, 2, 2)]
    [InlineData("desiredCapacity: 4", 4, 4, 4)]
    [InlineData("minSize: 3", 3, 3, 3)]
    [InlineData("minSize: 0", 0, 0, 1)]
    [InlineData("maxSize: 5", 2, 2, 5)]
    [InlineData("maxSize: 1", 1, 1, 1)]
    [InlineData("minSize: 1, desiredCapacity: 2, maxSize: 9", 1, 2, 9)]
    public void Sizes_follow_each_other(string text, int min, int desired, int max)
    {
        var nodes = Fill($"managedNodeGroups: [{{name: main, {text}}}]", DefaultsFlavour.Secure).ManagedNodes[0];

        Assert.Equal((min, (int?)desired, max), (nodes.MinSize, nodes.DesiredCapacity, nodes.MaxSize));
    }

    [Theory]
    [InlineData("ssh: {publicKeyName: ops}", true)]
    [InlineData("ssh: {allow: false, publicKeyName: ops}", false)]
    [InlineData("ssh: {}", false)]
    public void A_key_alone_opens_ssh_as_in_eksctl(string text, bool open) =>
        Assert.Equal(open, Fill($"nodeGroups: [{{name: main, {text}}}]", DefaultsFlavour.Eksctl).SelfManagedNodes[0].SshAllowed);

    [Theory]
    [InlineData("", true, 2)]
    [InlineData("disableIMDSv1: false", false, 2)]
    [InlineData("disablePodIMDS: true, disableIMDSv1: false", true, 1)]
    public void The_metadata_service_asks_for_a_token(string text, bool token, int hops)
    {
        var nodes = Fill($"nodeGroups: [{{name: main, {text}}}]", DefaultsFlavour.Eksctl).SelfManagedNodes[0];

        Assert.Equal((token, hops), (nodes.ImdsTokenRequired, nodes.ImdsHopLimit));
    }

    [Fact]
    public void An_open_public_endpoint_is_a_warning_that_asks_for_ranges() => Assert.Contains(
        Reading(Silent, DefaultsFlavour.Secure).Findings,
        finding => finding is { Code: "EKS023", Severity: Severity.Warning } && finding.Message.Contains("vpc.publicAccessCIDRs", StringComparison.Ordinal));

    [Fact]
    public void A_vpc_whose_subnets_only_aws_knows_is_refused()
    {
        var reading = Reading("vpc: {id: vpc-0a1b2c3d4e5f60718}", DefaultsFlavour.Secure);

        Assert.Null(reading.Value);
        Assert.Contains(reading.Findings, finding => finding is { Code: "EKS021", Severity: Severity.Error });
    }

    [Fact]
    public void No_endpoint_at_all_is_refused_with_eksctls_defaults() => Assert.Contains(
        Reading("vpc: {clusterEndpoints: {publicAccess: false}}", DefaultsFlavour.Eksctl).Findings,
        finding => finding is { Code: "EKS022", Severity: Severity.Error });

    [Fact]
    public void Endpoints_in_existing_subnets_are_left_to_those_who_know_their_route_tables()
    {
        const string Text = """
            privateCluster: {enabled: true}
            vpc: {id: vpc-0a1b2c3d4e5f60718, subnets: {private: {us-west-2a: {id: subnet-0a1b2c3d4e5f60711}, us-west-2b: {id: subnet-0a1b2c3d4e5f60712}}}}
            """;

        var refused = Reading(Text, DefaultsFlavour.Secure);
        var left = Reading(Text.Replace("true}", "true, skipEndpointCreation: true}", StringComparison.Ordinal), DefaultsFlavour.Secure);

        Assert.Contains("set 'skipEndpointCreation: true'", Assert.Single(refused.Findings, finding => finding.Severity is Severity.Error).Message,
            StringComparison.Ordinal);
        Assert.False(left.HasErrors);
    }

    private static ResolvedCluster Fill(string text, DefaultsFlavour flavour) => Reading(text, flavour).OrThrow();

    private static Reading<ResolvedCluster> Reading(string text, DefaultsFlavour flavour, string region = "us-west-2") =>
        ClusterConfigDefaults.Fill(
            EksctlOracle.Read($"apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nmetadata: {{name: demo, region: {region}}}\n{text}\n").OrThrow(), flavour);
}
