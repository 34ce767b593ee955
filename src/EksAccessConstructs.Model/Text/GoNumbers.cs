using System.Globalization;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Text;

/// <summary>Numbers as Go's strconv reads and writes them.</summary>
internal static partial class GoNumbers
{
    /// <summary>The whole number that characters mean with prefixes 0x, 0o, 0b and 0 and with
    /// underscores anywhere; null where they mean none, or one past 64 bits.</summary>
    public static Int128? Integer(string value)
    {
        var digits = value.Contains('_', StringComparison.Ordinal) ? value.Replace("_", "", StringComparison.Ordinal) : value;
        var (sign, rest) = digits is ['+' or '-', ..] ? (digits[0], digits[1..]) : ('\0', digits);
        var (radix, text) = rest switch
        {
            ['0', 'x' or 'X', _, ..] => (16, rest[2..]),
            ['0', 'o' or 'O', _, ..] => (8, rest[2..]),
            ['0', 'b' or 'B', _, ..] => (2, rest[2..]),
            ['0', ..] => (8, rest[1..]),
            _ => (10, rest),
        };
        if (rest.Length == 0 || Magnitude(text, radix) is not { } magnitude || magnitude > Largest(sign))
        {
            return null;
        }

        return sign == '-' ? -(Int128)magnitude : (Int128)magnitude;
    }

    private static UInt128 Largest(char sign) => sign switch
    {
        '-' => (UInt128)long.MaxValue + 1,
        '+' => long.MaxValue,
        _ => ulong.MaxValue,
    };

    /// <summary>True for a decimal number with or without point and exponent that 64 bits can hold.</summary>
    public static bool IsFloat(string value) =>
        Float().IsMatch(value) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    /// <summary>A number as go-yaml turns it into a key.</summary>
    public static string FloatKey(string value) => value.TrimStart('+') switch
    {
        ".nan" or ".NaN" or ".NAN" => ".nan",
        ".inf" or ".Inf" or ".INF" => ".inf",
        "-.inf" or "-.Inf" or "-.INF" => "-.inf",
        var number => double.TryParse(number.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
            ? Shortest((float)parsed)
            : value,
    };

    /// <summary>True for the dates that go-yaml takes as timestamps.</summary>
    public static bool IsTimestamp(string value) => Timestamp().Match(value) is { Success: true } match
        && DateTime.TryParseExact(match.Groups["date"].Value, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && (!match.Groups["time"].Success || TimeSpan.TryParseExact(match.Groups["time"].Value, @"h\:m\:s", CultureInfo.InvariantCulture, out _));

    // Go's 'g' with the fewest digits for 32 bits: an exponent below -4 and from 6 on.
    private static string Shortest(float number)
    {
        var round = number.ToString("E8", CultureInfo.InvariantCulture);
        for (var digits = 0; digits < 9; digits++)
        {
            var shorter = number.ToString($"E{digits}", CultureInfo.InvariantCulture);
            if (float.Parse(shorter, CultureInfo.InvariantCulture) == number)
            {
                round = shorter;
                break;
            }
        }

        var letter = round.IndexOf('E', StringComparison.Ordinal);
        var mantissa = round[..letter];
        var exponent = int.Parse(round[(letter + 1)..], CultureInfo.InvariantCulture);
        return exponent is < -4 or >= 6
            ? $"{mantissa}e{exponent:+00;-00}"
            : decimal.Parse(round, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
    }

    private static UInt128? Magnitude(string digits, int radix)
    {
        UInt128 value = 0;
        foreach (var letter in digits)
        {
            var digit = char.IsAsciiHexDigit(letter) ? Convert.ToInt32(letter.ToString(), 16) : radix;
            value = (value * (UInt128)radix) + (UInt128)digit;
            if (digit >= radix || value > ulong.MaxValue)
            {
                return null;
            }
        }

        return value;
    }

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Float();

    [GeneratedRegex(@"^(?<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})"
        + @"([Tt](?<time>[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})"
        + @"| (?<time>[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})(\.[0-9]+)?)?\z")]
    private static partial Regex Timestamp();
}
