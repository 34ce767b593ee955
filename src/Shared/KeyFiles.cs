using EksAccessConstructs.Eksctl.Rules;

namespace EksAccessConstructs;

/// <summary>Reads the files with public SSH keys that ClusterConfigs name.</summary>
/// <remarks>The path comes from a file that anybody may have sent, so only an ordinary, small file is read; the model shows nothing of what it holds.</remarks>
internal static class KeyFiles
{
    /// <summary>The most that is read. A public key of 16,384 bits has less than a fifth of it.</summary>
    private const int MaxBytes = 16 * 1024;

    /// <inheritdoc cref="Eksctl.KeyFileReader"/>
    public static Reading<string> Read(string path, string configFile)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            return None("the path of the key file holds a zero byte, which no path may");
        }

        var file = Resolved(path, configFile);
        if (Problem(file) is { } problem)
        {
            return None($"the key file '{path}' {problem}");
        }

        var reading = FileText.Read(file);
        return reading.Value is { Length: <= MaxBytes } text ? new(text, []) : None($"the key file '{path}' cannot be read as a small file");
    }

    private static string? Problem(string file)
    {
        if (Directory.Exists(file))
        {
            return "is a folder";
        }

        if (!File.Exists(file))
        {
            return $"is not there ({InputFiles.Named(file)})";
        }

        return FileKind.Of(file) is { } kind ? $"is {kind}" : TooLarge(file);
    }

    private static string? TooLarge(string file) =>
        new FileInfo(file).Length > MaxBytes ? $"has more than {MaxBytes / 1024} KiB, so it is no public key" : null;

    private static string Resolved(string path, string configFile)
    {
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal))
        {
            return Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[1..]);
        }

        var folder = configFile.Length == 0 ? null : Path.GetDirectoryName(Path.GetFullPath(configFile));
        return Path.GetFullPath(Path.Combine(folder ?? Environment.CurrentDirectory, path));
    }

    private static Reading<string> None(string why) => new(null, [EksctlRules.SshKeys.At(null, why)]);
}
