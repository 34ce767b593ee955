namespace EksAccessConstructs.Text;

/// <summary>Tokens of one text to the nodes of its first document, as go-yaml v2 parses and decodes it.</summary>
/// <remarks>Aliases are followed, merge keys are spread where they are: what comes later in a
/// mapping wins. Keys become the text that JSON would have.</remarks>
internal sealed partial class YamlComposer
{
    private readonly YamlSource source;
    private readonly YamlScanner scanner;
    private readonly string file;
    private readonly YamlTags tags = new();
    private readonly Dictionary<string, Anchored> anchors = new(StringComparer.Ordinal);
    private int nodes;
    private int fromAliases;
    private int depth;

    /// <param name="source">The text.</param>
    /// <param name="file">The file, for locations.</param>
    /// <param name="words">The words of the file.</param>
    public YamlComposer(YamlSource source, string file, WordPool words)
    {
        scanner = new YamlScanner(source, words);
        this.source = source;
        this.file = file;
    }

    /// <summary>True once the text has turned out to hold nothing but blanks and comments.</summary>
    public bool IsBlank { get; private set; }

    /// <summary>The first document; its root is null where it says nothing.</summary>
    /// <exception cref="YamlProblem">The text is not YAML.</exception>
    public YamlDocument Document()
    {
        var document = OneDocument();
        source.RefuseForbiddenNear();
        return document;
    }

    /// <summary>Where there is text that nobody reads, because it comes after the end of the document; null where there is none.</summary>
    public SourceLocation? Rest()
    {
        try
        {
            while (scanner.Peek().Kind is YamlTokenKind.DocumentEnd)
            {
                scanner.Take();
            }

            return scanner.Peek() is { Kind: not YamlTokenKind.StreamEnd } token ? Location(token.Start) : null;
        }
        catch (YamlProblem problem)
        {
            return Location(problem.Mark);
        }
    }

    private static bool IsDocumentEdge(YamlTokenKind kind) => kind is
        YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective or YamlTokenKind.DocumentStart or YamlTokenKind.DocumentEnd or YamlTokenKind.StreamEnd;

    private YamlDocument OneDocument()
    {
        var first = scanner.Peek();
        while (scanner.Peek().Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective)
        {
            tags.Declare(scanner.Peek());
            scanner.Take();
        }

        var directives = first.Kind is YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective;
        var start = scanner.Peek();
        if (start.Kind is YamlTokenKind.DocumentStart)
        {
            scanner.Take();
            var root = IsDocumentEdge(scanner.Peek().Kind) ? null : Root();
            return new YamlDocument(root, root?.Location ?? Location(start.Start));
        }

        if (directives)
        {
            throw new YamlProblem("a directive is followed by '---' in a line of its own", start.Start);
        }

        IsBlank = start.Kind is YamlTokenKind.StreamEnd;
        var node = IsBlank ? null : Root();
        return new YamlDocument(node, node?.Location ?? Location(start.Start));
    }

    private YamlNode? Root()
    {
        var root = Node(block: true, indentless: false);
        scanner.Peek(); // go-yaml looks at the token after the document before it is done
        return root is YamlScalar scalar && YamlScalars.TypeOf(scalar) is YamlType.Null ? null : root;
    }

    private SourceLocation Location(YamlMark mark) => new(file, mark.Line + 1, mark.Column + 1);

    private YamlNode Node(bool block, bool indentless)
    {
        var token = scanner.Peek();
        if (depth > YamlText.MaxDepth)
        {
            throw new YamlProblem($"nested deeper than {YamlText.MaxDepth} levels; no manifest or ClusterConfig needs that", token.Start, TextRules.TooDeep);
        }

        if (token.Kind is YamlTokenKind.Alias)
        {
            scanner.Take();
            return Alias(token);
        }

        depth++;
        var before = nodes;
        var start = token.Start;
        Count(1, 0, token.Start);
        var (anchor, tag) = Properties();
        var anchored = anchor is null ? null : anchors[anchor] = new Anchored();
        var node = Content(start, tag, anchor is not null || tag is not null, block, indentless);
        if (anchored is not null)
        {
            anchored.Node = node;
            anchored.Size = nodes - before;
        }

        depth--;
        return node;
    }

    private (string? Anchor, string? Tag) Properties()
    {
        string? anchor = null;
        string? tag = null;
        while (scanner.Peek() is var token && ((token.Kind is YamlTokenKind.Anchor && anchor is null) || (token.Kind is YamlTokenKind.Tag && tag is null)))
        {
            if (token.Kind is YamlTokenKind.Anchor)
            {
                anchor = token.Text;
            }
            else
            {
                tag = tags.Resolve(token);
            }

            scanner.Take();
        }

        return (anchor, tag);
    }

    private YamlNode Content(YamlMark start, string? tag, bool mayBeEmpty, bool block, bool indentless)
    {
        var token = scanner.Peek();
        switch (token.Kind)
        {
            case YamlTokenKind.BlockEntry when indentless:
                return IndentlessList(start, tag);
            case YamlTokenKind.Scalar:
                scanner.Take();
                return Scalar(new YamlScalar(Location(start), token.Text, token.Style, tag), start);
            case YamlTokenKind.FlowSequenceStart:
                scanner.Take();
                return FlowList(start, tag);
            case YamlTokenKind.FlowMappingStart:
                scanner.Take();
                return FlowMap(start, tag);
            case YamlTokenKind.BlockSequenceStart when block:
                scanner.Take();
                return BlockList(start, tag);
            case YamlTokenKind.BlockMappingStart when block:
                scanner.Take();
                return BlockMap(start, tag);
            default:
                var where = block ? "here" : "here in '[ ]' or '{ }'";
                return mayBeEmpty
                    ? Scalar(new YamlScalar(Location(start), "", ScalarStyle.Plain, tag), start)
                    : throw new YamlProblem($"a value is missing {where}", token.Start);
        }
    }

    private static YamlScalar Scalar(YamlScalar scalar, YamlMark start) => scalar.Tag switch
    {
        null => scalar,
        YamlScalars.BinaryTag => YamlScalars.Bytes(scalar.Value) is { } text
            ? scalar with { Value = text, Tag = YamlScalars.TextTag }
            : throw new YamlProblem($"'{scalar.Value}' is not the base64 that its tag says it is", start),
        _ when YamlScalars.FitsTag(scalar) => scalar,
        var tag => throw new YamlProblem(
            $"'{scalar.Value}' is not the !!{tag[(tag.LastIndexOf(':') + 1)..]} that its tag says it is; take the tag away", start),
    };

    // A missing value after an indicator is placed behind it.
    private YamlScalar EmptyAfter(YamlToken indicator) => Empty(indicator.Start with { Column = indicator.Start.Column + 1 });

    private YamlScalar Empty(YamlMark mark)
    {
        Count(1, 0, mark);
        return new YamlScalar(Location(mark), "", ScalarStyle.Plain);
    }

    private YamlNode Alias(YamlToken alias)
    {
        if (!anchors.TryGetValue(alias.Text, out var known))
        {
            throw new YamlProblem($"alias '*{alias.Text}' names no anchor before it", alias.Start);
        }

        if (known.Node is not { } node)
        {
            throw new YamlProblem($"alias '*{alias.Text}' is inside what it names, so it has no end", alias.Start, TextRules.EndlessAlias);
        }

        Count(1 + known.Size, known.Size, alias.Start);
        return node;
    }

    // go-yaml refuses documents that grow too much by their aliases.
    private void Count(int more, int aliased, YamlMark mark)
    {
        nodes += more;
        fromAliases += aliased;
        if (aliased > 0 && (fromAliases > YamlText.MaxNodes || (fromAliases > 100 && nodes > 1000 && fromAliases > AllowedFromAliases(nodes) * nodes)))
        {
            throw new YamlProblem($"aliases grow this document to {nodes:N0} values", mark, TextRules.EndlessAlias);
        }
    }

    private static double AllowedFromAliases(int nodes)
    {
        const double Few = 400_000;
        const double Many = 4_000_000;
        return 0.99 - (0.89 * (Math.Clamp(nodes, Few, Many) - Few) / (Many - Few));
    }

    private YamlList BlockList(YamlMark start, string? tag)
    {
        var items = new List<YamlNode>();
        while (true)
        {
            var token = scanner.Peek();
            switch (token.Kind)
            {
                case YamlTokenKind.BlockEntry:
                    scanner.Take();
                    items.Add(scanner.Peek().Kind is YamlTokenKind.BlockEntry or YamlTokenKind.BlockEnd
                        ? EmptyAfter(token)
                        : Node(block: true, indentless: false));
                    break;
                case YamlTokenKind.BlockEnd:
                    scanner.Take();
                    return new YamlList(Location(start), items.ToValueList()) { Tag = tag };
                default:
                    throw new YamlProblem($"the list that begins in line {start.Line + 1} goes on with '- ' in the same column", token.Start);
            }
        }
    }

    private YamlList IndentlessList(YamlMark start, string? tag)
    {
        var items = new List<YamlNode>();
        while (scanner.Peek() is { Kind: YamlTokenKind.BlockEntry } token)
        {
            scanner.Take();
            items.Add(scanner.Peek().Kind is YamlTokenKind.BlockEntry or YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd
                ? EmptyAfter(token)
                : Node(block: true, indentless: false));
        }

        return new YamlList(Location(start), items.ToValueList()) { Tag = tag };
    }

    private YamlMap BlockMap(YamlMark start, string? tag)
    {
        var entries = new MapEntries();
        while (true)
        {
            var token = scanner.Peek();
            if (token.Kind is YamlTokenKind.BlockEnd)
            {
                scanner.Take();
                return new YamlMap(Location(start), entries.ToValueList()) { Tag = tag };
            }

            if (token.Kind is not YamlTokenKind.Key)
            {
                throw new YamlProblem($"the mapping that begins in line {start.Line + 1} goes on with 'key: value' in the same column", token.Start);
            }

            scanner.Take();
            var key = IsBlockEdge(scanner.Peek().Kind) ? Empty(token.Start) : Node(block: true, indentless: true);
            entries.Add(key, BlockMapValue());
        }
    }

    private YamlNode BlockMapValue()
    {
        var token = scanner.Peek();
        if (token.Kind is not YamlTokenKind.Value)
        {
            return Empty(token.Start);
        }

        scanner.Take();
        return IsBlockEdge(scanner.Peek().Kind) ? EmptyAfter(token) : Node(block: true, indentless: true);
    }

    private static bool IsBlockEdge(YamlTokenKind kind) => kind is YamlTokenKind.Key or YamlTokenKind.Value or YamlTokenKind.BlockEnd;

    private sealed class Anchored
    {
        public YamlNode? Node { get; set; }

        public int Size { get; set; }
    }
}
