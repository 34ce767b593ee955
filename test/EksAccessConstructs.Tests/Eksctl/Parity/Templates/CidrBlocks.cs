using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Templates;

/// <summary>The blocks that <c>Fn::Cidr</c> cuts out of another one.</summary>
internal static class CidrBlocks
{
    private const int BitsOfIpv4 = 32;

    /// <summary>The first blocks of a size; those of a block that only AWS knows, as an IPv6 one, go by their number.</summary>
    /// <param name="block">The block to cut.</param>
    /// <param name="count">How many blocks are wanted.</param>
    /// <param name="hostBits">The bits of an address that are free in each block.</param>
    public static IEnumerable<string> Cut(string block, int count, int hostBits) =>
        IPNetwork.TryParse(block, out var network) && network.BaseAddress.AddressFamily is AddressFamily.InterNetwork
            ? Cut(network, hostBits).Take(count)
            : Enumerable.Range(0, count).Select(i => $"<cidr {i}>");

    private static IEnumerable<string> Cut(IPNetwork network, int hostBits)
    {
        var first = BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes());
        var bytes = new byte[sizeof(uint)];
        for (var i = 0u; i < 1u << (BitsOfIpv4 - network.PrefixLength - hostBits); i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, first + (i << hostBits));
            yield return $"{new IPAddress(bytes)}/{BitsOfIpv4 - hostBits}";
        }
    }
}
