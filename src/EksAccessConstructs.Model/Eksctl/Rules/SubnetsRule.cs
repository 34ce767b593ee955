namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Nodes and Fargate pods are in subnets that the cluster has (EKS021).</summary>
internal static class SubnetsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        var known = NamedSubnets.Of(config);
        CheckTwice(config.Vpc ?? new VpcConfig(), sink);
        foreach (var (group, path) in config.Groups())
        {
            CheckNames(known, group.Subnets, $"{path}.subnets", sink);
            CheckZones(known, group, group.AvailabilityZones, $"{path}.availabilityZones", sink);
            CheckZones(known, group, group is SelfManagedNodeGroupConfig own ? own.LocalZones : [], $"{path}.localZones", sink);
            CheckUsual(known, group, path, sink);
        }

        for (var i = 0; i < config.FargateProfiles.Count; i++)
        {
            CheckNames(known, config.FargateProfiles[i].Subnets, $"fargateProfiles[{i}].subnets", sink);
        }
    }

    private static void CheckTwice(VpcConfig vpc, RuleSink sink)
    {
        var seen = new Doubles(EksctlRules.Network, sink);
        foreach (var (subnets, kind) in new[] { (vpc.PublicSubnets, "public"), (vpc.PrivateSubnets, "private") })
        {
            foreach (var subnet in subnets)
            {
                seen.Take(subnet.Id, $"vpc.subnets.{kind}.{subnet.Key}.id",
                    place => $"subnet '{subnet.Id}' is named already at {place}; name it once, as public or as private");
            }
        }
    }

    private static void CheckNames(NamedSubnets known, ValueList<string> names, string path, RuleSink sink)
    {
        var words = known.All.Select(subnet => subnet.Name).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            sink.ErrorIf(known.Find(names[i]) is null, EksctlRules.Network, $"{path}[{i}]",
                $"subnet '{names[i]}' is not one of the cluster's; add it to 'vpc.subnets'{Text.Suggestion.DidYouMean(names[i], words)}");
        }
    }

    private static void CheckZones(NamedSubnets known, NodeGroupConfig group, ValueList<string> zones, string path, RuleSink sink)
    {
        var isPrivate = group.PrivateNetworking is true;
        for (var i = 0; i < zones.Count; i++)
        {
            sink.ErrorIf(known.In(zones[i], isPrivate).IsEmpty, EksctlRules.Network, $"{path}[{i}]",
                known.All.IsEmpty
                    ? $"no subnet in zone '{zones[i]}' is known of the existing cluster; "
                        + "name the subnet by its id in 'subnets', or in 'vpc.subnets' with its zone"
                    : $"the cluster has no {(isPrivate ? "private" : "public")} subnet in zone '{zones[i]}'; name a zone of the cluster");
        }
    }

    private static void CheckUsual(NamedSubnets known, NodeGroupConfig group, string path, RuleSink sink)
    {
        var isPrivate = group.PrivateNetworking is true;
        var named = !group.Subnets.IsEmpty || NamedSubnets.ZonesOf(group).Any();
        sink.ErrorIf(!named && !known.All.IsEmpty && !known.All.Any(subnet => subnet.IsPrivate == isPrivate && !subnet.IsLocalZone), EksctlRules.Network,
            $"{path}.privateNetworking", isPrivate
                ? $"'{path}.privateNetworking' asks for private subnets, but the cluster has none; name some in 'vpc.subnets.private'"
                : $"'{path}' asks for public subnets, but the cluster has none; set '{path}.privateNetworking: true', or name some in 'vpc.subnets.public'");
    }
}
