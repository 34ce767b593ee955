using System.Text.RegularExpressions;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>What the key table says of a key is what the reader does with it.</summary>
public sealed partial class KeyTableTests
{
    /// <summary>Passed over by the reader, whatever it holds.</summary>
    private static readonly string[] Unread = ["fargateProfiles[].status"];

    private static readonly (KeyType Type, string Value)[] Values =
    [
        (KeyType.Text, "word"), (KeyType.Boolean, "true"), (KeyType.Integer, "7"), (KeyType.Number, "1.5"), (KeyType.Texts, "[word]"),
        (KeyType.Map, "{a: word}"), (KeyType.Document, "{a: 7}"),
    ];

    public static TheoryData<string> Paths { get; } = [.. CarriedKeys.All.Select(key => key.Path)];

    public static TheoryData<string> Closed { get; } = [.. CarriedKeys.All.Where(key => !key.Words.IsEmpty).Select(key => key.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_reader_takes_values_of_the_type_in_the_table_and_no_others(string path)
    {
        var key = Key(path);
        var taken = Values.Where(value => !IsRefused(path, value.Value)).Select(value => value.Type);

        Assert.Equal(Unread.Contains(path) ? Values.Select(value => value.Type) : Fitting(key.Type), taken);
    }

    [Theory]
    [MemberData(nameof(Closed))]
    public void A_word_outside_a_closed_list_is_one_error(string path)
    {
        var key = Key(path);
        var value = key.Type is KeyType.Texts ? "[nonsense]" : "nonsense";

        Assert.Single(EksctlOracle.Read(KeyDocument.With(path, value)).Findings,
            finding => finding.Severity is Severity.Error && finding.Message.Contains("nonsense", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Closed))]
    public void Every_word_of_a_closed_list_is_taken(string path)
    {
        var key = Key(path);

        Assert.All(key.Words, word => Assert.DoesNotContain(
            EksctlOracle.Read(KeyDocument.With(path, key.Type is KeyType.Texts ? $"[{word}]" : word)).Findings,
            finding => finding.Message.Contains($"('{word}') must be", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_key_says_what_it_means_in_a_sentence(string path) => Assert.Matches(@"^[A-Z][^|]+\.\z", Key(path).Meaning);

    [Fact]
    public void The_readers_ask_for_no_key_that_the_table_lacks()
    {
        var folder = Path.Combine(Repository.Root, "src", "EksAccessConstructs.Model", "Eksctl");
        var sources = Directory.EnumerateFiles(Path.Combine(folder, "Readers"), "*.cs").Append(Path.Combine(folder, "ClusterConfigReader.cs"));
        var known = CarriedKeys.All.SelectMany(key => key.Path.Replace("[]", "", StringComparison.Ordinal).Split('.')).ToHashSet(StringComparer.Ordinal);
        var asked = sources.SelectMany(file => Ask().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct();

        Assert.Equal([], asked.Where(name => !known.Contains(name)));
    }

    private static KnownKey Key(string path) => CarriedKeys.All.Single(key => key.Path == path);

    private static bool IsRefused(string path, string value) =>
        EksctlOracle.Read(KeyDocument.With(path, value)).Findings.Any(finding => finding.Code == TextRules.WrongType.Code);

    // A whole number is a number, too, and a mapping of text is a mapping.
    private static KeyType[] Fitting(KeyType type) => type switch
    {
        KeyType.Number => [KeyType.Integer, KeyType.Number],
        KeyType.Document => [KeyType.Map, KeyType.Document],
        _ => [type],
    };

    [GeneratedRegex("""\.(?:Word|Text|RequiredText|Boolean|Integer|Number|Texts|TextsOrNull|Pairs|Document|Part|Parts|Within|Arn|Cidr)\("(\w+)["],?""")]
    private static partial Regex Ask();
}
