namespace EksAccessConstructs.Cli.Inputs;

/// <summary>The kubeconfigs that are meant, as kubectl finds them: the one that is named, else those of <c>$KUBECONFIG</c>, else
/// <c>~/.kube/config</c>.</summary>
/// <remarks>Source: client-go tools/clientcmd, PathOptions.</remarks>
internal sealed class KubeconfigFiles
{
    private KubeconfigFiles(ValueList<string> all) => All = all;

    /// <summary>All of them, in the order in which kubectl reads them: of two contexts of one name the first counts.</summary>
    public ValueList<string> All { get; }

    /// <summary>Where new contexts go: into the only one, or the first that is there, or else the last.</summary>
    public string ForNew => All.FirstOrDefault(File.Exists) ?? All[^1];

    /// <summary>Finds them.</summary>
    /// <param name="named">The file that the command line names; null for none.</param>
    /// <param name="host">Where kubectl looks otherwise.</param>
    /// <exception cref="UsageException">An empty name is given.</exception>
    public static KubeconfigFiles Find(string? named, ToolHost host)
    {
        if (named is not null)
        {
            return new([named.Length > 0 ? named : throw new UsageException("--kubeconfig names no file")]);
        }

        var list = (host.Kubeconfig ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToValueList();
        return new(list.IsEmpty ? [Path.Join(host.Home, ".kube", "config")] : list);
    }

    /// <summary>The text of a kubeconfig; empty where there is none.</summary>
    /// <exception cref="UnreadableException">It is there and cannot be read, or is no ordinary file.</exception>
    public static string Text(string file)
    {
        if (Directory.Exists(file))
        {
            throw new UnreadableException($"cannot read '{file}': it is a folder; name a file with --kubeconfig");
        }

        if (!File.Exists(file))
        {
            return "";
        }

        return FileKind.Of(file) is { } kind
            ? throw new UnreadableException($"cannot read '{file}': it is {kind}; name a file with --kubeconfig")
            : SourceFiles.Text(file);
    }
}
