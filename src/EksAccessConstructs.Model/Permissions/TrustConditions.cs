using System.Globalization;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Permissions;

/// <summary>The conditions of a statement, held against what a request carries.</summary>
/// <remarks>Source: IAM User Guide, "Condition operators". Operators about numbers, dates and addresses are not read.</remarks>
internal static class TrustConditions
{
    private const string IfExists = "IfExists";
    private const string ForAll = "ForAllValues:";
    private const string ForAny = "ForAnyValue:";

    /// <summary>True where every condition holds; false with the first that does not.</summary>
    public static TrustFit Fit(YamlMap? conditions, ValueMap context)
    {
        var fits = (from operation in conditions?.Entries ?? []
                    from test in (operation.Value as YamlMap)?.Entries ?? []
                    select One(operation.Key, test, context)).ToList();
        return fits.Find(fit => fit.Fits is false) ?? fits.Find(fit => fit.Fits is null) ?? new TrustFit(true, "");
    }

    private static TrustFit One(string operation, YamlEntry test, ValueMap context)
    {
        var wanted = TrustPolicy.Items(test.Value).OfType<YamlScalar>().Select(scalar => scalar.Value).ToList();
        var key = context.FirstOrDefault(pair => pair.Key.Equals(test.Key, StringComparison.OrdinalIgnoreCase));
        var given = key.Key is null ? null : key.Value;
        var shown = $"{operation} of {test.Key} ({string.Join(", ", wanted)})";
        if (operation is "Null")
        {
            return new(wanted.Contains("true", StringComparer.OrdinalIgnoreCase) == given is null, $"{shown} does not hold");
        }

        var name = Bare(operation);
        if (Test(name) is not { } holds)
        {
            return new(null, $"the operator {operation} is not read");
        }

        var isNegated = name.Contains("Not", StringComparison.Ordinal);
        var hasForm = given is not null || isNegated || operation.EndsWith(IfExists, StringComparison.Ordinal)
            || operation.StartsWith(ForAll, StringComparison.Ordinal);
        var fits = given is null ? hasForm : wanted.Exists(value => holds(value, given)) != isNegated;
        return new(fits, given is null ? $"{shown} does not hold, for the request carries none" : $"{shown} does not hold for {given}");
    }

    private static string Bare(string operation)
    {
        var start = new[] { ForAll, ForAny }.Where(prefix => operation.StartsWith(prefix, StringComparison.Ordinal)).Sum(prefix => prefix.Length);
        return operation.EndsWith(IfExists, StringComparison.Ordinal) ? operation[start..^IfExists.Length] : operation[start..];
    }

    // The test of an operator, or of the one that it negates; null where it is not read.
    private static Func<string, string, bool>? Test(string name) => name switch
    {
        "StringEquals" or "StringNotEquals" => (wanted, given) => wanted == given,
        "StringEqualsIgnoreCase" or "StringNotEqualsIgnoreCase" => (wanted, given) => string.Equals(wanted, given, StringComparison.OrdinalIgnoreCase),
        "StringLike" or "StringNotLike" => IamPattern.Fits,
        "ArnEquals" or "ArnLike" or "ArnNotEquals" or "ArnNotLike" => IamPattern.FitsArn,
        "Bool" => (wanted, given) => string.Compare(wanted, given, CultureInfo.InvariantCulture, CompareOptions.OrdinalIgnoreCase) == 0,
        _ => null,
    };
}
