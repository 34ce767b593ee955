namespace EksAccessConstructs.Layers;

/// <summary>A type in one folder that uses a type in another.</summary>
/// <param name="From">The folder that uses.</param>
/// <param name="To">The folder that is used.</param>
/// <param name="User">The type that uses.</param>
/// <param name="Used">The type that is used.</param>
internal sealed record FolderUse(string From, string To, string User, string Used)
{
    private const string Root = "EksAccessConstructs";

    /// <summary>The folders of two types, up to where they part; null where one of them holds the other, or a type is not of the project.</summary>
    public static FolderUse? Of(string user, string used)
    {
        var from = Folder(user);
        var to = Folder(used);
        var shared = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        return shared > 0 && shared < from.Length && shared < to.Length
            ? new(Name(from, shared), Name(to, shared), user[(Root.Length + 1)..], used[(Root.Length + 1)..])
            : null;
    }

    private static string[] Folder(string type) => type.Split('.') is [Root, ..] parts ? parts[..^1] : [];

    private static string Name(string[] folder, int shared) => string.Join('/', folder[1..(shared + 1)]);
}
