namespace EksAccessConstructs.Rbac;

/// <summary>ClusterRoles that aggregate each other, directly or over others.</summary>
/// <param name="Names">Their names, in order; two at least.</param>
internal sealed record RoleCycle(ValueList<string> Names)
{
    private const int Shown = 6;

    /// <summary>Why it is not known what they hold.</summary>
    public string Cause => $"ClusterRoles {Words} aggregate each other, and the controller's order decides which of the rules written by hand they keep";

    /// <summary>The names for a sentence: <c>'a' and 'b'</c>.</summary>
    public string Words
    {
        get
        {
            var named = Names.Take(Shown).Select(name => $"'{name}'").ToList();
            var last = Names.Count > Shown ? $"{Names.Count - Shown} others" : named[^1];
            var first = Names.Count > Shown ? named : named[..^1];
            return $"{string.Join(", ", first)} and {last}";
        }
    }
}
