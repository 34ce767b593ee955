namespace EksAccessConstructs.Eksctl;

/// <summary>A subnet by the words that node groups and Fargate profiles use for it.</summary>
/// <param name="Name">Its name in the file; the zone, where it is to be made.</param>
/// <param name="Id">Its id; null where it is to be made.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="IsPrivate">True for a private subnet.</param>
/// <param name="IsLocalZone">True in a local zone.</param>
/// <param name="Place">Its place among the subnets of the same kind; null for one of the existing VPC that only its id tells of.</param>
internal sealed record NamedSubnet(string Name, string? Id, string Zone, bool IsPrivate, bool IsLocalZone, int? Place);

/// <summary>The subnets of a ClusterConfig's network, given or to be made.</summary>
internal sealed record NamedSubnets(ValueList<NamedSubnet> All, bool Exist)
{
    /// <summary>The subnets that the file names or asks for.</summary>
    public static NamedSubnets Of(ClusterConfig config) => config.NamesNetwork() || config.Exists
        ? new([.. Given(config.Vpc?.PublicSubnets ?? [], isPrivate: false), .. Given(config.Vpc?.PrivateSubnets ?? [], isPrivate: true)], Exist: true)
        : new(
        [
            .. Made(NetworkDefaults.ZonesOf(config), config.PrivateCluster?.Enabled is true, isLocal: false),
            .. Made(config.LocalZones, config.PrivateCluster?.Enabled is true, isLocal: true),
        ], Exist: false);

    /// <summary>The subnet of an id or name; null where there is none. An existing VPC may have more subnets than the file tells of.</summary>
    public NamedSubnet? Find(string word) => All.FirstOrDefault(subnet => subnet.Id == word || subnet.Name == word)
        ?? (Exist && Ec2Ids.Begins(word, "subnet") ? new NamedSubnet(word, word, "", false, false, null) : null);

    /// <summary>The subnets of a zone.</summary>
    public ValueList<NamedSubnet> In(string zone, bool isPrivate) => All.Where(subnet => subnet.Zone == zone && subnet.IsPrivate == isPrivate).ToValueList();

    /// <summary>The subnets that a node group names by id, name or zone; empty for the usual ones.</summary>
    public ValueList<NamedSubnet> Matching(NodeGroupConfig group) =>
    [
        .. group.Subnets.Select(Find).OfType<NamedSubnet>()
            .Concat(ZonesOf(group).SelectMany(zone => In(zone, group.PrivateNetworking is true)))
            .Distinct(),
    ];

    /// <summary>The zones that a node group names, with the key of each.</summary>
    public static IEnumerable<string> ZonesOf(NodeGroupConfig group) => group is SelfManagedNodeGroupConfig own
        ? group.AvailabilityZones.Concat(own.LocalZones) : group.AvailabilityZones;

    private static IEnumerable<NamedSubnet> Given(ValueList<SubnetConfig> subnets, bool isPrivate) =>
        subnets.Select((subnet, place) => new NamedSubnet(subnet.Key, subnet.Id, subnet.Zone ?? subnet.Key, isPrivate, false, place));

    private static IEnumerable<NamedSubnet> Made(ValueList<string> zones, bool privateOnly, bool isLocal) =>
    [
        .. privateOnly ? [] : zones.Select((zone, place) => new NamedSubnet(zone, null, zone, false, isLocal, place)),
        .. zones.Select((zone, place) => new NamedSubnet(zone, null, zone, true, isLocal, place)),
    ];
}
