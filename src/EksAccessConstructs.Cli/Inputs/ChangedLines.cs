using DiffPlex;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Which lines of files change between two versions, to point reviewers to lines that they see.</summary>
internal sealed class ChangedLines
{
    private readonly Dictionary<string, FileChange> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> successors = new(StringComparer.Ordinal);

    /// <summary>Compares the files of two versions by their names below the version's own path.</summary>
    /// <param name="before">The path of the version before, and its files.</param>
    /// <param name="after">The path of the version after, and its files.</param>
    public ChangedLines((string Path, ValueList<SourceFile> Files) before, (string Path, ValueList<SourceFile> Files) after)
    {
        var old = before.Files.ToDictionary(file => Below(before.Path, file.Name), StringComparer.Ordinal);
        foreach (var file in after.Files)
        {
            var was = old.GetValueOrDefault(Below(after.Path, file.Name));
            files[file.Name] = new FileChange(was?.Text ?? "", file.Text);
            if (was is not null)
            {
                successors[was.Name] = file.Name;
            }
        }
    }

    /// <summary>The first changed line of a thing that begins at a place of the version after and ends before the next thing; null where it does not
    /// change.</summary>
    /// <param name="start">Where the thing begins.</param>
    /// <param name="others">Where things begin in the file.</param>
    public SourceLocation? FirstIn(SourceLocation start, IEnumerable<SourceLocation> others)
    {
        var end = others.Where(other => other.File == start.File && other.Line > start.Line).Select(other => other.Line).DefaultIfEmpty(int.MaxValue).Min();
        return files.TryGetValue(start.File, out var change) && change.FirstBetween(start.Line, end) is { } line ? new(start.File, line, 1) : null;
    }

    /// <summary>The line of the version after at which something of the version before was; null where its file is gone.</summary>
    public SourceLocation? Since(SourceLocation old) =>
        successors.TryGetValue(old.File, out var file) ? new(file, files[file].LineFor(old.Line), 1) : null;

    private static string Below(string path, string file) =>
        $"{path.TrimEnd('/')}/" is var folder && file.StartsWith(folder, StringComparison.Ordinal) ? file[folder.Length..] : "";

    private sealed class FileChange
    {
        private readonly SortedSet<int> changed = [];
        private readonly List<(int Old, int OldCount, int New, int NewCount)> blocks;
        private readonly int lines;

        public FileChange(string before, string after)
        {
            var result = Differ.Instance.CreateLineDiffs(before, after, ignoreWhitespace: false);
            lines = result.PiecesNew.Count;
            blocks = [.. result.DiffBlocks.Select(block => (block.DeleteStartA, block.DeleteCountA, block.InsertStartB, block.InsertCountB))];
            foreach (var (_, _, start, count) in blocks)
            {
                changed.UnionWith(Enumerable.Range(start + 1, count));
            }
        }

        public int? FirstBetween(int start, int end) => changed.GetViewBetween(start, Math.Max(start, end - 1)) is { Count: > 0 } within ? within.Min : null;

        // What was deleted was where the next line is now.
        public int LineFor(int old)
        {
            var shift = 0;
            foreach (var block in blocks.TakeWhile(block => block.Old < old))
            {
                if (old <= block.Old + block.OldCount)
                {
                    return Math.Clamp(block.New + 1, 1, Math.Max(1, lines));
                }

                shift += block.NewCount - block.OldCount;
            }

            return Math.Clamp(old + shift, 1, Math.Max(1, lines));
        }
    }
}
