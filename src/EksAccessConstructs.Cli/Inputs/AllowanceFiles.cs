using EksAccessConstructs.Changes;
using EksAccessConstructs.Lint;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Where the allowances of a comparison are written.</summary>
/// <remarks>They are taken from the version before, so that a change cannot allow itself.</remarks>
internal static class AllowanceFiles
{
    private static readonly Reading<AllowanceList> None = new(new AllowanceList([]), []);

    /// <summary>The allowances of the file that is named, or of <see cref="SuppressionReader.FileName"/> in the folder of the version before.</summary>
    /// <param name="named">The file, or REV:PATH; null where none is named.</param>
    /// <param name="before">The version before.</param>
    /// <exception cref="UnreadableException">The file that is named is not there or may not be read.</exception>
    public static Reading<AllowanceList> Read(string? named, string before) => named is null ? OfVersion(before) : OfFile(named);

    private static Reading<AllowanceList> OfFile(string named) => RevisionFiles.Of(named) is var (revision, path)
        ? Read(RevisionFiles.Find(revision, path)
            ?? throw new UnreadableException($"cannot read '{named}': the revision has no such file"))
        : Read(new SourceFile(InputFiles.Named(named), SourceFiles.Text(named)));

    private static Reading<AllowanceList> OfVersion(string before)
    {
        if (RevisionFiles.Of(before) is var (revision, path))
        {
            return RevisionFiles.Find(revision, $"{path.TrimEnd('/')}/{SuppressionReader.FileName}") is { } file ? Read(file) : None;
        }

        var own = $"{InputFiles.Named(before).TrimEnd('/')}/{SuppressionReader.FileName}";
        return File.Exists(own) ? Read(new SourceFile(own, SourceFiles.Text(own))) : None;
    }

    private static Reading<AllowanceList> Read(SourceFile file) => AllowanceReader.ReadFile(file.Text, file.Name);
}
