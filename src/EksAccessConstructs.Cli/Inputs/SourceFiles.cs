using System.Text;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Paths of a command line to the files they mean.</summary>
internal static class SourceFiles
{
    /// <summary>What a manifest's name ends in. Files named one by one are read whatever their name ends in.</summary>
    public static ValueList<string> Extensions { get; } = [".yaml", ".yml", ".json"];

    /// <summary>Reads the files that the paths mean: a file, every <c>.yaml</c>, <c>.yml</c> and <c>.json</c> below a folder in the order of their names (what begins with a dot is passed over), or <c>-</c> for standard input.</summary>
    /// <exception cref="UnreadableException">A path leads nowhere or may not be read.</exception>
    public static IEnumerable<SourceFile> Read(IEnumerable<string> paths, ToolHost host)
    {
        foreach (var path in paths.Distinct(StringComparer.Ordinal))
        {
            foreach (var file in FilesOf(path))
            {
                yield return new SourceFile(file, path == "-" ? host.In.ReadToEnd() : Text(file));
            }
        }
    }

    /// <summary>The text of one file; a byte order mark says how it is encoded, UTF-8 otherwise.</summary>
    /// <exception cref="UnreadableException">The file is not there or may not be read.</exception>
    public static string Text(string file)
    {
        try
        {
            return TextEncoding.Decode(File.ReadAllBytes(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Cannot(file, error);
        }
    }

    /// <summary>Opens one file, or standard input, to be read line by line.</summary>
    /// <exception cref="UnreadableException">The file is not there or may not be read.</exception>
    public static TextReader Open(string file, ToolHost host)
    {
        try
        {
            return file == "-" ? host.In : new StreamReader(file, Encoding.UTF8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Cannot(file, error);
        }
    }

    private static List<string> FilesOf(string path) => path switch
    {
        "-" => ["-"],
        _ when File.Exists(path) => [path],
        _ when Directory.Exists(path) => Below(path),
        _ => throw new UnreadableException($"cannot read '{path}': there is no such file or folder"),
    };

    private static List<string> Below(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Select(file => file.Replace('\\', '/'))
                .Where(file => !IsHidden(Path.GetRelativePath(folder, file)))
                .Order(StringComparer.Ordinal)
                .ToList();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Cannot(folder, error);
        }
    }

    private static bool IsHidden(string path) => path.Split('/', '\\').Any(part => part.StartsWith('.') && part is not "." and not "..");

    private static UnreadableException Cannot(string path, Exception error) => new($"cannot read '{path}': {Reason(error)}");

    private static string Reason(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file or folder",
        UnauthorizedAccessException => "it may not be read",
        _ => error.Message,
    };
}
