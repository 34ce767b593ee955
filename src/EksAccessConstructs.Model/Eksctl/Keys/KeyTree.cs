namespace EksAccessConstructs.Eksctl;

/// <summary>Known keys as a tree, to walk beside a document.</summary>
internal sealed class KeyTree
{
    private readonly Dictionary<string, KeyTree> children = new(StringComparer.Ordinal);
    private KnownKey? known;

    public KeyTree(IEnumerable<KnownKey> keys)
    {
        foreach (var key in keys)
        {
            var node = this;
            foreach (var step in key.Path.Split('.'))
            {
                node = node.Add(step);
            }

            node.known = key;
        }
    }

    private KeyTree()
    {
    }

    /// <summary>True for a list.</summary>
    public bool IsList { get; private set; }

    /// <summary>True where nothing is known below: a value, or a piece that is passed on without a look.</summary>
    public bool IsLeaf => children.Count == 0;

    /// <summary>True where the keys below are names that the user chooses.</summary>
    public bool IsOpen => children.ContainsKey("*");

    /// <summary>True where neither the key nor any below it is carried.</summary>
    public bool IsLater => IsLeaf ? known?.State is KeyState.Later : children.Values.All(child => child.IsLater);

    /// <summary>What to say about it.</summary>
    public string Note => known?.Note ?? children.Values.Select(child => child.Note).FirstOrDefault(note => note.Length > 0) ?? "";

    /// <summary>The key below by its name; null where it is not known.</summary>
    public KeyTree? Child(string name) => children.GetValueOrDefault("*") ?? children.GetValueOrDefault(name);

    private KeyTree Add(string step)
    {
        var (name, list) = step.EndsWith("[]", StringComparison.Ordinal) ? (step[..^2], true) : (step, false);
        if (!children.TryGetValue(name, out var child))
        {
            children.Add(name, child = new KeyTree { IsList = list });
        }

        return child;
    }
}
