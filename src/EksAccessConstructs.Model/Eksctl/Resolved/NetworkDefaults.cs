using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs.Eksctl;

/// <summary>The network that a ClusterConfig asks for.</summary>
internal static class NetworkDefaults
{
    /// <summary>True where the file names an existing network.</summary>
    public static bool NamesNetwork(this ClusterConfig config) =>
        config.Vpc is { } vpc && (vpc.Id is not null || !vpc.PublicSubnets.IsEmpty || !vpc.PrivateSubnets.IsEmpty);

    /// <summary>The zones of a network to be made: those of the file, else the first of the region.</summary>
    public static ValueList<string> ZonesOf(ClusterConfig config)
    {
        var region = config.Metadata.Region;
        return config switch
        {
            { AvailabilityZones: { IsEmpty: false } named } => named,
            { Outpost: not null } => [region + "a"],
            _ => AwsRegions.ZonesOf(region),
        };
    }

    /// <summary>The network; null with a finding where only AWS knows it.</summary>
    public static ResolvedNetwork? Of(ClusterConfig config, DefaultChoices choices) =>
        config switch
        {
            { Vpc: { } vpc } when config.NamesNetwork() => Given(vpc, config.Exists ? null : config.PrivateCluster, choices),
            { Exists: true } => new ResolvedNetwork.Unnamed(config.Vpc?.Cidr),
            _ => Made(config, choices),
        };

    private static ResolvedNetwork.Given? Given(VpcConfig vpc, PrivateClusterConfig? sealedOff, DefaultChoices choices)
    {
        var subnets = vpc.PublicSubnets.Concat(vpc.PrivateSubnets).ToList();
        var before = choices.Findings.Count(finding => finding.Severity is Severity.Error);
        if (vpc.Id is null)
        {
            Ask(vpc.Origin, "'vpc.subnets' names existing subnets without 'vpc.id'");
        }

        if (subnets.Count == 0)
        {
            Refuse(vpc.Origin,
                "'vpc.id' names an existing VPC, so 'vpc.subnets.private' or 'vpc.subnets.public' must name its subnets by id; nothing is looked up in AWS");
        }

        foreach (var subnet in subnets.Where(subnet => subnet.Id is null))
        {
            Ask(subnet.Origin, $"subnet '{subnet.Key}' has no 'id'");
        }

        if (sealedOff is { Enabled: true, SkipEndpointCreation: not true })
        {
            Refuse(sealedOff.Origin,
                "'privateCluster' makes an endpoint to S3 in the route tables of existing subnets, which are not looked up in AWS; "
                + "make the endpoints yourself and set 'skipEndpointCreation: true'");
        }

        return choices.Findings.Count(finding => finding.Severity is Severity.Error) > before
            ? null
            : new ResolvedNetwork.Given(vpc.Id, Zoned(vpc.PublicSubnets), Zoned(vpc.PrivateSubnets), vpc.Cidr);

        void Ask(Origin origin, string what) => choices.Add(JoinRules.ExistingIsNamed, Severity.Info, origin.Location,
            $"{what}; nothing is looked up in AWS, so the stack asks for it at deployment with a parameter");

        void Refuse(Origin origin, string message) => choices.Add(EksctlRules.Network, Severity.Error, origin.Location, message);

        static ValueList<SubnetConfig> Zoned(ValueList<SubnetConfig> subnets) =>
            subnets.Select(subnet => subnet with { Zone = subnet.Zone ?? subnet.Key }).ToValueList();
    }

    private static ResolvedNetwork.Made? Made(ClusterConfig config, DefaultChoices choices)
    {
        var zones = ZonesOf(config);
        if (config.AvailabilityZones.IsEmpty)
        {
            var words = $"the first {zones.Count} zones of the account";
            choices.Note("availabilityZones", words, "two runs make the same", $"{zones.Count} zones at random");
            choices.Add(EksctlRules.ZonesAreNamed, Severity.Info, config.Origin.Location,
                $"'availabilityZones' is not set, so {words} are taken where eksctl chooses at random; name them to be sure that they stay the same");
        }

        var vpc = config.Vpc ?? new VpcConfig();
        var ipv6 = string.Equals(config.NetworkConfig?.IpFamily, "IPv6", StringComparison.OrdinalIgnoreCase);
        var cidr = choices.TakeSame("vpc.cidr", vpc.Cidr, ClusterConfigDefaults.VpcCidr,
            "eksctl's range; choose one that overlaps no network you connect it to");
        var nat = ipv6 ? NatMode.Single : choices.TakeSame<NatMode>("vpc.nat.gateway", NatOf(vpc.NatGateway), NatMode.Single,
            "one NAT gateway costs least; its zone is a single point of failure", mode => mode.ToString());
        var cut = SubnetPlan.Cut(cidr, zones, config.LocalZones, vpc.Origin.Location);
        choices.Add(cut.Findings);
        return cut.Value is { } plan
            ? new ResolvedNetwork.Made(cidr, zones, config.LocalZones, plan.All, nat, Ipv6Of(vpc, ipv6))
            : null;
    }

    private static Ipv6Mode Ipv6Of(VpcConfig vpc, bool forPods)
    {
        if (forPods)
        {
            return Ipv6Mode.Cluster;
        }

        return vpc.AutoAllocateIpv6 is true ? Ipv6Mode.DualStack : Ipv6Mode.None;
    }

    private static NatMode? NatOf(string? word) => word switch
    {
        "Single" => NatMode.Single,
        "HighlyAvailable" => NatMode.HighlyAvailable,
        "Disable" => NatMode.Disable,
        _ => null,
    };
}
