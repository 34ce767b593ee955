using System.Globalization;
using System.Net;
using System.Numerics;
using EksAccessConstructs.Cluster;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>Fn::Cidr: ranges of addresses that a range is cut into.</summary>
internal static class RangeFunctions
{
    private const int Most = 256;

    /// <summary>Fn::Cidr: the first ranges of equal size in a range, as many as are asked for, 1 to 256.</summary>
    /// <remarks>The third argument is how many bits each range leaves to its addresses. Source: CloudFormation User Guide, "Fn::Cidr".</remarks>
    public static YamlNode Cidr(TemplateResolver resolver, YamlNode arguments, TemplateScope scope)
    {
        var given = (arguments as YamlList)?.Items.Select(item => resolver.Resolve(item, scope)).ToList() ?? [];
        var ranges = given is [var block, var count, var bits] ? Ranges(Symbolic.Known(block), Number(count), Number(bits)) : null;
        return ranges is null
            ? Symbolic.Of(arguments.Location, "Cidr", given)
            : new YamlList(
                arguments.Location,
                ranges.Select(range => (YamlNode)new YamlScalar(arguments.Location, range, ScalarStyle.Quoted)).ToValueList());
    }

    private static int? Number(YamlNode? node) =>
        int.TryParse(Symbolic.Known(node), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static List<string>? Ranges(string? block, int? count, int? bits)
    {
        if (block is null || Cidrs.Parse(Cidrs.Normal(block)) is not { } range)
        {
            return null;
        }

        var bytes = range.Address.GetAddressBytes();
        var all = bytes.Length * 8;
        var cut = all - bits;
        var fits = count is >= 1 and <= Most && cut >= range.Length && cut <= all && cut - range.Length is { } room && (room >= 8 || count <= 1 << room);
        return fits ? Enumerable.Range(0, count ?? 0).Select(place => Range(bytes, place, bits ?? 0, cut ?? 0)).ToList() : null;
    }

    private static string Range(byte[] start, int place, int bits, int length)
    {
        var address = new BigInteger(start, isUnsigned: true, isBigEndian: true) + ((BigInteger)place << bits);
        var bytes = address.ToByteArray(isUnsigned: true, isBigEndian: true);
        return $"{new IPAddress([.. new byte[start.Length - bytes.Length], .. bytes])}/{length.ToString(CultureInfo.InvariantCulture)}";
    }
}
