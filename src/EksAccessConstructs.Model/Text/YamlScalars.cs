using System.Globalization;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Text;

/// <summary>What a scalar is to the readers of Kubernetes, eksctl and aws-iam-authenticator.</summary>
public enum YamlType
{
    /// <summary>Nothing: empty, <c>~</c> or <c>null</c>.</summary>
    Null,

    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number with a point or exponent.</summary>
    Float,

    /// <summary>Text.</summary>
    Text,
}

/// <summary>Scalars as YAML 1.1 types them in go-yaml, which kubectl, eksctl and aws-iam-authenticator all use.</summary>
/// <remarks>Seen in runs of the real readers: <c>yes</c>, <c>y</c>, <c>on</c> and their opposites are booleans in lower, Title and UPPER case;
/// <c>012</c>, <c>0o14</c>, <c>1_000</c>, <c>1e3</c> are numbers; <c>12:30:45</c>, dates and <c>1.2.3</c> are text.</remarks>
public static partial class YamlScalars
{
    /// <summary>The type of a scalar.</summary>
    public static YamlType TypeOf(YamlScalar scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        return scalar.Tag switch
        {
            "tag:yaml.org,2002:str" or "!" => YamlType.Text,
            "tag:yaml.org,2002:null" => YamlType.Null,
            "tag:yaml.org,2002:bool" => YamlType.Boolean,
            "tag:yaml.org,2002:int" => YamlType.Integer,
            "tag:yaml.org,2002:float" => YamlType.Float,
            _ => scalar.Style is ScalarStyle.Plain ? TypeOfPlain(scalar.Value) : YamlType.Text,
        };
    }

    /// <summary>The type of bare characters.</summary>
    public static YamlType TypeOfPlain(string value) => value switch
    {
        "" or "~" or "null" or "Null" or "NULL" => YamlType.Null,
        _ when IsTrue(value) || IsFalse(value) => YamlType.Boolean,
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF" or ".nan" or ".NaN" or ".NAN" => YamlType.Float,
        _ when Integer().IsMatch(value) => YamlType.Integer,
        _ when Float().IsMatch(value) => YamlType.Float,
        _ => YamlType.Text,
    };

    /// <summary>The boolean that bare characters mean; null where they mean none.</summary>
    public static bool? AsBoolean(string value) => IsTrue(value) ? true : IsFalse(value) ? false : null;

    /// <summary>The whole number that bare characters mean; null where they mean none or one past 64 bits.</summary>
    public static long? AsInteger(string value)
    {
        if (!Integer().IsMatch(value))
        {
            return null;
        }

        var digits = value.Replace("_", "", StringComparison.Ordinal);
        var negative = digits.StartsWith('-');
        digits = digits.TrimStart('+', '-');
        var (text, radix) = digits switch
        {
            ['0', 'x' or 'X', .. var hex] => (hex, 16),
            ['0', 'b' or 'B', .. var bits] => (bits, 2),
            ['0', 'o' or 'O', .. var octal] => (octal, 8),
            ['0', _, ..] when digits.All(digit => digit is >= '0' and <= '7') => (digits, 8),
            _ => (digits, 10),
        };
        try
        {
            var magnitude = radix == 10 ? long.Parse(text, CultureInfo.InvariantCulture) : Convert.ToInt64(text, radix);
            return negative ? -magnitude : magnitude;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool IsTrue(string value) => value is "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "y" or "Y" or "on" or "On" or "ON";

    private static bool IsFalse(string value) => value is "false" or "False" or "FALSE" or "no" or "No" or "NO" or "n" or "N" or "off" or "Off" or "OFF";

    [GeneratedRegex(@"^[-+]?(0b[01_]+|0x[0-9a-fA-F_]+|0o[0-7_]+|[0-9][0-9_]*)\z")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?\z")]
    private static partial Regex Float();
}
