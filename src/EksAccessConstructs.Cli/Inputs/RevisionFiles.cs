using System.Globalization;
using System.Text;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Files of a git revision, written <c>REV:PATH</c>, so that two versions can be compared without two checkouts.</summary>
/// <remarks>The path is looked up from the folder that the tool runs in; <c>REV:.</c> is that folder. Below a folder the same is read and passed over as below
/// a folder of the disk (see <see cref="InputFiles"/>); links are not followed.</remarks>
internal static class RevisionFiles
{
    /// <summary>The revision and the path that a word means; null where it means a path of the disk.</summary>
    public static (string Revision, string Path)? Of(string word) =>
        !File.Exists(word) && !Directory.Exists(word) && word.IndexOf(':', StringComparison.Ordinal) is > 1 and var colon
            ? (word[..colon], word[(colon + 1)..] is { Length: > 0 } path ? path : ".")
            : null;

    /// <summary>The files of a revision.</summary>
    /// <exception cref="UnreadableException">There is no such revision or path, or a file is too large.</exception>
    public static ValueList<SourceFile> Read(string revision, string path)
    {
        var entries = Entries(revision, path);
        if (entries.Count == 0)
        {
            throw new UnreadableException($"cannot read '{revision}:{path}': the revision has no such file or folder");
        }

        var wanted = entries.Where(entry => entry.IsFile && (IsNamed(entry, path) || IsInput(entry.Path, path))).ToList();
        return Contents(revision, wanted);
    }

    /// <summary>One file of a revision, whatever its name; null where it is not there.</summary>
    /// <exception cref="UnreadableException">There is no such revision, or the file is too large.</exception>
    public static SourceFile? Find(string revision, string path) =>
        Contents(revision, [.. Entries(revision, path).Where(entry => entry.IsFile && IsNamed(entry, path))]) is [var file] ? file : null;

    private static List<TreeEntry> Entries(string revision, string path)
    {
        var commit = Text(GitProcess.Run("", "rev-parse", "--verify", "--quiet", "--end-of-options", $"{revision}^{{commit}}"))?.Trim()
            ?? throw new UnreadableException($"cannot read '{revision}:{path}': '{revision}' is no revision of a git repository here");
        return Text(GitProcess.Run("", "ls-tree", "-r", "-z", "-l", commit, "--", path))?
            .Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(TreeEntry.Parse).ToList() ?? [];
    }

    private static bool IsNamed(TreeEntry entry, string path) => entry.Path == Plain(path);

    private static bool IsInput(string file, string folder)
    {
        var below = file.StartsWith($"{Plain(folder)}/", StringComparison.Ordinal) ? file[(Plain(folder).Length + 1)..] : file;
        var parts = below.Split('/');
        return InputFiles.Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
            && !parts.Where((part, place) => part != ".." && InputFiles.IsPassedOver(part, place < parts.Length - 1)).Any();
    }

    private static string Plain(string path)
    {
        var plain = path.TrimEnd('/');
        return plain.StartsWith("./", StringComparison.Ordinal) ? plain[2..] : plain;
    }

    private static ValueList<SourceFile> Contents(string revision, List<TreeEntry> entries)
    {
        if (entries.Find(entry => entry.Size > FileText.MaxBytes) is { } tooLarge)
        {
            throw new UnreadableException(FileText.TooLarge($"{revision}:{tooLarge.Path}", $"{tooLarge.Size / 1024 / 1024} MiB").Message);
        }

        var output = GitProcess.Run(string.Concat(entries.Select(entry => $"{entry.Object}\n")), "cat-file", "--batch")
            ?? throw new UnreadableException($"cannot read '{revision}': git does not give its files");
        var files = new List<SourceFile>();
        var place = 0;
        foreach (var entry in entries)
        {
            place = Array.IndexOf(output, (byte)'\n', place) + 1; // "OBJECT blob SIZE"
            files.Add(new SourceFile($"{revision}:{entry.Path}", TextEncoding.Decode(output.AsSpan(place, (int)entry.Size))));
            place += (int)entry.Size + 1;
        }

        return files.OrderBy(file => file.Name, StringComparer.Ordinal).ToValueList();
    }

    private static string? Text(byte[]? output) => output is null ? null : Encoding.UTF8.GetString(output);

    private sealed record TreeEntry(bool IsFile, string Object, long Size, string Path)
    {
        // "100644 blob OBJECT    SIZE<tab>PATH"
        public static TreeEntry Parse(string line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var words = line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new(
                words[0].StartsWith("100", StringComparison.Ordinal), words[2],
                long.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0, line[(tab + 1)..]);
        }
    }
}
