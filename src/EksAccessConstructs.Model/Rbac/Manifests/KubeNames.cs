using System.Text;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Rbac;

/// <summary>What Kubernetes says of a name or label, each problem in its own words; nothing where it is fine.</summary>
/// <remarks>Source: apimachinery util/validation and api/validation/path. Lengths are of UTF-8 bytes.</remarks>
internal static partial class KubeNames
{
    private const string QualifiedFormat = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string LabelFormat = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string QualifiedWords = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

    /// <summary>A name that may be part of an address: roles and bindings.</summary>
    public static IEnumerable<string> PathSegment(string name, bool prefix = false)
    {
        if (!prefix && name is "." or "..")
        {
            yield return $"may not be '{name}'";
            yield break;
        }

        foreach (var letter in new[] { "/", "%" })
        {
            if (name.Contains(letter, StringComparison.Ordinal))
            {
                yield return $"may not contain '{letter}'";
            }
        }
    }

    /// <summary>A DNS name: service accounts and config maps.</summary>
    public static IEnumerable<string> Subdomain(string name, bool prefix = false)
    {
        var masked = prefix ? MaskDash(name) : name;
        if (Length(masked) > 253)
        {
            yield return MaxLength(253);
        }

        if (!DnsSubdomain().IsMatch(masked))
        {
            yield return Words(
                "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, "
                    + "'-' or '.', and must start and end with an alphanumeric character",
                $@"{LabelFormat}(\.{LabelFormat})*", "example.com");
        }
    }

    /// <summary>One part of a DNS name: namespaces.</summary>
    public static IEnumerable<string> Label(string name, bool prefix = false)
    {
        var masked = prefix ? MaskDash(name) : name;
        if (Length(masked) > 63)
        {
            yield return MaxLength(63);
        }

        if (!DnsLabel().IsMatch(masked))
        {
            yield return DnsSubdomain().IsMatch(masked)
                ? "must not contain dots"
                : Words(
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
                        + "and must start and end with an alphanumeric character",
                    LabelFormat, "my-name", "123-abc");
        }
    }

    /// <summary>A key of labels, annotations and finalizers: a name after an optional DNS name and slash.</summary>
    public static IEnumerable<string> Qualified(string key)
    {
        var parts = key.Split('/');
        if (parts.Length > 2)
        {
            yield return $"a qualified name {QualifiedExamples()} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
            yield break;
        }

        if (parts.Length == 2)
        {
            foreach (var problem in parts[0].Length == 0 ? ["must be non-empty"] : Subdomain(parts[0]))
            {
                yield return $"prefix part {problem}";
            }
        }

        var name = parts[^1];
        if (name.Length == 0)
        {
            yield return "name part must be non-empty";
        }
        else if (Length(name) > 63)
        {
            yield return $"name part {MaxLength(63)}";
        }

        if (!QualifiedName().IsMatch(name))
        {
            yield return $"name part {QualifiedExamples()}";
        }
    }

    /// <summary>The value of a label.</summary>
    public static IEnumerable<string> LabelValue(string value)
    {
        if (Length(value) > 63)
        {
            yield return MaxLength(63);
        }

        if (value.Length > 0 && !QualifiedName().IsMatch(value))
        {
            yield return Words(
                "a valid label must be an empty string or consist of alphanumeric characters, "
                    + "'-', '_' or '.', and must start and end with an alphanumeric character",
                $"({QualifiedFormat})?", "MyValue", "my_value", "12345");
        }
    }

    /// <summary>A key of a ConfigMap.</summary>
    public static IEnumerable<string> ConfigMapKey(string key)
    {
        if (Length(key) > 253)
        {
            yield return MaxLength(253);
        }

        if (!ConfigKey().IsMatch(key))
        {
            yield return Words(
                "a valid config key must consist of alphanumeric characters, '-', '_' or '.'", "[-._a-zA-Z0-9]+", "key.name", "KEY_NAME", "key-name");
        }

        if (key is ".")
        {
            yield return "must not be '.'";
        }
        else if (key is "..")
        {
            yield return "must not be '..'";
        }
        else if (key.StartsWith("..", StringComparison.Ordinal))
        {
            yield return "must not start with '..'";
        }
    }

    public static int Length(string text) => Encoding.UTF8.GetByteCount(text);

    private static string QualifiedExamples() => Words(QualifiedWords, QualifiedFormat, "MyName", "my.name", "123-abc");

    private static string MaxLength(int length) => $"must be no more than {length} characters";

    private static string Words(string message, string format, params ReadOnlySpan<string> examples)
    {
        var words = new StringBuilder(message).Append(" (e.g. ");
        for (var i = 0; i < examples.Length; i++)
        {
            words.Append(i > 0 ? " or " : "").Append('\'').Append(examples[i]).Append("', ");
        }

        return words.Append("regex used for validation is '").Append(format).Append("')").ToString();
    }

    // Kubernetes takes away two letters where one would do; names are judged like that all the same.
    private static string MaskDash(string name) => name.Length > 1 && name.EndsWith('-') ? $"{name[..^2]}a" : name;

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex DnsSubdomain();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex DnsLabel();

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z")]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z")]
    private static partial Regex ConfigKey();
}
