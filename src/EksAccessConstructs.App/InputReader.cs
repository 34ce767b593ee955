using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.App;

/// <summary>Paths to what the files there say.</summary>
internal static class InputReader
{
    /// <summary>Reads files and folders and takes every decision; a path that names nothing, and a file that cannot be read, is a finding.</summary>
    public static Reading<CheckedInput> Read(AppRequest request)
    {
        var search = new InputFiles();
        var named = request.Inputs.Select(path => (Path: path, Files: search.Add(path))).ToList();
        var lost = named.Where(one => one.Files is null)
            .Select(one => InputRules.Something.At(null, $"input '{one.Path}' does not exist; give a file or folder with -c input=PATH[,PATH]")).ToValueList();
        if (!lost.IsEmpty)
        {
            return new(null, lost);
        }

        var texts = named.SelectMany(one => one.Files ?? []).Select(file => (Name: file, Reading: FileText.Read(file))).ToList();
        ValueList<Finding> unread = [.. search.Findings, .. texts.SelectMany(text => text.Reading.Findings)];
        if (texts.Count == 0)
        {
            return new(null, [
                .. unread,
                InputRules.Something.At(null, $"no file that ends in {string.Join(", ", InputFiles.Endings)} under {string.Join(", ", request.Inputs)}"),
            ]);
        }

        var files = texts.Select(text => new InputText(text.Name, text.Reading.Value ?? "")).ToValueList();
        return new(CheckedInput.Of(files, Named(request.Inputs), request.Defaults, request.Admins, request.Existing, KeyFiles.Read), unread);
    }

    private static HashSet<string> Named(ValueList<string> paths) =>
        paths.Where(path => !Directory.Exists(path)).Select(path => path.Replace('\\', '/')).ToHashSet(StringComparer.Ordinal);
}
