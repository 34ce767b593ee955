namespace EksAccessConstructs;

/// <summary>The one path of a file or folder that has no links in it.</summary>
internal static class RealPath
{
    private const int MostLinks = 40; // as Linux follows

    /// <summary>The real path; the path as it is where a link leads nowhere or in a circle.</summary>
    public static string Of(string path) => Of(Path.GetFullPath(path), MostLinks);

    private static string Of(string path, int left)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var here = Path.Join(Of(parent, left), Path.GetFileName(path));
        return left > 0 && TargetOf(here) is { } target ? Of(target, left - 1) : here;
    }

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: false)?.FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
