using EksAccessConstructs.Text;

namespace EksAccessConstructs.Snapshots;

/// <summary>Folders of which a program is still to make the objects: charts of Helm, and what kustomize changes.</summary>
/// <param name="PassedOver">Files that hold no object as it will be in the cluster, and are not read.</param>
/// <param name="Findings">What is said in place of what is wrong with these files as manifests, with the command that makes objects of them.</param>
internal sealed record FoldersOfPrograms(IReadOnlySet<string> PassedOver, ValueList<Finding> Findings)
{
    /// <summary>Looks through files.</summary>
    public static FoldersOfPrograms Of(ValueList<InputText> files)
    {
        var charts = HelmChart.Of(files);
        var kustomizations = Kustomization.Of(files);
        return new(
            charts.SelectMany(chart => chart.NotManifests).Concat(kustomizations.SelectMany(one => one.NotManifests)).ToHashSet(StringComparer.Ordinal),
            [.. charts.Select(chart => chart.Finding).OfType<Finding>(), .. kustomizations.Select(one => one.Finding).OfType<Finding>()]);
    }

    /// <summary>The folder of a file, with a slash at the end; empty for the one that is worked in.</summary>
    public static string FolderOf(string file) => file[..(file.LastIndexOf('/') + 1)];

    /// <summary>A folder as a word of a command.</summary>
    public static string Word(string folder) => ShellWord.Of(folder.Length == 0 ? "." : folder.TrimEnd('/'));
}
