using EksAccessConstructs.Text;

namespace EksAccessConstructs.Snapshots;

/// <summary>A chart of Helm: a folder with <c>Chart.yaml</c>.</summary>
/// <remarks>Source: Helm Docs, "Charts". Charts below <c>charts/</c> are rendered with the one that holds them. A file in <c>templates/</c> without marks of a
/// template comes out as it is, so it is read.</remarks>
/// <param name="File">Its <c>Chart.yaml</c>.</param>
/// <param name="Templates">Its files that Helm is still to make YAML of.</param>
/// <param name="Settings">Its files that are no objects: <c>Chart.yaml</c> and values, also those of charts in it.</param>
internal sealed record HelmChart(string File, ValueList<string> Templates, ValueList<string> Settings)
{
    private const string Head = "Chart.yaml";

    /// <summary>The charts among files, without those that others hold.</summary>
    public static ValueList<HelmChart> Of(ValueList<InputText> files)
    {
        var heads = files.Select(file => file.File).Where(IsHead).ToList();
        var folders = heads.ConvertAll(FoldersOfPrograms.FolderOf);
        return heads
            .Where(head => !folders.Exists(folder => head.StartsWith($"{folder}charts/", StringComparison.Ordinal)))
            .Select(head => Of(head, files))
            .ToValueList();
    }

    /// <summary>The files that hold no objects as they are.</summary>
    public IEnumerable<string> NotManifests => Templates.Concat(Settings);

    /// <summary>That the chart is not read, with the way out; null where all of it is YAML already.</summary>
    public Finding? Finding => Templates.IsEmpty ? null : TextRules.Unrendered.At(
        new SourceLocation(File, 1, 1),
        $"this is a chart of Helm, and {Count} not read, for Helm makes YAML of {(Templates.Count == 1 ? "it" : "them")}; lint what it makes: "
            + $"'helm template {FoldersOfPrograms.Word(FoldersOfPrograms.FolderOf(File))} | eks-access lint -'");

    private string Count => Templates.Count == 1 ? $"'{Templates[0]}' is" : $"{Templates.Count} files in it are";

    private static HelmChart Of(string head, ValueList<InputText> files)
    {
        var folder = FoldersOfPrograms.FolderOf(head);
        var own = files.Where(file => file.File.StartsWith(folder, StringComparison.Ordinal)).ToList();
        return new HelmChart(
            head,
            own.Where(file => file.File.AsSpan(folder.Length).Contains("templates/", StringComparison.Ordinal) && FileTemplate.IsOfHelm(file.Text))
                .Select(file => file.File).ToValueList(),
            own.Select(file => file.File).Where(file => IsHead(file) || IsOfValues(file)).ToValueList());
    }

    private static bool IsHead(string file) => Name(file) == Head;

    private static bool IsOfValues(string file) => Name(file).StartsWith("values", StringComparison.Ordinal);

    private static string Name(string file) => file[FoldersOfPrograms.FolderOf(file).Length..];
}
