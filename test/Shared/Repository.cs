using System.Runtime.CompilerServices;

namespace EksAccessConstructs;

/// <summary>Where things are in a checkout of the project.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", ".."));

    public static string Test(params string[] parts) => Path.Combine([Root, "test", .. parts]);

    /// <summary>A file or folder of the inputs, oracles and tools that may be beside the project; null where it is not.</summary>
    public static string? Beside(params string[] parts) =>
        Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts])) is var path && Path.Exists(path) ? path : null;

    /// <summary>A file or folder beside the project, or the end of the test as skipped.</summary>
    public static string BesideOrSkip(params string[] parts)
    {
        var path = Beside(parts);
        Assert.SkipWhen(path is null, $"'{string.Join('/', parts)}' is not beside the project");
        return path;
    }

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
