using System.Text.RegularExpressions;

namespace EksAccessConstructs.Tests;

/// <summary>Holds the C# of a page of docs to a test that compiles and runs the same lines.</summary>
internal static partial class PageSnippets
{
    /// <summary>Every snippet of a page stands in the source of a test, indentation aside.</summary>
    /// <param name="page">The file in docs.</param>
    /// <param name="count">How many snippets the page has.</param>
    /// <param name="source">The path of the test below the project.</param>
    public static void StandIn(string page, int count, params string[] source)
    {
        var test = Bare(File.ReadAllText(Repository.Test(["EksAccessConstructs.Tests", .. source])));
        var snippets = Snippet()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", page)))
            .Select(match => Bare(match.Groups["code"].Value))
            .ToList();

        Assert.Equal(count, snippets.Count);
        Assert.All(snippets, snippet => Assert.Contains(snippet, test, StringComparison.Ordinal));
    }

    private static string Bare(string code) => string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));

    [GeneratedRegex("```csharp\r?\n(?<code>.*?)\r?\n```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
