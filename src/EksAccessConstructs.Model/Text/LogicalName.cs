namespace EksAccessConstructs.Text;

/// <summary>Logical ids made from what a thing is, so that whoever knows the thing knows its id, without a template.</summary>
internal static class LogicalName
{
    /// <summary>Several names as one logical id: <c>node-role</c> and <c>main</c> → <c>NodeRoleMain</c>.</summary>
    public static string Of(params ReadOnlySpan<string> parts)
    {
        var id = "";
        foreach (var part in parts)
        {
            id += Word(part);
        }

        return id;
    }

    /// <summary>A name as one word of a logical id: <c>us-west-2a</c> → <c>UsWest2a</c>.</summary>
    /// <remarks>Lower-case letters, digits and dashes make a readable word; a name with anything else gets a
    /// short hash besides, so that it stays apart from its neighbours.</remarks>
    public static string Word(string name)
    {
        var word = string.Concat(name.Split('-').Select(Capitalized));
        return name.All(IsPlain) ? word : word + TextHash.Of(name);
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';

    private static string Capitalized(string part)
    {
        var kept = new string([.. part.Where(char.IsAsciiLetterOrDigit)]);
        return kept.Length == 0 ? "" : char.ToUpperInvariant(kept[0]) + kept[1..];
    }
}
