using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cluster;

/// <summary>Logical ids made from what a thing is, so that they stay the same wherever the construct is in the tree.</summary>
internal static class LogicalIds
{
    /// <summary>A name as one word of a logical id: <c>us-west-2a</c> → <c>UsWest2a</c>.</summary>
    /// <remarks>Lower-case letters, digits and dashes make a readable word; a name with anything else gets a
    /// short hash besides, so that it stays apart from its neighbours.</remarks>
    public static string Word(string name)
    {
        var word = string.Concat(name.Split('-').Select(Capitalized));
        return name.All(IsPlain) ? word : word + Hash(name);
    }

    /// <summary>Eight hexadecimal digits that stand for a text.</summary>
    public static string Hash(string text) => TextHash.Of(text);

    /// <summary>Gives a resource the logical id of what it is.</summary>
    public static T Named<T>(this T resource, string logicalId)
        where T : Cdk.CfnElement
    {
        resource.OverrideLogicalId(logicalId);
        return resource;
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';

    private static string Capitalized(string part)
    {
        var kept = new string([.. part.Where(char.IsAsciiLetterOrDigit)]);
        return kept.Length == 0 ? "" : char.ToUpperInvariant(kept[0]) + kept[1..];
    }
}
