using System.Buffers;

namespace EksAccessConstructs.Snapshots;

/// <summary>Tells which files are read document by document, so that never all of their nodes are held at once.</summary>
internal static class LargeFile
{
    /// <summary>From how many characters on a file is large.</summary>
    public const int Characters = 1_000_000;

    // Marks of templates, and of the bare text of mapRoles or mapUsers: what a file with them is, only a look at all of it tells.
    private static readonly SearchValues<string> MarksOfWholes =
        SearchValues.Create(["{{", "{%", "<%", "%{", "$", "rolearn", "userarn"], StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a large text of which each document can be read for itself.</summary>
    public static bool CanBeReadInPieces(string text) => text.Length >= Characters && !text.AsSpan().ContainsAny(MarksOfWholes);
}
