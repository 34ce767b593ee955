using EksAccessConstructs.Text;

namespace EksAccessConstructs.Kubeconfigs;

/// <summary>A kubeconfig that is there, as nodes.</summary>
/// <param name="File">What to call it in findings.</param>
/// <param name="Root">What it holds.</param>
internal sealed record HeldKubeconfig(string File, YamlMap Root)
{
    /// <summary>Reads one.</summary>
    /// <returns>Nothing in it where the text is empty.</returns>
    public static Reading<HeldKubeconfig> Read(string text, string file)
    {
        var reading = YamlText.Read(text, file);
        if (reading.HasErrors)
        {
            return new(null, reading.Findings);
        }

        var start = new SourceLocation(file, 1, 1);
        var documents = reading.Value?.Documents ?? [];
        return documents switch
        {
            [] or [{ Root: null }] => new(new HeldKubeconfig(file, new YamlMap(start, [])), []),
            [{ Root: YamlMap map }] when IsConfig(map) => new(new HeldKubeconfig(file, map), []),
            [{ Root: var other }] => new(null, [KubeconfigRules.IsKubeconfig.At(other?.Location ?? start,
                $"'{file}' is no kubeconfig: it is not of apiVersion v1 and kind Config with lists of clusters, contexts and users; "
                    + "name another file with --kubeconfig")]),
            _ => new(null, [KubeconfigRules.IsKubeconfig.At(documents[1].Location,
                $"'{file}' has {documents.Count} documents, of which kubectl reads only the first; keep one in it")]),
        };
    }

    /// <summary>The entry of a name; null where none has it. Of two kubectl takes the first.</summary>
    public YamlMap? Entry(KubeconfigSection section, string name) => Items(section).OfType<YamlMap>().FirstOrDefault(item => Text(item["name"]) == name);

    /// <summary>The entries of a part.</summary>
    public ValueList<YamlNode> Items(KubeconfigSection section) => (Root[section.Key] as YamlList)?.Items ?? [];

    /// <summary>Why an entry that a context needs cannot take its name; null where it can.</summary>
    public Finding? Taken(KubeconfigContext context) => OfContext(context) ?? OfUser(context) ?? OfCluster(context.Cluster);

    /// <summary>The file as it is to be: entries of ours in the place of those of the same name or after all others, the rest as it is.</summary>
    public YamlMap With(Kubeconfig config)
    {
        if (Root.Entries.IsEmpty && Read(config.Write(), File).Value is { } fresh)
        {
            return fresh.Root;
        }

        var entries = Root.Entries.ToList();
        foreach (var section in KubeconfigSection.All)
        {
            var items = Items(section).ToList();
            foreach (var entry in config.Entries(section))
            {
                var index = items.FindIndex(item => item is YamlMap map && Text(map["name"]) == entry.Name);
                items = index < 0 ? [.. items, entry.Node] : [.. items[..index], Overlay.Of((YamlMap)items[index], entry.Node), .. items[(index + 1)..]];
            }

            Put(entries, section.Key, new YamlList(Root.Location, items.ToValueList()));
        }

        if (config.CurrentContext is { } name)
        {
            Put(entries, "current-context", new YamlScalar(Root.Location, name, ScalarStyle.Quoted));
        }

        return Root with { Entries = entries.ToValueList() };
    }

    private void Put(List<YamlEntry> entries, string key, YamlNode value)
    {
        var index = entries.FindLastIndex(entry => entry.Key == key);
        var made = new YamlEntry(key, index < 0 ? new YamlScalar(Root.Location, key, ScalarStyle.Plain) : entries[index].KeyNode, value);
        if (index < 0)
        {
            entries.Add(made);
        }
        else
        {
            entries[index] = made;
        }
    }

    // kubectl takes a file without either; a part is a list, or says nothing.
    private static bool IsConfig(YamlMap map) => IsOrIsNot(map["apiVersion"], "v1") && IsOrIsNot(map["kind"], "Config")
        && KubeconfigSection.All.All(section => map[section.Key] is null or YamlList or YamlScalar { Kind: "nothing" });

    private static bool IsOrIsNot(YamlNode? node, string word) => node is null || Text(node) == word;

    private Finding? OfContext(KubeconfigContext context) => Entry(KubeconfigSection.Contexts, context.Name) is { } held
        && (Text(held, "context", "cluster"), Text(held, "context", "user")) != (context.Cluster.Arn, context.Name)
            ? Refuse(held, $"context '{context.Name}' is there for cluster '{Text(held, "context", "cluster")}' and user '{Text(held, "context", "user")}'; "
                + "give ours another name with --alias, or take that one away")
            : null;

    private Finding? OfUser(KubeconfigContext context) => Entry(KubeconfigSection.Users, context.Name) is { } held && !IsOurs(held, context)
        ? Refuse(held, $"user '{context.Name}' is there and gets in otherwise than by 'aws eks get-token' for cluster '{context.Cluster.Name}' as "
            + $"{(context.RoleArn is { } role ? $"'{role}'" : "the credentials at hand")}; give ours another name with --alias, or take that one away")
        : null;

    private Finding? OfCluster(ClusterConnection cluster) => Entry(KubeconfigSection.Clusters, cluster.Arn) is { } held
        && (!cluster.IsServer(Text(held, "cluster", "server")) || Has(held, "insecure-skip-tls-verify") || Has(held, "certificate-authority"))
            ? Refuse(held, $"cluster '{cluster.Arn}' is there with a server, a certificate or a way past it that somebody chose; "
                + "give it a name of its own, or write into another file with --kubeconfig")
            : null;

    private static bool Has(YamlMap item, string key) => item["cluster"] is YamlMap cluster && cluster[key] is not null;

    // Whoever asks for tokens of this cluster as this role is ours, whatever else it is told.
    private static bool IsOurs(YamlMap held, KubeconfigContext context)
    {
        var user = held["user"] as YamlMap;
        var words = ((user?["exec"] as YamlMap)?["args"] as YamlList)?.Items.Select(Text).ToList() ?? [];
        var role = words.FindIndex(word => word is "--role" or "--role-arn" or "-r") is >= 0 and var place ? words.ElementAtOrDefault(place + 1) : null;
        var name = words.FindIndex(word => word is "--cluster-name" or "--cluster-id") is >= 0 and var at ? words.ElementAtOrDefault(at + 1) : null;
        return user?.Entries is [{ Key: "exec" }] && words.Contains("get-token") && name == (context.Cluster.OutpostId ?? context.Cluster.Name)
            && role == context.RoleArn;
    }

    private static Finding Refuse(YamlMap held, string message) => KubeconfigRules.NameIsFree.At(held.Location, message);

    private static string Text(YamlMap item, string kind, string key) => item[kind] is YamlMap map ? Text(map[key]) : "";

    private static string Text(YamlNode? node) => node is YamlScalar scalar ? scalar.Value : "";
}
