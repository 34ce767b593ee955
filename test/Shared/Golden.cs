using System.Runtime.CompilerServices;

namespace EksAccessConstructs;

/// <summary>Holds text against a reviewed file in <c>golden/</c> beside the test.</summary>
/// <remarks>Accept a change with <c>UPDATE_GOLDEN=1 dotnet test</c>, then read the git diff. Never accepts in CI.</remarks>
internal static class Golden
{
    private static readonly bool Update =
        Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" && Environment.GetEnvironmentVariable("CI") != "true";

    public static void Match(string actual, string extension = "txt", [CallerFilePath] string testFile = "", [CallerMemberName] string test = "") =>
        MatchFile(Path.Combine(Path.GetDirectoryName(testFile)!, "golden", $"{Path.GetFileNameWithoutExtension(testFile)}.{test}.{extension}"), actual);

    public static void MatchFile(string path, string actual)
    {
        var text = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return;
        }

        Assert.True(File.Exists(path), $"no golden file {path}; run with UPDATE_GOLDEN=1 and review what it writes:\n{text}");
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (expected != text)
        {
            Assert.Fail($"{path} differs; run with UPDATE_GOLDEN=1 and review the diff. First difference: {FirstDifference(expected, text)}");
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        var was = expected.Split('\n');
        var now = actual.Split('\n');
        var line = Enumerable.Range(0, Math.Max(was.Length, now.Length)).First(i => was.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"line {line + 1}\n  was: {was.ElementAtOrDefault(line)}\n  now: {now.ElementAtOrDefault(line)}";
    }
}
