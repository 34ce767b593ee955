using System.Reflection;

namespace EksAccessConstructs.Layers;

/// <summary>Folders of a project that use each other, directly or by way of others, so that none of them can be read or changed alone.</summary>
/// <remarks>
/// A folder is a namespace. Folders that are in the same folder are held against each other, each with all that is inside it: <c>Access</c> against
/// <c>AwsAuth</c>, and inside <c>Eksctl</c> its <c>Readers</c> against its <c>Rules</c>. A folder and one inside it are one part of the design in two
/// places (a rule derives from what the folder above declares, and the catalogue there lists it), so what those two use of each other does not count.
/// </remarks>
internal sealed class FolderCycles
{
    private readonly List<FolderUse> uses;
    private readonly ILookup<string, string> used;

    public FolderCycles(IEnumerable<(string From, string To)> types)
    {
        uses = [.. types.Select(use => FolderUse.Of(use.From, use.To)).OfType<FolderUse>()];
        used = uses.Select(use => (use.From, use.To)).Distinct().ToLookup(use => use.From, use => use.To);
    }

    /// <summary>Holds the cycles of an assembly against those that are known, each written as its folders in order: <c>Access, AwsAuth</c>.</summary>
    /// <remarks>The list may only shrink: a cycle that is gone must leave it.</remarks>
    public static void AreOnly(Assembly assembly, params ReadOnlySpan<string> known)
    {
        var cycles = new FolderCycles(TypeUses.Of(assembly));
        var names = known.ToArray();
        var unknown = cycles.All.Where(cycle => !names.Contains(Name(cycle))).Select(cycle => $"{Name(cycle)} use each other:\n{cycles.UsesIn(cycle)}");
        var gone = names.Except(cycles.All.Select(Name)).Select(name => $"{name} do not use each other any more; take them off the list");

        var faults = string.Join('\n', unknown.Concat(gone));
        Assert.True(faults.Length == 0, faults);
    }

    /// <summary>Each cycle: its folders, in order.</summary>
    public IEnumerable<string[]> All => used.Select(group => group.Key)
        .Where(folder => Reached(folder).Contains(folder))
        .GroupBy(folder => Reached(folder).Where(other => Reached(other).Contains(folder)).Order(StringComparer.Ordinal).First())
        .Select(cycle => cycle.Order(StringComparer.Ordinal).ToArray())
        .OrderBy(cycle => cycle[0], StringComparer.Ordinal);

    private static string Name(string[] cycle) => string.Join(", ", cycle);

    private HashSet<string> Reached(string folder)
    {
        var reached = new HashSet<string>();
        var next = new Queue<string>(used[folder]);
        while (next.TryDequeue(out var one))
        {
            if (reached.Add(one))
            {
                used[one].ToList().ForEach(next.Enqueue);
            }
        }

        return reached;
    }

    // The way with the fewest types is the one to break.
    private string UsesIn(string[] cycle) => string.Join('\n', uses.Where(use => cycle.Contains(use.From) && cycle.Contains(use.To))
        .GroupBy(use => $"{use.From} -> {use.To}")
        .OrderBy(way => way.Count())
        .Select(way => $"  {way.Key}, {way.Count()} uses: {Examples(way)}"));

    private static string Examples(IEnumerable<FolderUse> way) =>
        string.Join(", ", way.Select(use => $"{use.User} of {use.Used}").Order(StringComparer.Ordinal).Take(5));
}
