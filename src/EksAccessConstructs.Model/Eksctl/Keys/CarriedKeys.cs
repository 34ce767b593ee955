using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl;

/// <summary>Every key that eksctl knows and how far it gets: the one place to change when the constructs carry one more.</summary>
internal static class CarriedKeys
{
    private static readonly Lazy<KeyTree> LazyTree = new(() => new KeyTree(All));

    /// <summary>Every key, in the order of docs/eksctl.md.</summary>
    public static ValueList<KnownKey> All { get; } = KeyTable.Read();

    /// <summary>The same keys as a tree.</summary>
    internal static KeyTree Tree => LazyTree.Value;

    /// <summary>The words that a key takes, all or some of them.</summary>
    /// <param name="path">The path as the table has it.</param>
    public static ValueList<string> WordsOf(string path) =>
        All.Single(key => key.Path == path) is var known && known.Words.IsEmpty ? known.Examples : known.Words;

    /// <summary>Adds an error for every key of the file that is not carried yet.</summary>
    internal static void Report(YamlMap root, ICollection<Finding> findings) => Report(root, Tree, "", findings);

    private static void Report(YamlMap map, KeyTree keys, string path, ICollection<Finding> findings)
    {
        foreach (var entry in map.Entries)
        {
            if (keys.Child(entry.Key) is not { } key)
            {
                continue;
            }

            var name = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            if (SaysNothing(entry.Value, key))
            {
                continue;
            }

            if (key.IsLater)
            {
                findings.Add(EksctlRules.KeyIsCarried.At(entry.Location,
                    $"key '{name}' is known to eksctl but not carried over by this version; {WayOut(key)}"));
                continue;
            }

            Descend(entry.Value, key, name, findings);
        }
    }

    private static void Descend(YamlNode value, KeyTree key, string path, ICollection<Finding> findings)
    {
        if (key.IsLeaf)
        {
            return;
        }

        if (value is YamlMap map)
        {
            Report(map, key, path, findings);
        }

        if (value is YamlList list)
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                if (list.Items[i] is YamlMap item)
                {
                    Report(item, key, $"{path}[{i}]", findings);
                }
            }
        }
    }

    private static string WayOut(KeyTree key) => key.Note.Length == 0 ? "leave it out and add it to the stack in code" : key.Note;

    private static bool SaysNothing(YamlNode value, KeyTree key) => value switch
    {
        YamlMap { Entries.IsEmpty: true } => true,
        YamlList { Items.IsEmpty: true } => true,
        YamlScalar scalar => YamlScalars.TypeOf(scalar) is YamlType.Null || scalar.Value.Length == 0
            || (YamlScalars.TypeOf(scalar) is YamlType.Boolean && YamlScalars.AsBoolean(scalar.Value) is false && key.Known is not { IsTrueBySilence: true }),
        _ => false,
    };
}
