using EksAccessConstructs.Cluster;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.App;

/// <summary>Paths to what the files there say.</summary>
internal static class InputReader
{
    /// <summary>Reads files and folders and takes every decision; a path that names nothing is a finding.</summary>
    public static Reading<CheckedInput> Read(AppRequest request)
    {
        var paths = request.Inputs;
        var (files, missing) = InputFiles.Of(paths);
        var lost = missing.Select(path => InputRules.Something.At(null, $"input '{path}' does not exist; give a file or folder with -c input=PATH[,PATH]")).ToValueList();
        if (!lost.IsEmpty)
        {
            return new(null, lost);
        }

        return files.Count == 0
            ? new(null, [InputRules.Something.At(null, $"no file that ends in {string.Join(", ", InputFiles.Endings)} under {string.Join(", ", paths)}")])
            : new(CheckedInput.Of(files.Select(file => new InputText(file, File.ReadAllText(file))).ToValueList(), Named(paths), request.Defaults, request.Admins), []);
    }

    private static HashSet<string> Named(ValueList<string> paths) => paths.Where(path => !Directory.Exists(path)).Select(path => path.Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
}
