using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.RightSets;

/// <summary>Rights that nobody has published, as a rule that is equal to itself alone and within a rule for everything.</summary>
internal static class SealedRights
{
    // No group is called so.
    private const string Group = "\0sealed";

    /// <summary>The rule for rights that have only a name.</summary>
    public static RbacRule Of(string what) => new() { Verbs = [Group], ApiGroups = [Group], Resources = [what] };

    /// <summary>True for the groups of such a rule.</summary>
    public static bool Are(TextSet groups) => groups is { IsAllBut: false, Texts: [Group] };
}
