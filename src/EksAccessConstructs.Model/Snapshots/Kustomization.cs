using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Snapshots;

/// <summary>A file <c>kustomization.yaml</c>: kustomize makes objects of what it names.</summary>
/// <remarks>Source: Kubernetes Docs, "Declarative Management of Kubernetes Objects Using Kustomize".</remarks>
internal sealed record Kustomization
{
    private static readonly string[] Names = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
    private static readonly string[] Heads = ["apiVersion", "kind", "metadata"];
    private static readonly string[] Objects = ["resources", "bases", "components"];

    private Kustomization(YamlMap root, IReadOnlySet<string> files)
    {
        Root = root;
        Folder = FoldersOfPrograms.FolderOf(root.Location.File);
        Resources = Objects.SelectMany(key => root.ItemsAt(key)).OfType<YamlScalar>().Select(item => item.Value).ToValueList();
        Changes = root.Entries.Select(entry => entry.Key).Except([.. Heads, .. Objects]).ToValueList();
        NotManifests = root.Entries
            .Where(entry => Changes.Contains(entry.Key))
            .SelectMany(entry => Texts(entry.Value))
            .Select(text => Below(Folder, text))
            .Where(files.Contains)
            .ToValueList();
        Missing = Resources.Where(resource => !IsRead(resource, files)).ToValueList();
    }

    /// <summary>Files that it names other than as objects, such as patches.</summary>
    public ValueList<string> NotManifests { get; }

    /// <summary>That what kustomize makes is not what is read, with the way out; null where kustomize changes nothing, or where another kustomization takes
    /// this one in.</summary>
    public Finding? Finding { get; private init; }

    private YamlMap Root { get; }

    private string Folder { get; }

    private ValueList<string> Resources { get; }

    private ValueList<string> Changes { get; }

    private ValueList<string> Missing { get; }

    /// <summary>The kustomizations among files.</summary>
    public static ValueList<Kustomization> Of(ValueList<InputText> texts)
    {
        var roots = texts.Where(text => Names.Contains(text.File[FoldersOfPrograms.FolderOf(text.File).Length..]))
            .SelectMany(text => YamlText.Read(text.Text, text.File).Value?.Documents ?? [])
            .Select(document => document.Root)
            .OfType<YamlMap>()
            .ToList();
        if (roots.Count == 0)
        {
            return [];
        }

        var files = texts.Select(text => text.File).ToHashSet(StringComparer.Ordinal);
        var all = roots.ConvertAll(root => new Kustomization(root, files));
        var taken = all.SelectMany(one => one.Resources.Select(resource => $"{Below(one.Folder, resource).TrimEnd('/')}/")).ToHashSet(StringComparer.Ordinal);
        return all.Select(one => taken.Contains(one.Folder) ? one : one with { Finding = one.Said(all) }).ToValueList();
    }

    private Finding? Said(List<Kustomization> all)
    {
        var reached = new List<Kustomization> { this };
        for (var i = 0; i < reached.Count; i++)
        {
            var folders = reached[i].Resources.Select(resource => $"{Below(reached[i].Folder, resource).TrimEnd('/')}/").ToList();
            reached.AddRange(all.Where(one => folders.Contains(one.Folder) && !reached.Contains(one)));
        }

        var changes = reached.SelectMany(one => one.Changes).Distinct(StringComparer.Ordinal).ToList();
        var missing = reached.SelectMany(one => one.Missing).Distinct(StringComparer.Ordinal).ToList();
        var why = changes.Count > 0 ? $"changes what is here by {Listed(changes)}" : $"takes in {Listed(missing)}, which is not among the files";
        return changes.Count + missing.Count == 0 ? null : InputRules.Kustomized.At(Root.Location,
            $"kustomize {why}, and the files are read here as they stand; lint what it makes: "
                + $"'kustomize build {FoldersOfPrograms.Word(Folder)} | eks-access lint -'");
    }

    private static string Listed(List<string> words) =>
        string.Join(", ", words.Take(4).Select(word => $"'{word}'")) + (words.Count > 4 ? $" and {words.Count - 4} more" : "");

    // A file, or a folder with some.
    private bool IsRead(string resource, IReadOnlySet<string> files)
    {
        var path = Below(Folder, resource).TrimEnd('/');
        return files.Contains(path) || Names.Any(name => files.Contains($"{path}/{name}"));
    }

    private static string Below(string folder, string path)
    {
        var parts = new List<string>();
        foreach (var part in $"{folder}{path}".Split('/').Where(part => part != "."))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] is not ("" or ".."))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private static IEnumerable<string> Texts(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Value.Contains('\n', StringComparison.Ordinal) ? [] : [scalar.Value],
        YamlList list => list.Items.SelectMany(Texts),
        YamlMap map => map.Entries.SelectMany(entry => Texts(entry.Value)),
        _ => [],
    };
}
