using System.Globalization;
using System.Text.RegularExpressions;

namespace EksAccessConstructs;

/// <summary>Source text is as <c>.editorconfig</c> says where neither the compiler nor <c>dotnet format</c> holds it so.</summary>
public sealed partial class SourceTextTests
{
    [Theory]
    [InlineData("src")]
    [InlineData("test")]
    [InlineData("bench")]
    [InlineData("samples")]
    public void No_line_is_longer_than_editorconfig_says(string folder)
    {
        var limit = LongestLine();

        var tooLong = string.Join('\n', Sources(folder).SelectMany(file => TooLong(file, File.ReadLines(file), limit)));

        Assert.True(tooLong.Length == 0, $"more than {limit} columns:\n{tooLong}");
    }

    [Fact]
    public void Only_the_lines_of_a_raw_string_may_be_longer()
    {
        const string Long = "                                 x";
        string[] lines = [Long, "Ask(\"\"\"", Long, "    \"\"\", \"\"\"{}\"\"\",", Long, "\"\"\"one line\"\"\"", Long, "@\"so \"\"called\"\"\"", Long];

        var tooLong = TooLong(Path.Combine(Repository.Root, "a.cs"), lines, 30);

        Assert.Equal(["a.cs:1: 34 columns", "a.cs:5: 34 columns", "a.cs:7: 34 columns", "a.cs:9: 34 columns"], tooLong);
    }

    // A raw string of several lines is what a tool prints or a file holds, and to wrap it would change it.
    private static IEnumerable<string> TooLong(string file, IEnumerable<string> lines, int limit)
    {
        var name = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
        var isRaw = false;
        foreach (var (index, line) in lines.Index())
        {
            if (line.Length > limit && !isRaw)
            {
                yield return $"{name}:{index + 1}: {line.Length} columns";
            }

            isRaw ^= RawQuotes().Count(isRaw ? line : VerbatimString().Replace(line, "")) % 2 == 1;
        }
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split('/', '\\').Any(part => part is "bin" or "obj" or "oracle" or "golden"))
            .Order(StringComparer.Ordinal);

    private static int LongestLine()
    {
        var match = MaxLineLength().Match(File.ReadAllText(Path.Combine(Repository.Root, ".editorconfig")));
        return int.Parse(match.Groups["columns"].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^\[\*\.cs\]$[^\[]*^max_line_length = (?<columns>[0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex MaxLineLength();

    // An escaped quote does not count.
    [GeneratedRegex(@"(?<![\\""])""{3,}(?!"")")]
    private static partial Regex RawQuotes();

    [GeneratedRegex(@"@""(?:[^""]|"""")*""")]
    private static partial Regex VerbatimString();
}
