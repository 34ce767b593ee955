using System.Globalization;
using System.Text;

namespace EksAccessConstructs;

/// <summary>Texts that are almost right: one of a few, changed in a few places. The same seed gives the same text.</summary>
/// <remarks><c>FUZZ_COUNT</c> sets how many, <c>FUZZ_SEED</c> the first seed: the one that a failure prints, with a count of 1, gives it again.</remarks>
internal static class Mutation
{
    private static readonly string[] Pieces =
    [
        // characters that YAML, JSON and CSV read as more than themselves
        "\t", " ", "  ", "\n", "\r\n", "\r", ":", ": ", "- ", "#", "'", "\"", "\\", "[", "]", "{", "}", ",", "&a ", "*a", "!", "!!str ", "!!int ", "!!binary ",
        "|\n", ">-\n", "%YAML 1.1\n", "%YAML 1.2\n", "---\n", "--- ", "...\n", "? ", "<<: ", "<<: *a", "~", "null", "yes", "012", "1e3", ".inf", "-1",
        "99999999999999999999", "&a [*a, *a]", "[[[[[[[[[[", "{a: {a: {a: ", "{\"a\": 1}\n",

        // characters that are not what they look like
        "\0", "\u0001", "\e[2J", "\u0085", "\u00a0", "\u2028", "\u202e", "\u212a", "\ufeff", "\ufdd0", "é", "😀", "::error::", "##[error]", "\\n", "\\e",
        "\\ud800",

        // words of the documents
        "items: []\n", "kind: List\n", "kind: ClusterConfig\n", "rules: [{}]\n", "metadata: null\n", "subjects: [~]\n", "roleRef: {kind: Role}\n",
        "aggregationRule: {clusterRoleSelectors: [{}]}\n", "data:", "mapRoles", "rolearn", "userarn", "ROLEARN", "groups", "Groups", "username", "sso",
        "system:masters", "{{SessionName}}", "{{EC2PrivateDNSName}}", "arn:aws:iam::111122223333:role/Admin", "accessConfig: {}\n",
        "authenticationMode: API\n", "*", "",
    ];

    /// <summary>How many texts are made.</summary>
    public static int Count(int usual) => Number("FUZZ_COUNT") ?? usual;

    /// <summary>The first seed.</summary>
    public static int FirstSeed => Number("FUZZ_SEED") ?? 1;

    /// <summary>The text with one to four changes.</summary>
    public static string Of(string text, Random random)
    {
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            text = Changed(text, random);
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)); // half a surrogate pair is in no file
    }

    private static string Changed(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var end = Math.Min(text.Length, at + random.Next(12));
        var piece = Pieces[random.Next(Pieces.Length)];
        return random.Next(7) switch
        {
            0 => text.Insert(at, piece),
            1 => text.Remove(at, end - at),
            2 => text.Remove(at, end - at).Insert(at, piece),
            3 => text.Insert(at, text[at..end]),
            4 => OnLine(text, at, line => [line, line]),
            5 => OnLine(text, at, line => [$"  {line}"]),
            _ => OnLine(text, at, _ => []),
        };
    }

    private static string OnLine(string text, int at, Func<string, string[]> change)
    {
        var lines = text.Split('\n');
        var one = at % lines.Length;
        return string.Join('\n', lines.SelectMany((line, i) => i == one ? change(line) : [line]));
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
