namespace Shop.Tests;

/// <summary>A folder with files that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder(params ReadOnlySpan<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
        {
            Write(name, text);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("eks-access").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
