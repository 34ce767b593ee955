using System.Globalization;
using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>What a scalar is to the readers of Kubernetes, eksctl and aws-iam-authenticator.</summary>
internal enum YamlType
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
/// <remarks>Source: go-yaml v2 resolve.go, and runs of the real readers: <c>yes</c>, <c>y</c>, <c>on</c> and their opposites are booleans in lower, Title and
/// UPPER case; <c>012</c>, <c>0o14</c>, <c>1_000</c>, <c>1e3</c> are numbers; <c>12:30:45</c>, dates and <c>1.2.3</c> are text.</remarks>
internal static class YamlScalars
{
    internal const string TextTag = "tag:yaml.org,2002:str";
    internal const string BinaryTag = "tag:yaml.org,2002:binary";

    /// <summary>The type of a scalar.</summary>
    public static YamlType TypeOf(YamlScalar scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        return scalar.Tag switch
        {
            null => scalar.Style is ScalarStyle.Plain ? TypeOfPlain(scalar.Value) : YamlType.Text,
            "tag:yaml.org,2002:null" => YamlType.Null,
            "tag:yaml.org,2002:bool" => YamlType.Boolean,
            "tag:yaml.org,2002:int" => YamlType.Integer,
            "tag:yaml.org,2002:float" => YamlType.Float,
            _ => YamlType.Text,
        };
    }

    /// <summary>The type of bare characters.</summary>
    public static YamlType TypeOfPlain(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value switch
        {
            [] or "~" => YamlType.Null,
            ['.', ..] => IsSpecial(value) || GoNumbers.IsFloat(value) ? YamlType.Float : YamlType.Text,
            [>= '0' and <= '9' or '+' or '-', ..] => TypeOfNumber(value),
            ['y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O', ..] => TypeOfWord(value),
            _ => YamlType.Text,
        };
    }

    /// <summary>The boolean that bare characters mean; null where they mean none.</summary>
    public static bool? AsBoolean(string value) => value switch
    {
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "y" or "Y" or "on" or "On" or "ON" => true,
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "n" or "N" or "off" or "Off" or "OFF" => false,
        _ => null,
    };

    /// <summary>The whole number that bare characters mean; null where they mean none or one past 64 bits.</summary>
    public static long? AsInteger(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value is [>= '0' and <= '9' or '+' or '-', ..]
            && GoNumbers.Integer(value) is { } number
            && number >= long.MinValue
            && number <= long.MaxValue
                ? (long)number
                : null;
    }

    /// <summary>True for a number that JSON cannot hold: infinity, or none at all.</summary>
    public static bool IsNoJson(YamlScalar scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        return TypeOf(scalar) is YamlType.Float && IsSpecial(scalar.Value);
    }

    /// <summary>What a scalar is called as a key of JSON: a number or boolean in one way of writing; null where it cannot be one.</summary>
    internal static string? AsKey(YamlScalar scalar) => TypeOf(scalar) switch
    {
        YamlType.Null => null,
        YamlType.Boolean => AsBoolean(scalar.Value) is true ? "true" : "false",
        YamlType.Integer => AsInteger(scalar.Value)?.ToString(CultureInfo.InvariantCulture),
        YamlType.Float => GoNumbers.FloatKey(scalar.Value),
        YamlType.Text => scalar.Value,
    };

    /// <summary>True where the characters can be what the tag says.</summary>
    internal static bool FitsTag(YamlScalar scalar) => scalar.Tag switch
    {
        "tag:yaml.org,2002:null" => TypeOfPlain(scalar.Value) is YamlType.Null,
        "tag:yaml.org,2002:bool" => TypeOfPlain(scalar.Value) is YamlType.Boolean,
        "tag:yaml.org,2002:int" => TypeOfPlain(scalar.Value) is YamlType.Integer,
        "tag:yaml.org,2002:float" => TypeOfPlain(scalar.Value) is YamlType.Float || AsInteger(scalar.Value) is not null,
        "tag:yaml.org,2002:timestamp" => GoNumbers.IsTimestamp(scalar.Value),
        _ => true,
    };

    /// <summary>The text that base64 holds; null where it is none.</summary>
    internal static string? Bytes(string value)
    {
        var bare = value.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        var bytes = new byte[bare.Length];
        return !bare.AsSpan().ContainsAny(" \t") && Convert.TryFromBase64String(bare, bytes, out var written) ? Text(bytes.AsSpan(0, written)) : null;
    }

    // As Go writes broken bytes into JSON: each one is U+FFFD.
    private static string Text(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var good = Rune.DecodeFromUtf8(bytes, out var rune, out var length) is System.Buffers.OperationStatus.Done;
            _ = good ? text.Append(rune.ToString()) : text.Append('\uFFFD', length);
            bytes = bytes[length..];
        }

        return text.ToString();
    }

    private static YamlType TypeOfWord(string value) => value switch
    {
        "null" or "Null" or "NULL" => YamlType.Null,
        _ when AsBoolean(value) is not null => YamlType.Boolean,
        _ => YamlType.Text,
    };

    private static YamlType TypeOfNumber(string value) => value switch
    {
        _ when IsSpecial(value) => YamlType.Float,
        _ when GoNumbers.Integer(value) is not null => YamlType.Integer,
        _ when GoNumbers.IsFloat(value.Replace("_", "", StringComparison.Ordinal)) => YamlType.Float,
        _ => YamlType.Text,
    };

    private static bool IsSpecial(string value) => value is
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF" or ".nan" or ".NaN" or ".NAN";
}
