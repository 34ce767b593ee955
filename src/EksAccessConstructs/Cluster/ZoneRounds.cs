namespace EksAccessConstructs.Cluster;

/// <summary>Subnets in the order in which the CDK takes those of a VPC: round after round through the same zones.</summary>
/// <remarks>A subnet of a zone that other kinds of subnets do not have, and one beyond the last full round, is in no round.</remarks>
internal sealed class ZoneRounds
{
    private readonly ILookup<string, NetworkSubnet>[] kinds;

    /// <param name="kinds">The subnets of each kind, public or private; a kind without subnets does not count.</param>
    /// <param name="unknown">A word for a zone that is not known, made from the place of the subnet in its kind.</param>
    public ZoneRounds(IEnumerable<IReadOnlyList<NetworkSubnet>> kinds, Func<int, string> unknown)
    {
        this.kinds = [.. kinds.Select(kind => kind
            .Select((subnet, place) => (Subnet: subnet, Zone: subnet.Zone ?? unknown(place)))
            .ToLookup(pair => pair.Zone, pair => pair.Subnet, StringComparer.Ordinal))];
        var zones = this.kinds.Where(kind => kind.Count > 0).Select(kind => kind.Select(zone => zone.Key)).ToList();
        Zones = zones is [] ? [] : [.. zones.Aggregate((common, next) => common.Intersect(next, StringComparer.Ordinal))];
    }

    /// <summary>The zones of a round.</summary>
    public string[] Zones { get; }

    /// <summary>The subnets of a kind that are in rounds.</summary>
    /// <param name="kind">The place of the kind.</param>
    public NetworkSubnet[] Of(int kind) => Zones is [] ? [] :
    [
        .. Enumerable.Range(0, Zones.Min(zone => kinds[kind][zone].Count())).SelectMany(round => Zones.Select(zone => kinds[kind][zone].ElementAt(round))),
    ];
}
