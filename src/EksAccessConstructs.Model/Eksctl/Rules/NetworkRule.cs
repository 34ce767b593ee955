namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Zones, subnets, ranges and ways out of the network fit each other (EKS021).</summary>
internal static class NetworkRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var vpc = config.Vpc ?? new VpcConfig();
        var given = !vpc.PublicSubnets.IsEmpty || !vpc.PrivateSubnets.IsEmpty;
        CheckZones(config, vpc, given, sink);
        if (given)
        {
            CheckGiven(config, vpc, sink);
        }
        else if (vpc.Id is null && !config.Exists)
        {
            CheckMade(config, vpc, sink);
        }

        CheckControlPlane(config, vpc, given, sink);
        sink.ErrorIf(vpc.SharedNodeSecurityGroup is null && vpc.ManageSharedNodeSecurityGroupRules is false, EksctlRules.Network,
            "vpc.manageSharedNodeSecurityGroupRules",
            "'vpc.manageSharedNodeSecurityGroupRules' can be false only with a 'vpc.sharedNodeSecurityGroup' of your own");
        sink.ErrorIf(given && vpc.HostnameType is not null, EksctlRules.Network, "vpc.hostnameType",
            "'vpc.hostnameType' is a setting of subnets to be made; leave it out with existing subnets");
    }

    private static void CheckZones(ClusterConfig config, VpcConfig vpc, bool given, RuleSink sink)
    {
        var zones = config.AvailabilityZones;
        sink.ErrorIf(zones.Count == 1, EksctlRules.Network, "availabilityZones",
            $"'availabilityZones' names one zone, but EKS needs two; add another of {config.Metadata.Region}");
        sink.ErrorIf(!zones.IsEmpty && given, EksctlRules.Network, "availabilityZones",
            "'availabilityZones' and 'vpc.subnets' cannot both be set; the subnets have their zones already");
        ValueList<string> others = given ? [] : NetworkDefaults.ZonesOf(config).Except(zones).ToValueList();
        var seen = new Doubles(EksctlRules.Network, sink);
        foreach (var (zone, path) in Named(zones, "availabilityZones").Concat(Named(config.LocalZones, "localZones")))
        {
            sink.ErrorIf(!zone.StartsWith(config.Metadata.Region, StringComparison.Ordinal), EksctlRules.Network, path,
                $"zone '{zone}' is not in the region {config.Metadata.Region}");
            sink.ErrorIf(others.Contains(zone), EksctlRules.Network, path, $"zone '{zone}' is one of the network's already; name each once");
            seen.Take(zone, path, place => $"zone '{zone}' is named already at {place}; name each once");
        }

        if (!config.LocalZones.IsEmpty)
        {
            sink.ErrorIf(vpc.Id is not null, EksctlRules.Network, "localZones",
                "'localZones' get subnets in a VPC to be made; leave them out with an existing VPC");
            sink.ErrorIf(vpc.NatGateway is "HighlyAvailable", EksctlRules.Network, "vpc.nat.gateway",
                "'vpc.nat.gateway' cannot be HighlyAvailable with 'localZones'; use Single");
        }
    }

    private static void CheckGiven(ClusterConfig config, VpcConfig vpc, RuleSink sink)
    {
        var least = config is { Outpost: null, Exists: false } ? 2 : 1;
        sink.ErrorIf(vpc.PublicSubnets.Count > 0 && vpc.PublicSubnets.Count < least, EksctlRules.Network, "vpc.subnets.public",
            $"'vpc.subnets.public' names too few subnets; EKS needs {least} in different zones");
        sink.ErrorIf(vpc.PrivateSubnets.Count > 0 && vpc.PrivateSubnets.Count < least, EksctlRules.Network, "vpc.subnets.private",
            $"'vpc.subnets.private' names too few subnets; EKS needs {least} in different zones");
        foreach (var (group, path) in config.Groups())
        {
            sink.ErrorIf(group.PrivateNetworking is true && group.Subnets.IsEmpty && vpc.PrivateSubnets.Count < least, EksctlRules.Network,
                $"{path}.privateNetworking", $"'{path}.privateNetworking' needs {least} 'vpc.subnets.private'");
        }
    }

    private static void CheckMade(ClusterConfig config, VpcConfig vpc, RuleSink sink)
    {
        var zones = NetworkDefaults.ZonesOf(config);
        var path = vpc.Cidr is null ? "availabilityZones" : "vpc.cidr";
        foreach (var finding in SubnetPlan.Cut(vpc.Cidr ?? ClusterConfigDefaults.VpcCidr, zones, config.LocalZones).Findings)
        {
            sink.Error(EksctlRules.Network, path, finding.Message);
        }
    }

    private static void CheckControlPlane(ClusterConfig config, VpcConfig vpc, bool given, RuleSink sink)
    {
        sink.ErrorIf(vpc.SecurityGroup is not null && !vpc.ControlPlaneSecurityGroupIds.IsEmpty, EksctlRules.Network, "vpc.securityGroup",
            "'vpc.securityGroup' and 'vpc.controlPlaneSecurityGroupIDs' cannot both be set");
        const string Key = "vpc.controlPlaneOnPrivateSubnets";
        if (vpc.ControlPlaneOnPrivateSubnets is not true)
        {
            return;
        }

        sink.ErrorIf(!vpc.ControlPlaneSubnetIds.IsEmpty, EksctlRules.Network, Key, $"'{Key}' and 'vpc.controlPlaneSubnetIDs' cannot both be set");
        if (given && config.Outpost is null)
        {
            var zones = vpc.PrivateSubnets.Select(subnet => subnet.Zone ?? subnet.Key).Distinct().Count();
            sink.ErrorIf(vpc.PrivateSubnets.Count < 2 || zones < 2, EksctlRules.Network, Key,
                $"'{Key}' needs two 'vpc.subnets.private' in two zones, not {vpc.PrivateSubnets.Count} in {zones}");
        }
    }

    private static IEnumerable<(string Name, string Path)> Named(ValueList<string> names, string path) => names.Select((name, index) => (name,
        $"{path}[{index}]"));
}
