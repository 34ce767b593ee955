using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace EksAccessConstructs.Text;

/// <summary>YAML or JSON text to nodes with places. The only code that knows the parser and its exceptions.</summary>
/// <remarks>Aliases are followed, a merge key <c>&lt;&lt;</c> is spread. Duplicate keys, aliases without end and deep nesting are findings.
/// A document that cannot be parsed ends the reading: the documents before it are kept.</remarks>
public static class YamlText
{
    /// <summary>The deepest nesting that is read, in levels.</summary>
    public const int MaxDepth = 100;

    /// <summary>The most nodes one document may have once its aliases are followed.</summary>
    public const int MaxNodes = 1_000_000;

    /// <summary>Reads all documents of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it, for spots.</param>
    public static Reading<YamlFile> Read(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var findings = new List<Finding>();
        var documents = new List<YamlDocument>();
        try
        {
            var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
            parser.Consume<StreamStart>();
            while (!parser.TryConsume<StreamEnd>(out _))
            {
                var start = parser.Consume<DocumentStart>();
                var composer = new Composer(parser, file, findings);
                var root = composer.Node(0);
                documents.Add(new YamlDocument(root is YamlScalar { Value: "", Style: ScalarStyle.Plain } ? null : root, root?.Spot ?? Spot(file, start.Start)));
                parser.Consume<DocumentEnd>();
            }
        }
        catch (StopReading stop)
        {
            findings.Add(stop.Finding);
        }
        catch (YamlException error)
        {
            findings.Add(TextRules.NotYaml.At(Spot(file, error.Start), Words(error)));
        }
        catch (InvalidOperationException error) // what the parser throws for some unclosed flow collections
        {
            findings.Add(TextRules.NotYaml.At(new SourceSpot(file, 1, 1), Words(error)));
        }

        return new Reading<YamlFile>(new YamlFile(file, documents.ToValueList()), findings.ToValueList());
    }

    private static SourceSpot Spot(string file, Mark mark) => new(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private static string Words(Exception error)
    {
        var inner = error.InnerException ?? error;
        return $"this is not YAML: {char.ToLower(inner.Message[0], CultureInfo.InvariantCulture)}{inner.Message[1..].TrimEnd('.')}";
    }

    private sealed class StopReading(Finding finding) : Exception
    {
        public Finding Finding => finding;
    }

    private sealed class Composer(Parser parser, string file, List<Finding> findings)
    {
        private readonly Dictionary<AnchorName, (YamlNode? Node, int Size)> anchors = [];
        private int nodes;

        public YamlNode Node(int depth)
        {
            var here = parser.Current?.Start ?? Mark.Empty;
            if (depth > MaxDepth)
            {
                throw new StopReading(TextRules.TooDeep.At(Spot(file, here), $"nested deeper than {MaxDepth} levels; no manifest or ClusterConfig needs that"));
            }

            var before = nodes;
            Count(1, here);
            var anchor = (parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
            if (!anchor.IsEmpty && parser.Current is not AnchorAlias)
            {
                anchors[anchor] = (null, 0);
            }

            var node = parser.Current switch
            {
                AnchorAlias => Alias(),
                Scalar => OneScalar(),
                SequenceStart => List(depth),
                _ => Map(depth),
            };
            if (!anchor.IsEmpty && node is not null && anchors.TryGetValue(anchor, out var known) && known.Node is null)
            {
                anchors[anchor] = (node, nodes - before);
            }

            return node!;
        }

        private void Count(int more, Mark here)
        {
            nodes += more;
            if (nodes > MaxNodes)
            {
                throw new StopReading(TextRules.EndlessAlias.At(Spot(file, here), $"aliases grow this document past {MaxNodes:N0} values"));
            }
        }

        private YamlNode Alias()
        {
            var alias = parser.Consume<AnchorAlias>();
            if (!anchors.TryGetValue(alias.Value, out var anchored))
            {
                throw new StopReading(TextRules.NotYaml.At(Spot(file, alias.Start), $"alias '*{alias.Value}' names no anchor before it"));
            }

            if (anchored.Node is not { } node)
            {
                throw new StopReading(TextRules.EndlessAlias.At(Spot(file, alias.Start), $"alias '*{alias.Value}' stands inside what it names, so it has no end"));
            }

            Count(anchored.Size, alias.Start);
            return node;
        }

        private YamlScalar OneScalar()
        {
            var scalar = parser.Consume<Scalar>();
            var style = scalar.Style switch
            {
                YamlDotNet.Core.ScalarStyle.SingleQuoted or YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.Quoted,
                YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Block,
                _ => ScalarStyle.Plain,
            };
            return new YamlScalar(Spot(file, scalar.Start), scalar.Value, style, scalar.Tag.IsEmpty ? null : scalar.Tag.Value);
        }

        private YamlList List(int depth)
        {
            var start = parser.Consume<SequenceStart>();
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Node(depth + 1));
            }

            return new YamlList(Spot(file, start.Start), items.ToValueList());
        }

        private YamlMap Map(int depth)
        {
            var start = parser.Consume<MappingStart>();
            var (entries, merged) = (new List<YamlEntry>(), new List<YamlEntry>());
            var seen = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Node(depth + 1);
                var value = Node(depth + 1);
                if (key is YamlScalar { Value: "<<", Style: ScalarStyle.Plain })
                {
                    merged.AddRange(Merged(value));
                    continue;
                }

                var entry = new YamlEntry(KeyText(key), key, value);
                if (!seen.TryAdd(entry.Key, entry))
                {
                    findings.Add(TextRules.DuplicateKey.At(entry.Spot, $"key '{entry.Key}' stands already at line {seen[entry.Key].Spot.Line}; keep one of the two"));
                }

                entries.Add(entry);
            }

            return new YamlMap(Spot(file, start.Start), [.. merged.Where(entry => !seen.ContainsKey(entry.Key)).DistinctBy(entry => entry.Key), .. entries]);
        }

        private IEnumerable<YamlEntry> Merged(YamlNode value) => value switch
        {
            YamlMap map => map.Entries,
            YamlList list when list.Items.All(item => item is YamlMap) => list.Items.SelectMany(Merged),
            _ => throw new StopReading(TextRules.NotYaml.At(value.Spot, $"a merge key '<<' takes a mapping or a list of mappings, not {value.Kind}")),
        };

        private static string KeyText(YamlNode key) => key is YamlScalar scalar
            ? scalar.Value
            : throw new StopReading(TextRules.NotYaml.At(key.Spot, $"a key must be text, not {key.Kind}; quote it where it begins with '{{' or '['"));
    }
}
