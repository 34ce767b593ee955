namespace EksAccessConstructs;

/// <summary>The files that a list of paths names: files as given, folders searched for YAML and JSON. Shared by the app and the command line tool.</summary>
internal static class InputFiles
{
    /// <summary>What a folder is searched for.</summary>
    public static readonly string[] Endings = [".yaml", ".yml", ".json"];

    /// <summary>The files, each once, folders in ordinal order of their paths; the paths that name nothing.</summary>
    /// <remarks>Hidden folders, <c>node_modules</c>, <c>cdk.out</c>, <c>bin</c> and <c>obj</c> are passed over.</remarks>
    public static (IReadOnlyList<string> Files, IReadOnlyList<string> Missing) Of(IEnumerable<string> paths)
    {
        var (files, missing) = (new OrderedDictionary<string, bool>(), new List<string>());
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                foreach (var file in In(path))
                {
                    files.TryAdd(file, true);
                }
            }
            else if (File.Exists(path))
            {
                files.TryAdd(Named(path), true);
            }
            else
            {
                missing.Add(path);
            }
        }

        return ([.. files.Keys], missing);
    }

    private static IEnumerable<string> In(string folder)
    {
        var here = Directory.EnumerateFiles(folder).Where(file => Endings.Contains(Path.GetExtension(file).ToLowerInvariant()));
        var below = Directory.EnumerateDirectories(folder).Where(inner => !IsPassedOver(Path.GetFileName(inner)));
        return here.Select(Named).Concat(below.SelectMany(In)).Order(StringComparer.Ordinal);
    }

    private static bool IsPassedOver(string name) => name.StartsWith('.') || name is "node_modules" or "cdk.out" or "bin" or "obj";

    // One spelling of a path on every system, so that findings and reports are the same everywhere.
    private static string Named(string path) => path.Replace('\\', '/');
}
