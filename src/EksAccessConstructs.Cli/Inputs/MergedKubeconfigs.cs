using EksAccessConstructs.Kubeconfigs;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Kubeconfigs as they are to be.</summary>
/// <param name="All">The files that get something.</param>
internal sealed record MergedKubeconfigs(ValueList<MergedKubeconfig> All)
{
    /// <summary>Writes each that changes, or that others may read who should not.</summary>
    /// <exception cref="UnreadableException">Somebody else writes one, or has written it meanwhile.</exception>
    public void Write()
    {
        foreach (var one in All)
        {
            using var locked = LockedKubeconfig.Of(one.File);
            if (KubeconfigFiles.Text(one.File) != one.Held)
            {
                throw new UnreadableException($"'{one.File}' was written by somebody else meanwhile; nothing is written there, run it again");
            }

            locked.Write(one.Merge.Text);
        }
    }
}

/// <summary>One kubeconfig.</summary>
/// <param name="File">The file.</param>
/// <param name="Held">Its text before.</param>
/// <param name="Merge">What it becomes.</param>
internal sealed record MergedKubeconfig(string File, string Held, KubeconfigMerge Merge);
