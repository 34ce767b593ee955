using System.Globalization;

namespace EksAccessConstructs.Templates.Checks;

/// <summary>What kind of value a property takes.</summary>
internal enum EksValue
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>The ARN of an IAM role.</summary>
    Role,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A list of mappings.</summary>
    List,

    /// <summary>A mapping.</summary>
    Map,

    /// <summary>Anything; nothing is asked of it.</summary>
    Any,
}

/// <summary>One property of a type, with those inside it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What kind of value it takes.</param>
/// <param name="IsRequired">True where CloudFormation asks for it.</param>
internal sealed record EksProperty(string Name, EksValue Kind, bool IsRequired)
{
    /// <summary>The words that it may be; empty where any text will do.</summary>
    public ValueList<string> Words { get; init; }

    /// <summary>True where AWS adds no words, since what others there are would be another thing.</summary>
    public bool IsClosed { get; init; }

    /// <summary>How many items a list has at most; null where CloudFormation says nothing.</summary>
    public int? Most { get; init; }

    /// <summary>How many items a list has at least.</summary>
    public int Least { get; init; }

    /// <summary>The properties of the mapping, or of each mapping in the list.</summary>
    public Dictionary<string, EksProperty> Inside { get; } = new(StringComparer.Ordinal);
}

/// <summary>The types of CloudFormation for EKS: the one place that knows which properties and attributes they have.</summary>
/// <remarks>Source: CloudFormation's resource provider schemas. The table holds for the day it was made, <see cref="AsOf"/>; what AWS adds later is
/// doubtful to it, and not wrong.</remarks>
internal sealed class EksTypes
{
    /// <summary>What the names of all these types begin with.</summary>
    public const string Prefix = "AWS::EKS::";

    private static readonly Lazy<Dictionary<string, EksTypes>> All = new(Read);

    private EksTypes()
    {
    }

    /// <summary>The day for which the table holds.</summary>
    public static DateOnly AsOf { get; } = new(2026, 11, 22);

    /// <summary>The day in words, for messages.</summary>
    public static string Day { get; } = AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The names of the types.</summary>
    public static IEnumerable<string> Names => All.Value.Keys;

    /// <summary>The properties, as those of one mapping.</summary>
    public EksProperty Properties { get; } = new("Properties", EksValue.Map, IsRequired: false);

    /// <summary>What Fn::GetAtt gives.</summary>
    public List<string> Attributes { get; } = [];

    /// <summary>A type; null where the table has none of the name.</summary>
    public static EksTypes? Find(string type) => All.Value.GetValueOrDefault(type);

    private static Dictionary<string, EksTypes> Read()
    {
        var types = new Dictionary<string, EksTypes>(StringComparer.Ordinal);
        var current = new EksTypes();
        foreach (var line in Lines())
        {
            if (line.StartsWith(Prefix, StringComparison.Ordinal))
            {
                current = types[line] = new EksTypes();
            }
            else if (line.StartsWith('@'))
            {
                current.Attributes.Add(line[1..]);
            }
            else
            {
                current.Add(line.Split(' '));
            }
        }

        return types;
    }

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(EksTypes).Assembly.GetManifestResourceStream("eks-types.txt")
            ?? throw new InvalidOperationException("the library lacks its table of the types of EKS");
        using var reader = new StreamReader(stream);
        var begun = "";
        while (reader.ReadLine() is { } read)
        {
            var line = begun + read.Trim();
            begun = line.EndsWith('|') ? line : "";
            if (begun.Length == 0 && line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    // PATH[!] KIND [of WORD|…] [only WORD|…] [most N] [least N], where all that is around the path has its line before.
    private void Add(string[] words)
    {
        var path = words[0].TrimEnd('!').Replace("[]", "", StringComparison.Ordinal).Split('.');
        var around = path[..^1].Aggregate(Properties, (map, name) => map.Inside[name]);
        around.Inside[path[^1]] = new EksProperty(path[^1], Enum.Parse<EksValue>(words[1], ignoreCase: true), words[0].EndsWith('!'))
        {
            Words = (After(words, "of") ?? After(words, "only"))?.Split('|').ToValueList() ?? [],
            IsClosed = After(words, "only") is not null,
            Most = After(words, "most") is { } most ? Number(most) : null,
            Least = After(words, "least") is { } least ? Number(least) : 0,
        };
    }

    private static string? After(string[] words, string word) => Array.IndexOf(words, word) is > 0 and var at ? words[at + 1] : null;

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
