namespace EksAccessConstructs.Eksctl;

/// <summary>Known keys as a tree, to walk beside a document.</summary>
internal sealed class KeyTree
{
    private readonly Dictionary<string, KeyTree> children = new(StringComparer.Ordinal);
    private readonly List<string> names = [];

    public KeyTree(IEnumerable<KnownKey> keys)
    {
        foreach (var key in keys)
        {
            var node = this;
            foreach (var step in key.Path.Split('.'))
            {
                node = node.Add(step);
            }

            node.Known = key;
        }
    }

    private KeyTree()
    {
    }

    /// <summary>The key that ends here; null for a mapping or a list of mappings.</summary>
    public KnownKey? Known { get; private set; }

    /// <summary>The names of the keys below, in the order of the table.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>True for a list of mappings.</summary>
    public bool IsList { get; private set; }

    /// <summary>True where nothing is known below: a value, or a piece that is passed on without a look.</summary>
    public bool IsLeaf => children.Count == 0;

    /// <summary>True where the keys below are names that the user chooses.</summary>
    public bool IsOpen => children.ContainsKey("*");

    /// <summary>True where neither the key nor any below it is carried.</summary>
    public bool IsLater => IsLeaf ? Known?.State is KeyState.Later : children.Values.All(child => child.IsLater);

    /// <summary>True where the key and all below it make or change the cluster itself.</summary>
    public bool IsOfNewClusters => IsLeaf ? Known is { IsOfNewClusters: true } : children.Values.All(child => child.IsOfNewClusters);

    /// <summary>True where the key, or the mapping that it is, must be there.</summary>
    public bool IsRequired => Known?.IsRequired ?? (!IsList && children.Values.Any(child => child.Known is { IsMappingRequired: true }));

    /// <summary>What to say about it.</summary>
    public string Note => Known?.Note ?? children.Values.Select(child => child.Note).FirstOrDefault(note => note.Length > 0) ?? "";

    /// <summary>The key below by its name, <c>*</c> for one that the user chooses.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public KeyTree Below(string name) => children[name];

    /// <summary>The key below that a document names so; null where it is not known.</summary>
    public KeyTree? Child(string name) => children.GetValueOrDefault("*") ?? children.GetValueOrDefault(name);

    private KeyTree Add(string step)
    {
        var (name, list) = step.EndsWith("[]", StringComparison.Ordinal) ? (step[..^2], true) : (step, false);
        if (!children.TryGetValue(name, out var child))
        {
            children.Add(name, child = new KeyTree { IsList = list });
            names.Add(name);
        }

        return child;
    }
}
