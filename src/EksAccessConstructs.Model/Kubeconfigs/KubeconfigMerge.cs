using EksAccessConstructs.Text;

namespace EksAccessConstructs.Kubeconfigs;

/// <summary>A kubeconfig that was there, with contexts added or brought up to date.</summary>
/// <param name="Text">The text of the file; what is not ours is as it was, to the character.</param>
/// <param name="Added">The names of contexts that were not there.</param>
/// <param name="Updated">The names of contexts that were there and say something else now.</param>
public sealed record KubeconfigMerge(string Text, ValueList<string> Added, ValueList<string> Updated)
{
    /// <summary>Merges contexts into a text.</summary>
    internal static Reading<KubeconfigMerge> Make(Kubeconfig config, string held, string file)
    {
        var reading = HeldKubeconfig.Read(held, file);
        if (reading.Value is not { } there)
        {
            return new(null, reading.Findings);
        }

        var taken = config.Contexts.Select(there.Taken).OfType<Finding>().Distinct().ToValueList();
        if (!taken.IsEmpty)
        {
            return new(null, taken);
        }

        var wanted = there.With(config);
        var text = new KubeconfigText(held, there).With(config, wanted);
        return text is not null && IsWhatIsWanted(text, file, wanted)
            ? new(new KubeconfigMerge(text, Names(config, there, isThere: false), Names(config, there, isThere: true)), [])
            : new(null, [KubeconfigRules.TakesEntries.At(new SourceLocation(file, 1, 1),
                $"'{file}' is written in a way that takes no entries without touching the rest; write clusters, contexts and users as lists with an item "
                    + "a line, each after '- ', as kubectl does, or name another file with --kubeconfig")]);
    }

    // What is written is read again and held against what it should say.
    private static bool IsWhatIsWanted(string text, string file, YamlMap wanted) =>
        HeldKubeconfig.Read(text, file).Value is { } read && YamlWriter.Write(read.Root) == YamlWriter.Write(wanted);

    private static ValueList<string> Names(Kubeconfig config, HeldKubeconfig held, bool isThere) => config.Contexts
        .Where(context => held.Entry(KubeconfigSection.Contexts, context.Name) is not null == isThere && (!isThere || Differs(context, held)))
        .Select(context => context.Name)
        .ToValueList();

    private static bool Differs(KubeconfigContext context, HeldKubeconfig held) => KubeconfigSection.All
        .Select(section => (Held: held.Entry(section, section.Entry(context).Name), Ours: section.Entry(context).Node))
        .Any(pair => pair.Held is null || YamlWriter.Write(Overlay.Of(pair.Held, pair.Ours)) != YamlWriter.Write(pair.Held));
}
