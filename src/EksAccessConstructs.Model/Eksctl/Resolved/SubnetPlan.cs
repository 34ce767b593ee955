using System.Net;

namespace EksAccessConstructs.Eksctl;

/// <summary>A subnet to be made.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Cidr">The range.</param>
/// <param name="Index">The place of its range in the VPC, counted from 0.</param>
/// <param name="IsPublic">True for a public subnet.</param>
/// <param name="IsLocalZone">True in a local zone.</param>
internal sealed record PlannedSubnet(string Zone, string Cidr, int Index, bool IsPublic, bool IsLocalZone);

/// <summary>How eksctl cuts a VPC into subnets.</summary>
/// <remarks>Source: eksctl, <c>pkg/vpc/vpc.go</c>: two subnets for each zone; up to eight get an eighth of the VPC each, up to sixteen a sixteenth;
/// public ones first, in the order of zones, local zones last.</remarks>
internal static class SubnetPlan
{
    /// <summary>The most subnets that eksctl cuts a VPC into.</summary>
    public const int MaxSubnets = 16;

    /// <summary>The subnets of a VPC: public ones of all zones, then private ones.</summary>
    /// <param name="cidr">The range of the VPC, /16 to /24.</param>
    /// <param name="zones">The zones, in order.</param>
    /// <param name="localZones">The local zones, in order.</param>
    /// <param name="location">Where the range is written.</param>
    /// <returns>The subnets; a finding where the range is none, too small or too big, or where zones are too many (EKS021).</returns>
    public static Reading<PlannedSubnets> Cut(string cidr, ValueList<string> zones, ValueList<string> localZones, SourceLocation? location = null)
    {
        ArgumentNullException.ThrowIfNull(cidr);
        var total = 2 * (zones.Count + localZones.Count);
        if (!IPNetwork.TryParse(cidr, out var network) || network.BaseAddress.AddressFamily is not System.Net.Sockets.AddressFamily.InterNetwork)
        {
            return Refuse($"'vpc.cidr' ('{cidr}') is not an IPv4 range; write one such as 192.168.0.0/16");
        }

        if (network.PrefixLength is < 16 or > 24)
        {
            return Refuse($"'vpc.cidr' ('{cidr}') must be between /16 and /24; choose another range");
        }

        if (total is 0 or > MaxSubnets)
        {
            return Refuse($"{total / 2} zones need {total} subnets, but a VPC is cut into 2 to {MaxSubnets}; name at most {MaxSubnets / 2} zones");
        }

        var length = network.PrefixLength + (total > 8 ? 4 : 3);
        var all = zones.Concat(localZones).ToList();
        var count = zones.Count;
        return new(new PlannedSubnets([.. all.Select((zone, place) => Subnet(zone, place, true)), .. all.Select((zone, place) => Subnet(zone, place, false))]),
            []);

        PlannedSubnet Subnet(string zone, int place, bool isPublic)
        {
            var index = isPublic ? place : place + all.Count;
            return new PlannedSubnet(zone, Block(network.BaseAddress, length, index), index, isPublic, place >= count);
        }

        Reading<PlannedSubnets> Refuse(string message) => new(null, [Rules.EksctlRules.Network.At(location, message)]);
    }

    private static string Block(IPAddress start, int length, int index)
    {
        var bytes = start.GetAddressBytes();
        var address = ((uint)bytes[0] << 24 | (uint)bytes[1] << 16 | (uint)bytes[2] << 8 | bytes[3]) + ((uint)index << (32 - length));
        return $"{address >> 24}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}/{length}";
    }
}

/// <summary>The subnets of one VPC.</summary>
/// <param name="All">Public ones of all zones, then private ones.</param>
internal sealed record PlannedSubnets(ValueList<PlannedSubnet> All);
