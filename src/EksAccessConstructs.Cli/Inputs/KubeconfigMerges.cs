using EksAccessConstructs.Kubeconfigs;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Contexts merged into the kubeconfigs that are there: each into the first file that has it, new ones where kubectl would put them.</summary>
/// <param name="config">The contexts.</param>
/// <param name="files">The files.</param>
internal sealed class KubeconfigMerges(Kubeconfig config, KubeconfigFiles files)
{
    /// <summary>Works out what each file becomes; nothing is written yet.</summary>
    /// <returns>No value where one file takes no entries.</returns>
    /// <exception cref="UnreadableException">A file cannot be read.</exception>
    public Reading<MergedKubeconfigs> Make()
    {
        var held = files.All.ToDictionary(file => file, KubeconfigFiles.Text, StringComparer.Ordinal);
        var places = config.Contexts.ToLookup(context => PlaceOf(context, held), StringComparer.Ordinal);
        var current = config.CurrentContext is null ? null : PlaceOfCurrent(held);
        var merged = files.All.Where(file => places.Contains(file) || file == current).ToDictionary(
            file => file,
            file => new Kubeconfig([.. places[file]]) { CurrentContext = file == current ? config.CurrentContext : null }.MergeInto(held[file], file));
        var findings = merged.Values.SelectMany(one => one.Findings).ToValueList();
        return merged.Values.All(one => one.Ok)
            ? new(new MergedKubeconfigs(merged.Select(one => new MergedKubeconfig(one.Key, held[one.Key], one.Value.OrThrow())).ToValueList()), findings)
            : new(null, findings);
    }

    private string PlaceOfCurrent(Dictionary<string, string> held) =>
        files.All.FirstOrDefault(file => KubeconfigContents.CurrentContext(held[file]) is not null) ?? files.ForNew;

    private string PlaceOf(KubeconfigContext context, Dictionary<string, string> held) =>
        files.All.FirstOrDefault(file => KubeconfigContents.HasContext(held[file], context.Name)) ?? files.ForNew;
}
