using System.Text;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>A kubeconfig while nobody else writes it: kubectl keeps away while <c>FILE.lock</c> is there, and so do we.</summary>
internal sealed class LockedKubeconfig : IDisposable
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string real;
    private readonly string held;

    private LockedKubeconfig(string real, string held) => (this.real, this.held) = (real, held);

    /// <summary>Locks one; its folder is made where it is missing, for the owner alone.</summary>
    /// <param name="file">The file; where it is a link, what it leads to is written.</param>
    /// <exception cref="UnreadableException">Somebody else has it.</exception>
    public static LockedKubeconfig Of(string file)
    {
        var real = RealPath.Of(file);
        MakeFolder(Path.GetDirectoryName(real) ?? ".");
        var held = $"{real}.lock";
        try
        {
            using var made = new FileStream(held, FileMode.CreateNew, FileAccess.Write);
            return new(real, held);
        }
        catch (IOException) when (File.Exists(held))
        {
            throw new UnreadableException($"'{file}' is being written by another program, since '{held}' is there; where none runs, remove it: rm {held}");
        }
    }

    /// <summary>Writes it whole, or not at all: into a new file beside it, which then takes its place. Only its owner may read it.</summary>
    public void Write(string text)
    {
        var beside = $"{real}.{Guid.NewGuid():N}";
        try
        {
            using (var stream = new FileStream(beside, Options()))
            {
                stream.Write(Encoding.UTF8.GetBytes(text));
                stream.Flush(flushToDisk: true);
            }

            File.Move(beside, real, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(held);

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OnlyOwner;
        }

        return options;
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OnlyOwner | UnixFileMode.UserExecute);
        }
    }
}
