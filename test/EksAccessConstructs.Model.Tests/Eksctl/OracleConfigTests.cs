using System.Text.Json;
using EksAccessConstructs.Access;
using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>The configs that eksctl itself made templates of.</summary>
public sealed class OracleConfigTests
{
    /// <summary>Carried by the constructs from the beginning.</summary>
    private static readonly string[] Carried = ["managed-basic", "selfmanaged-addons", "access-entries", "existing-vpc-fargate", "logging-kms-endpoints"];

    public static TheoryData<string> Configs { get; } = [.. EksctlOracle.Configs().Select(path => Path.GetFileNameWithoutExtension(path)!)];

    public static TheoryData<string> CarriedConfigs { get; } = [.. Carried];

    [Theory]
    [MemberData(nameof(Configs))]
    public void Every_config_of_the_oracle_is_read_without_error(string name)
    {
        var reading = Read(name);

        Assert.NotNull(reading.Value);
        Assert.DoesNotContain(reading.Findings, finding => finding.Severity == Severity.Error && !EksctlOracle.IsWayOut(finding));
    }

    [Theory]
    [MemberData(nameof(CarriedConfigs))]
    public void What_must_be_carried_is(string name) => Assert.DoesNotContain(Read(name).Findings, finding => finding.Severity == Severity.Error);

    [Theory]
    [MemberData(nameof(Configs))]
    public void Networks_are_cut_as_eksctl_cuts_them(string name)
    {
        var (cluster, eksctl) = Both(name);

        if (cluster.Network is ResolvedNetwork.Made { Ipv6: not Ipv6Mode.Cluster } made && cluster.Config.Outpost is null)
        {
            Assert.Equal(Subnets(eksctl, "public"),
                made.Subnets.Where(subnet => subnet is { IsPublic: true, IsLocalZone: false }).Select(subnet => (subnet.Zone, subnet.Cidr)));
            Assert.Equal(Subnets(eksctl, "private"),
                made.Subnets.Where(subnet => subnet is { IsPublic: false, IsLocalZone: false }).Select(subnet => (subnet.Zone, subnet.Cidr)));
        }
    }

    [Theory]
    [MemberData(nameof(Configs))]
    public void Silences_are_filled_as_eksctl_fills_them(string name)
    {
        var (cluster, eksctl) = Both(name);

        Assert.Equal(Text(eksctl, "metadata", "version"), cluster.Version);
        Assert.Equal(Text(eksctl, "accessConfig", "authenticationMode"), cluster.AuthenticationMode.ToApiValue());
        Assert.Equal(Groups(eksctl, "managedNodeGroups").Select(Facts), cluster.ManagedNodes.Select(nodes => Facts(nodes)));
        Assert.Equal(Groups(eksctl, "nodeGroups").Select(Facts), cluster.SelfManagedNodes.Select(nodes => Facts(nodes)));
    }

    [Theory]
    [MemberData(nameof(Configs))]
    public void Add_ons_are_those_that_eksctl_makes(string name)
    {
        var calls = JsonDocument.Parse(File.ReadAllText(Path.Combine(EksctlOracle.Folder, "templates", name, "calls.json"))).RootElement;
        var expected = calls.EnumerateArray().Where(call => Text(call, "api") == "eks:CreateAddon").Select(call => Text(call, "input", "AddonName"));

        Assert.Equal(expected.Order(StringComparer.Ordinal), Both(name).Cluster.Addons.Select(addon => addon.Name).Order(StringComparer.Ordinal));
    }

    private static Reading<ClusterConfig> Read(string name) =>
        EksctlOracle.Read(File.ReadAllText(Path.Combine(EksctlOracle.Folder, "configs", $"{name}.yaml")), $"{name}.yaml");

    private static (ResolvedCluster Cluster, JsonElement Eksctl) Both(string name)
    {
        var eksctl = JsonDocument.Parse(File.ReadAllText(Path.Combine(EksctlOracle.Folder, "templates", name, "config.json"))).RootElement;
        return (ClusterConfigDefaults.Fill(Read(name).Value!, DefaultsFlavour.Eksctl).OrThrow(), eksctl);
    }

    private static IEnumerable<(string, string)> Subnets(JsonElement eksctl, string kind) =>
        At(eksctl, "vpc", "subnets", kind)!.Value
            .EnumerateObject()
            .OrderBy(subnet => CidrOrder(Text(subnet.Value, "cidr")!))
            .Select(subnet => (subnet.Name, Text(subnet.Value, "cidr")!));

    private static long CidrOrder(string cidr) =>
        cidr.Split('/')[0].Split('.').Aggregate(0L, (sum, part) => (sum * 256) + long.Parse(part, System.Globalization.CultureInfo.InvariantCulture));

    private static IEnumerable<JsonElement> Groups(JsonElement eksctl, string key) => At(eksctl, key)?.EnumerateArray() ?? Enumerable.Empty<JsonElement>();

    private static string Facts(JsonElement group) => string.Join(' ',
        Text(group, "name"), Text(group, "amiFamily"), Volume(group, "volumeSize"), Volume(group, "volumeType"), Volume(group, "volumeIOPS"),
        Volume(group, "volumeThroughput"), Text(group, "ssh", "allow"),
        string.Join(',', At(group, "labels")!.Value.EnumerateObject().Select(label => $"{label.Name}={label.Value.GetString()}").Order(StringComparer.Ordinal)),
        At(group, "releaseVersion") is null ? "" : $"{Text(group, "minSize")}-{Text(group, "desiredCapacity")}-{Text(group, "maxSize")}");

    // eksctl fills these where a launch template of one's own has them, and does not use them.
    private static string? Volume(JsonElement group, string key) => At(group, "launchTemplate") is null ? Text(group, key) : null;

    private static string Facts(ResolvedNodes nodes) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{nodes.Name} {nodes.AmiFamily} {nodes.RootVolume?.Size} {nodes.RootVolume?.Type} {nodes.RootVolume?.Iops} {nodes.RootVolume?.Throughput} "
            + $"{(nodes.SshAllowed ? "true" : "false")} "
            + $"{string.Join(',', nodes.Labels.Select(label => $"{label.Key}={label.Value}").Order(StringComparer.Ordinal))} "
            + $"{(nodes.Managed is null ? "" : $"{nodes.MinSize}-{nodes.DesiredCapacity}-{nodes.MaxSize}")}");

    private static JsonElement? At(JsonElement element, params string[] path)
    {
        foreach (var key in path)
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(key, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static string? Text(JsonElement element, params string[] path) => At(element, path) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
        null => null,
    };
}
