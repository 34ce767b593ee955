using EksAccessConstructs.Compute;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Compute;

public sealed class NodeBootstrapTests
{
    private static readonly NodeBootstrap Plain = new()
    {
        ClusterName = "shop",
        Endpoint = "https://endpoint",
        CertificateAuthority = "PGNhPg==",
        ServiceCidr = "10.100.0.0/16",
    };

    private static readonly NodeBootstrap Full = Plain with
    {
        Labels = ValueMap.Of(("tier", "web"), ("example.org/zone", "west")),
        Taints = [new("web", NodeTaintEffect.NoSchedule, "only"), new("web", NodeTaintEffect.NoExecute)],
        MaxPods = 58,
        PreBootstrapCommands = ["echo one", "#!/bin/sh\necho two"],
        KubeletConfig = DocumentValue.Map(("evictionHard", DocumentValue.Map(("memory.available", "300Mi")))),
        BottlerocketSettings = DocumentValue.Map(
            ("motd", "it's ours"), ("kubernetes", DocumentValue.Map(("allowed-unsafe-sysctls", DocumentValue.List("net.core.somaxconn"))))),
        AdminContainer = true,
    };

    [Fact]
    public void Amazon_linux_2023_gets_scripts_and_node_configs() => Golden.Match(Text(Full));

    [Fact]
    public void Amazon_linux_2023_without_wishes_is_told_how_to_join() => Golden.Match(Text(Plain));

    [Fact]
    public void Managed_amazon_linux_2023_gets_what_was_asked_for_alone() => Golden.Match(Text(Full with { Managed = true }));

    [Fact]
    public void An_override_on_amazon_linux_2023_is_one_node_config_more() => Golden.Match(Text(Plain with
    {
        CustomImage = true,
        OverrideBootstrapCommand = "apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  instance:\n    localStorage: {strategy: RAID0}\n",
    }));

    [Fact]
    public void Bottlerocket_gets_toml() => Golden.Match(Text(Full with { Family = AmiFamily.Bottlerocket, ClusterDns = "10.100.0.53" }));

    [Fact]
    public void Managed_bottlerocket_leaves_labels_and_taints_to_eks() => Golden.Match(Text(Full with { Family = AmiFamily.BottlerocketFips, Managed = true }));

    [Fact]
    public void Windows_gets_powershell() =>
        Golden.Match(Text(Full with { Family = Named("WindowsServer2022CoreContainer"), PreBootstrapCommands = ["Set-TimeZone -Id 'UTC'"] }));

    [Fact]
    public void An_override_on_windows_finds_its_parameters_in_variables() =>
        Golden.Match(Text(
            Full with { Family = Named("WindowsServer2022CoreContainer"), PreBootstrapCommands = [], OverrideBootstrapCommand = "& $EKSBootstrapScriptFile" }));

    [Fact]
    public void Ubuntu_gets_a_script() => Golden.Match(Text(Full with { Family = Named("Ubuntu2404") }));

    [Fact]
    public void Amazon_linux_2_gets_a_script() => Golden.Match(Text(Full with { Family = AmiFamily.AmazonLinux2 }));

    [Fact]
    public void Managed_amazon_linux_2_has_its_pods_limited_by_a_script() =>
        Golden.Match(Text(Plain with { Family = AmiFamily.AmazonLinux2, Managed = true, MaxPods = 20 }));

    [Theory]
    [InlineData("AmazonLinux2023")]
    [InlineData("AmazonLinux2")]
    [InlineData("WindowsServer2022CoreContainer")]
    public void A_managed_node_without_wishes_needs_no_user_data(string family) =>
        Assert.Null((Plain with { Family = Named(family), Managed = true }).UserData());

    [Theory]
    [InlineData("172.20.0.0/16", "172.20.0.10")]
    [InlineData("fd00:1234::/108", "fd00:1234::a")]
    [InlineData("${Token[TOKEN.1]}", null)]
    [InlineData(null, null)]
    public void The_clusters_dns_is_the_tenth_address_of_the_services(string? cidr, string? dns) => Assert.Equal(dns, (Plain with { ServiceCidr = cidr }).Dns);

    private static AmiFamily Named(string name) => Assert.IsType<AmiFamily>(AmiFamily.Named(name));

    private static string Text(NodeBootstrap node) => Assert.IsType<string>(node.UserData());
}
