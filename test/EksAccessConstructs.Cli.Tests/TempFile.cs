namespace EksAccessConstructs.Tests;

/// <summary>A file that is gone after the test.</summary>
internal sealed class TempFile : IDisposable
{
    public TempFile(string text, string extension = ".yaml")
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}{extension}");
        File.WriteAllText(Path, text);
    }

    public string Path { get; }

    public void Dispose() => File.Delete(Path);
}
