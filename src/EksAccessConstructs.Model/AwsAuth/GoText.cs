using System.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Text compared and changed as Go's standard library does it, where .NET has another opinion.</summary>
internal static class GoText
{
    private const int KelvinSign = 0x212A;
    private const int LongS = 0x17F;
    private const int CapitalDottedI = 0x130;

    /// <summary>strings.ToLower: by simple Unicode case mapping, sign by sign.</summary>
    public static string ToLower(string text) => Change(text, rune => rune.Value switch
    {
        KelvinSign => new Rune('k'),
        CapitalDottedI => new Rune('i'),
        _ => Rune.ToLowerInvariant(rune),
    });

    /// <summary>strings.EqualFold: equal under simple Unicode case folding.</summary>
    public static bool EqualFold(string left, string right) => left.Equals(right, StringComparison.Ordinal) || Folded(left) == Folded(right);

    /// <summary>Two texts fold to the same where <see cref="EqualFold"/> holds.</summary>
    public static string Folded(string text) => Change(text, Fold);

    /// <summary>How encoding/json compares a field name that does not match exactly.</summary>
    public static bool IsField(string key, string field) => EqualFold(key, field);

    private static Rune Fold(Rune rune) => rune.Value switch
    {
        < 0x80 => Rune.ToLowerInvariant(rune),
        KelvinSign => new Rune('k'),
        LongS => new Rune('s'),
        CapitalDottedI => rune,
        _ => Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune)),
    };

    private static string Change(string text, Func<Rune, Rune> change)
    {
        var built = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            built.Append(change(rune).ToString());
        }

        return built.ToString();
    }
}
