namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>Finds names that come twice where they may come once, and says both places.</summary>
/// <param name="rule">The rule that is broken.</param>
/// <param name="sink">Where findings go.</param>
/// <param name="comparer">Which names are the same; null for those of the same letters in the same case.</param>
internal sealed class Doubles(RuleInfo rule, RuleSink sink, StringComparer? comparer = null)
{
    private readonly Dictionary<string, string> first = new(comparer ?? StringComparer.Ordinal);

    /// <summary>Takes note of a name; where it was there before, that is an error.</summary>
    /// <param name="name">The name; nothing happens where there is none.</param>
    /// <param name="path">The key that holds it.</param>
    /// <param name="message">The message, given the place where the name was first.</param>
    public void Take(string? name, string path, Func<string, string> message)
    {
        if (name is not null && !first.TryAdd(name, path))
        {
            sink.Error(rule, path, message(sink.Place(first[name])));
        }
    }
}
