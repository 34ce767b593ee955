using System.Diagnostics;
using System.Globalization;

namespace EksAccessConstructs.Startup;

/// <summary>A temp folder of this process for what jsii unpacks at each start, 60 to 100 MB, and the end of those that killed processes left.</summary>
/// <remarks>
/// jsii's own names say nothing about who made them. Ours has the user and the process in its name, and a file inside that the process holds locked
/// as long as it lives. A folder is deleted only where no process has that id, nobody holds the lock, and the user is the same: a process in another
/// container has another id but the same lock.
/// </remarks>
internal sealed class JsiiTempFolder : IDisposable
{
    private const string Lock = "in-use";
    private const string Assembly = "cdk.out"; // where the CDK synthesizes to if nobody names a folder: that outlives the process

    private const UnixFileMode OnlyUser = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream held;

    private JsiiTempFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    private static string Prefix => $"eks-access-jsii-{Environment.UserName}-";

    /// <summary>Makes the folder of this process below the temp folder; null where it cannot, and jsii is left to its own ways.</summary>
    public static JsiiTempFolder? Make(string temp)
    {
        try
        {
            var path = System.IO.Path.Combine(temp, $"{Prefix}{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}");
            _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OnlyUser);
            return new JsiiTempFolder(path, new FileStream(System.IO.Path.Combine(path, Lock), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Deletes what processes left that were killed.</summary>
    public static void Sweep(string temp)
    {
        try
        {
            foreach (var folder in Directory.EnumerateDirectories(temp, $"{Prefix}*").Where(IsLeft).ToList())
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another run sweeps too, or the folder is not ours after all.
        }
    }

    /// <summary>Deletes the folder where jsii has cleaned up after itself; what it has not is left to the next sweep.</summary>
    public void Dispose()
    {
        held.Dispose();
        try
        {
            var kept = Directory.EnumerateFileSystemEntries(Path).Select(System.IO.Path.GetFileName).ToList();
            if (kept is [Lock] || kept.Exists(name => name?.StartsWith(Assembly, StringComparison.Ordinal) is true))
            {
                File.Delete(System.IO.Path.Combine(Path, Lock));
            }

            if (kept is [Lock])
            {
                Directory.Delete(Path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next run deletes it.
        }
    }

    private static bool IsLeft(string folder) =>
        new DirectoryInfo(folder).LinkTarget is null
        && int.TryParse(System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
        && !IsAlive(process) && IsUnlocked(System.IO.Path.Combine(folder, Lock));

    private static bool IsAlive(int process)
    {
        try
        {
            using var alive = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsUnlocked(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
