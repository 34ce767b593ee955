using System.Diagnostics;

namespace EksAccessConstructs.Tests.Inputs;

/// <summary>A folder of files, links and pipes, which is deleted afterwards.</summary>
internal sealed class HostileFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("eks-access-test-").FullName;

    public string Write(string name, string text = "kind: Namespace\napiVersion: v1\nmetadata: {name: a}\n")
    {
        var file = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Link(string name, string target)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.CreateSymbolicLink(At(name), target);
    }

    public string Pipe(string name)
    {
        using var made = Process.Start("mkfifo", [At(name)]);
        made.WaitForExit();
        return At(name);
    }

    /// <summary>A file of a size, none of it written.</summary>
    public string Large(string name, long bytes)
    {
        using var file = File.Create(At(name));
        file.SetLength(bytes);
        return At(name);
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
