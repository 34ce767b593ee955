using System.Net;
using System.Net.Sockets;

namespace EksAccessConstructs.Cluster;

/// <summary>Ranges of addresses.</summary>
internal static class Cidrs
{
    /// <summary>True for an address with a prefix length; bits of the host may be set.</summary>
    public static bool IsRange(string text) => Parse(text) is not null;

    /// <summary>The address and prefix length; null where the text has none.</summary>
    public static (IPAddress Address, int Length)? Parse(string text)
    {
        if (text.Split('/') is not [var address, [>= '0' and <= '9', ..] length]
            || !int.TryParse(length, out var bits)
            || !IPAddress.TryParse(address, out var start))
        {
            return null;
        }

        var v4 = start.AddressFamily is AddressFamily.InterNetwork;
        var most = v4 ? 32 : 128;
        return bits <= most && (!v4 || address.Split('.').Length == 4) ? (start, bits) : null;
    }

    /// <summary>The range with the bits of the host cleared, as Go writes it; the text itself where it is not a range.</summary>
    public static string Normal(string text)
    {
        if (Parse(text) is not { } range)
        {
            return text;
        }

        var bytes = range.Address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
        {
            var keep = Math.Clamp(range.Length - (8 * i), 0, 8);
            bytes[i] = (byte)(bytes[i] & (0xff00 >> keep));
        }

        return $"{new IPAddress(bytes)}/{range.Length}";
    }

    /// <summary>What to say where the text is none.</summary>
    public static string NotARange(string name, string text) =>
        $"'{name}' ('{text}') is not a range of addresses; write one such as 203.0.113.0/24, or 203.0.113.7/32 for one address";
}
