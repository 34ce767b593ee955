using EksAccessConstructs.Review;

namespace EksAccessConstructs.App;

/// <summary>Paths to what the files there say.</summary>
internal static class InputReader
{
    /// <summary>Reads files and folders; a path that names nothing, and a file that cannot be read, is a finding.</summary>
    public static Reading<ClusterInputs> Read(ValueList<string> paths)
    {
        var search = new InputFiles();
        var named = paths.Select(path => (Path: path, Files: search.Add(path))).ToList();
        var lost = named.Where(one => one.Files is null)
            .Select(one => InputRules.Something.At(null, $"input '{one.Path}' does not exist; give a file or folder with -c input=PATH[,PATH]")).ToValueList();
        if (!lost.IsEmpty)
        {
            return new(null, lost);
        }

        var texts = named.SelectMany(one => one.Files ?? []).Select(file => (Name: file, Reading: FileText.Read(file))).ToList();
        var inputs = texts.Count == 0
            ? new(null, [InputRules.Something.At(null, $"no file that ends in {string.Join(", ", InputFiles.Endings)} under {string.Join(", ", paths)}")])
            : ClusterInputs.Read(texts.Select(text => new InputText(text.Name, text.Reading.Value ?? "")));
        return new(inputs.Value, [.. search.Findings, .. texts.SelectMany(text => text.Reading.Findings), .. inputs.Findings]);
    }
}
