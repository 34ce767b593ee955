namespace EksAccessConstructs;

/// <summary>The files that paths name: files as given, folders searched for YAML and JSON, each file once.</summary>
/// <remarks>
/// Hidden names, the folders <c>node_modules</c>, <c>cdk.out</c>, <c>bin</c> and <c>obj</c>, and the assets of a cloud assembly are passed over.
/// Links are followed, each folder is entered once. What is found in a folder and cannot be read as a file (a link that leads nowhere, a pipe, a
/// socket, a device) is a warning; what is named by hand is the caller's own choice.
/// </remarks>
internal sealed class InputFiles
{
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> files = new(StringComparer.Ordinal);
    private readonly Queue<string> links = [];
    private readonly List<Finding> findings = [];
    private readonly List<string> found = [];

    /// <summary>What a folder is searched for.</summary>
    public static ValueList<string> Endings { get; } = [".yaml", ".yml", ".json"];

    /// <summary>What was passed over, and folders that cannot be read.</summary>
    public ValueList<Finding> Findings => [.. findings];

    /// <summary>The files of one path that no path before it named, folders in ordinal order; null where the path names nothing.</summary>
    public ValueList<string>? Add(string path)
    {
        if (Directory.Exists(path))
        {
            return Below(path);
        }

        if (!File.Exists(path))
        {
            return null;
        }

        return files.Add(RealPath.Of(path)) ? [Named(path)] : [];
    }

    /// <summary>One spelling of a path on every system, so that findings and reports are the same everywhere.</summary>
    public static string Named(string path) => path.Replace('\\', '/');

    // Links wait until everything else is found, so that a file that is there twice goes by its own name.
    private ValueList<string> Below(string folder)
    {
        found.Clear();
        Enter(folder, RealPath.Of(folder));
        while (links.TryDequeue(out var link))
        {
            Follow(link);
        }

        return found.Order(StringComparer.Ordinal).ToValueList();
    }

    private void Enter(string folder, string real)
    {
        if (!folders.Add(real))
        {
            return;
        }

        foreach (var entry in Entries(folder))
        {
            var path = Path.Join(folder, entry.Name);
            if (entry.LinkTarget is not null)
            {
                links.Enqueue(path);
            }
            else if (entry is DirectoryInfo)
            {
                Enter(path, Path.Join(real, entry.Name));
            }
            else
            {
                Take(path, Path.Join(real, entry.Name));
            }
        }
    }

    private List<FileSystemInfo> Entries(string folder)
    {
        try
        {
            var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => !IsPassedOver(entry));
            return [.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            findings.Add(FileText.Unreadable(Named(folder), error));
            return [];
        }
    }

    private void Follow(string link)
    {
        if (Directory.Exists(link))
        {
            Enter(link, RealPath.Of(link));
        }
        else
        {
            Take(link, RealPath.Of(link));
        }
    }

    private void Take(string path, string real)
    {
        if (!Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        if (FileKind.Of(path) is { } kind)
        {
            findings.Add(Text.TextRules.OrdinaryFile.At(
                new SourceLocation(Named(path), 1, 1), $"this is {kind} and is passed over; put an ordinary file in its place, or take it away"));
        }
        else if (files.Add(real))
        {
            found.Add(Named(path));
        }
    }

    /// <summary>True for a name that is passed over where it is met in a folder.</summary>
    public static bool IsPassedOver(string name, bool isFolder) => name.StartsWith('.')
        || (isFolder && (name is "node_modules" or "cdk.out" or "bin" or "obj" || name.StartsWith("asset.", StringComparison.Ordinal)));

    private static bool IsPassedOver(FileSystemInfo entry) => IsPassedOver(entry.Name, entry.Attributes.HasFlag(FileAttributes.Directory));
}
