using EksAccessConstructs.Changes;
using EksAccessConstructs.Lint;

namespace EksAccessConstructs.Testing;

/// <summary>What a test allows to be gained: a file as the gates of <c>eks-access diff</c> read it, or its text.</summary>
internal static class AllowedGains
{
    /// <summary>The allowances.</summary>
    /// <param name="textOrPath">The text, or a path from the source file of the test.</param>
    /// <param name="testFile">The source file of the test.</param>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    /// <exception cref="AccessAssertionException">An item is not complete.</exception>
    public static AllowanceList Read(string textOrPath, string testFile)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(textOrPath);
        var reading = textOrPath.Contains('\n', StringComparison.Ordinal)
            ? AllowanceReader.ReadFile(textOrPath, SuppressionReader.FileName)
            : OfFile(textOrPath, testFile);
        var errors = reading.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        return errors.Count == 0
            ? reading.Value ?? new AllowanceList([])
            : throw new AccessAssertionException("What is allowed", errors.Select(error => new AccessFailure($"{error}")).ToValueList());
    }

    private static Reading<AllowanceList> OfFile(string path, string testFile)
    {
        var file = GoldenState.From(path, testFile);
        return File.Exists(file)
            ? AllowanceReader.ReadFile(File.ReadAllText(file), path)
            : throw new ArgumentException($"there is no file '{file}' that says what is allowed");
    }
}
