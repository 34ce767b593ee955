namespace EksAccessConstructs.Lint;

/// <summary>What breaks a rule of the linter, what keeps it, and in which versions it holds. Read from our data file, whose head says its form.</summary>
/// <param name="Code">The code of the rule.</param>
/// <param name="Versions">The versions of Kubernetes and EKS, in words.</param>
/// <param name="Wrong">YAML that breaks the rule.</param>
/// <param name="Right">YAML that means the same and keeps it, or as near as can be.</param>
internal sealed record RuleExample(string Code, string Versions, string Wrong, string Right)
{
    /// <summary>The versions of a rule that holds in each.</summary>
    public const string AllVersions = "all";

    private const string VersionsWord = "versions ";

    private static readonly Lazy<ValueList<RuleExample>> Known = new(() => Read(Resource()).ToValueList());

    /// <summary>All of them, by code as in the file.</summary>
    public static ValueList<RuleExample> All => Known.Value;

    /// <summary>The example of a rule; null where there is none.</summary>
    public static RuleExample? Of(string code) => All.FirstOrDefault(example => example.Code == code);

    private static List<RuleExample> Read(string text)
    {
        var examples = new List<RuleExample>();
        var isRight = false;
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            switch (line)
            {
                case "wrong" or "right":
                    isRight = line == "right";
                    break;
                case [' ', ' ', .. var yaml]:
                    examples[^1] = isRight ? examples[^1] with { Right = $"{examples[^1].Right}{yaml}\n" }
                        : examples[^1] with { Wrong = $"{examples[^1].Wrong}{yaml}\n" };
                    break;
                case var said when said.StartsWith(VersionsWord, StringComparison.Ordinal):
                    examples[^1] = examples[^1] with { Versions = said[VersionsWord.Length..] };
                    break;
                default:
                    examples.Add(new RuleExample(line, AllVersions, "", ""));
                    break;
            }
        }

        return examples;
    }

    private static string Resource()
    {
        using var stream = typeof(RuleExample).Assembly.GetManifestResourceStream("rule-examples.txt")
            ?? throw new InvalidOperationException("the library lacks its data file of examples");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
