using System.Net;

namespace EksAccessConstructs.Cluster;

/// <summary>How eksctl cuts the address range of a VPC into blocks: those of public subnets first, then those of private ones.</summary>
/// <remarks>Source: eksctl pkg/vpc/vpc.go: two subnets and up to eight get an eighth of the range each, up to sixteen a sixteenth.</remarks>
internal static class SubnetPlan
{
    /// <summary>The most subnets that one range is cut into.</summary>
    public const int MostSubnets = 16;

    /// <summary>The blocks, in order.</summary>
    /// <exception cref="ArgumentException">The range is no IPv4 range between /16 and /24, or more than sixteen blocks are asked for.</exception>
    public static ValueList<string> Blocks(string cidr, int count)
    {
        if (!IPNetwork.TryParse(cidr, out var range) || range.BaseAddress.GetAddressBytes() is not { Length: 4 } bytes || range.PrefixLength is < 16 or > 24)
        {
            throw new ArgumentException($"'{cidr}' is no address range of a VPC; write an IPv4 range between /16 and /24, such as 192.168.0.0/16", nameof(cidr));
        }

        if (count > MostSubnets)
        {
            throw new ArgumentException($"{count} subnets do not fit into '{cidr}'; name at most {MostSubnets / 2} zones", nameof(count));
        }

        var prefix = range.PrefixLength + (count <= 8 ? 3 : 4);
        var start = (uint)((bytes[0] << 24) | (bytes[1] << 16) | (bytes[2] << 8) | bytes[3]);
        return Enumerable.Range(0, count).Select(index => $"{Address(start + ((uint)index << (32 - prefix)))}/{prefix}").ToValueList();
    }

    private static string Address(uint value) => $"{value >> 24}.{(value >> 16) & 255}.{(value >> 8) & 255}.{value & 255}";
}
