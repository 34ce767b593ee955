using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods.Metadata;

/// <summary>What a shell starts that is started with a text: <c>sh -c 'exec /kube2iam --iptables=true'</c>.</summary>
internal static class ShellStart
{
    /// <summary>True where a command line starts a shell.</summary>
    public static bool Is(ValueList<string> commandLine) => commandLine is [var program, ..] && program.Split('/')[^1] is "sh" or "bash" or "ash" or "dash";

    /// <summary>The command line that a shell starts; null where its text is more than one plain command.</summary>
    /// <param name="commandLine">The command line of the shell, with the variables of the pod filled in, as the kubelet does before the shell sees it.</param>
    public static ValueList<string>? Of(ValueList<string> commandLine)
    {
        var options = commandLine.Skip(1).TakeWhile(IsOption).ToList();
        var text = commandLine.Skip(1 + options.Count).FirstOrDefault();
        return options.Exists(option => option.Contains('c', StringComparison.Ordinal)) && text is not null && ShellText.Words(text) is { } words
            ? WithoutExec(words)
            : null;
    }

    // Letters that take no word of their own.
    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-' && word.AsSpan(1).IndexOfAnyExcept("celux") < 0;

    private static ValueList<string>? WithoutExec(ValueList<string> words) => words switch
    {
        ["exec", [not '-', ..], ..] => words.Skip(1).ToValueList(),
        ["exec", ..] => null,
        _ => words,
    };
}
