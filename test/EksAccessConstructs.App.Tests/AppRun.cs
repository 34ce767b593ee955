using EksAccessConstructs.App;

namespace EksAccessConstructs.Tests;

/// <summary>One run of the app into a folder of its own, which is deleted afterwards.</summary>
internal sealed class AppRun : IDisposable
{
    private readonly string output = Directory.CreateTempSubdirectory("app-run-").FullName;

    public AppRun(params (string Key, string Value)[] context)
    {
        var values = new Dictionary<string, string>();
        foreach (var (key, value) in context)
        {
            values[key] = value;
        }

        using var messages = new StringWriter();
        ExitCode = Synthesis.Run(values, messages, output);
        Messages = messages.ToString();
    }

    public int ExitCode { get; }

    public string Folder => output;

    public string Messages { get; }

    /// <summary>What a folder of the assembly holds, in ordinal order.</summary>
    public string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(output, folder), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "performance-counters.json") // the CDK's own timings, written where the machine was slow
            .Select(file => Path.GetRelativePath(output, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public string Text(string file) => File.ReadAllText(Path.Combine(output, file));

    public void Dispose() => Directory.Delete(output, recursive: true);
}

/// <summary>A folder of input files, which is deleted afterwards.</summary>
internal sealed class InputFolder : IDisposable
{
    public InputFolder(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            Write(name, text);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("app-input-").FullName;

    public void Write(string name, string text)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
