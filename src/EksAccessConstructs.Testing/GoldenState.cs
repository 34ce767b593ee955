namespace EksAccessConstructs.Testing;

/// <summary>The state of access that was accepted last: a file, or a folder where it is several.</summary>
/// <remarks>A relative path is looked up from the source file of the test, so that it is one of the repository and not of <c>bin</c>.</remarks>
internal static class GoldenState
{
    /// <summary>The variable that makes a run write the state down instead of holding it against what was accepted.</summary>
    public const string Accept = "EKS_ACCESS_ACCEPT";

    private static bool IsToBeAccepted =>
        Environment.GetEnvironmentVariable(Accept) == "1"
        && !string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The accepted state; null where this run has just written it down.</summary>
    /// <param name="golden">A path or a text.</param>
    /// <param name="now">The state of now.</param>
    /// <param name="testFile">The source file of the test.</param>
    /// <exception cref="AccessAssertionException">Nothing was accepted yet.</exception>
    public static AccessTexts? Read(string golden, AccessTexts now, string testFile)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(golden);
        if (golden.TrimStart() is ['{', ..] || golden.Contains('\n', StringComparison.Ordinal))
        {
            return AccessTexts.None.With(golden);
        }

        var path = From(golden, testFile);
        if (IsToBeAccepted)
        {
            Write(path, now);
            return null;
        }

        return Path.Exists(path) ? AccessTexts.None.With(path) : throw new AccessAssertionException(
            $"A comparison with '{golden}'",
            [new AccessFailure($"nothing is accepted at {path} yet; run the test once with {Accept}=1, read what it writes, and commit it")]);
    }

    /// <summary>A path, looked up from the source file of the test where that is there.</summary>
    public static string From(string path, string testFile) =>
        Path.GetDirectoryName(testFile) is { } folder && Directory.Exists(folder) ? Path.GetFullPath(path, folder) : Path.GetFullPath(path);

    private static void Write(string path, AccessTexts now)
    {
        if (!Path.HasExtension(path))
        {
            Replace(path, now);
            return;
        }

        if (now.All is not [var one])
        {
            throw new ArgumentException($"what is asserted is {now.All.Count} files, and '{path}' is one; name a folder, without an ending, to accept them in");
        }

        Write(path, one.Input.Text);
    }

    private static void Replace(string folder, AccessTexts now)
    {
        foreach (var old in Directory.Exists(folder) ? AccessTexts.None.With(folder).Inputs : [])
        {
            File.Delete(old.File);
        }

        foreach (var text in now.All)
        {
            Write(Path.Combine(folder, text.Name), text.Input.Text);
        }
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
        File.WriteAllText(file, text);
    }
}
