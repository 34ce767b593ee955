using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>The script that applies a folder of manifests and takes away what its owner no longer has. It is the same for all but for the values at its
/// head.</summary>
internal static class ApplyScript
{
    /// <summary>The name of the script.</summary>
    public const string File = "apply.sh";

    /// <summary>The name of the list of objects that it reads.</summary>
    public const string List = "objects.txt";

    private static readonly string Template = Read();

    /// <summary>The command that runs the script, in the folder of the app's cloud assembly.</summary>
    /// <param name="folder">The folder of the script, relative to that.</param>
    public static string Command(string folder) => new ShellCommand("sh").Word($"{folder}/{File}").Line;

    /// <summary>The script of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="placeholder">What stands for the account in manifests; empty where nothing does.</param>
    public static string Of(ManifestFolder folder, string placeholder) =>
        new[]
        {
            ("owner", folder.Owner.Name),
            ("cluster", folder.Cluster.Name),
            ("region", folder.Cluster.Region),
            ("account", folder.Cluster.Account),
            ("endpoint", folder.Cluster.Endpoint),
            ("kinds", folder.PrunedKinds),
            ("namespaces", string.Join(' ', folder.Namespaces)),
            ("earlier", folder.EarlierLabel),
            ("placeholder", placeholder),
        }.Aggregate(Template, (text, value) => text.Replace($"={$"@{value.Item1}@"} ", $"={ShellWord.Of(value.Item2)} ", StringComparison.Ordinal));

    /// <summary>A line of the list: file, version, kind, namespace, name and what the object refers to, as the script sees the same of a live object.</summary>
    public static string Line(string file, string version, string kind, string? space, string name, RoleRef? roleRef) =>
        string.Join('\t', file, version, kind, space is null ? "" : GoQuote.Ascii(space), GoQuote.Ascii(name),
            roleRef is null ? "" : $"{roleRef.Kind} {GoQuote.Ascii(roleRef.Name)}");

    private static string Read()
    {
        using var stream = typeof(ApplyScript).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"{File} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
