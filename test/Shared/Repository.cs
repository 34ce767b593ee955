using System.Runtime.CompilerServices;

namespace EksAccessConstructs;

/// <summary>Where things stand in a checkout of the project.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "..", ".."));

    /// <summary>The folder with inputs and oracles that may stand beside the project; null where it does not.</summary>
    public static string? Shared { get; } = Path.Combine(Root, "..", "shared") is var path && Directory.Exists(path) ? Path.GetFullPath(path) : null;

    public static string Test(params string[] parts) => Path.Combine([Root, "test", .. parts]);

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
