using System.Text.RegularExpressions;

namespace EksAccessConstructs.Eksctl;

/// <summary>Ids of things in EC2.</summary>
internal static partial class Ec2Ids
{
    /// <summary>True for a word that means to be an id of a kind.</summary>
    public static bool Begins(string text, string kind) => text.StartsWith($"{kind}-", StringComparison.Ordinal);

    /// <summary>True for an id of a kind, such as <c>sg</c>: 8 or 17 hexadecimal digits after the kind, as CloudFormation's own validation asks.</summary>
    public static bool IsId(string text, string kind) => Begins(text, kind) && Digits().IsMatch(text[(kind.Length + 1)..]);

    [GeneratedRegex(@"^([0-9a-f]{8}|[0-9a-f]{17})\z")]
    private static partial Regex Digits();
}
