namespace EksAccessConstructs.Text;

// Lists and mappings in brackets and braces.
internal sealed partial class YamlComposer
{
    private YamlList FlowList(YamlMark start, string? tag)
    {
        var items = new List<YamlNode>();
        while (NextInFlow(YamlTokenKind.FlowSequenceEnd, items.Count == 0, start, "list", ']'))
        {
            var token = scanner.Peek();
            if (token.Kind is YamlTokenKind.Key)
            {
                scanner.Take();
                items.Add(Pair(token.Start));
            }
            else
            {
                items.Add(Node(block: false, indentless: false));
            }
        }

        return new YamlList(Location(start), items.ToValueList()) { Tag = tag };
    }

    // A mapping of one entry without braces, in a list.
    private YamlMap Pair(YamlMark start)
    {
        depth++;
        Count(1, 0, start);
        var entries = new MapEntries();
        var token = scanner.Peek();
        YamlNode key;
        if (token.Kind is YamlTokenKind.Value or YamlTokenKind.FlowEntry or YamlTokenKind.FlowSequenceEnd)
        {
            scanner.Take(); // go-yaml takes whatever is there
            key = Empty(token.Start);
        }
        else
        {
            key = Node(block: false, indentless: false);
        }

        entries.Add(key, FlowValue(YamlTokenKind.FlowSequenceEnd));
        depth--;
        return new YamlMap(Location(start), entries.ToValueList());
    }

    private YamlMap FlowMap(YamlMark start, string? tag)
    {
        var entries = new MapEntries();
        var first = true;
        while (NextInFlow(YamlTokenKind.FlowMappingEnd, first, start, "mapping", '}'))
        {
            first = false;
            if (scanner.Peek().Kind is not YamlTokenKind.Key)
            {
                var bare = Node(block: false, indentless: false);
                entries.Add(bare, Empty(scanner.Peek().Start));
                continue;
            }

            scanner.Take();
            var token = scanner.Peek();
            var key = token.Kind is YamlTokenKind.Value or YamlTokenKind.FlowEntry or YamlTokenKind.FlowMappingEnd
                ? Empty(token.Start)
                : Node(block: false, indentless: false);
            entries.Add(key, FlowValue(YamlTokenKind.FlowMappingEnd));
        }

        return new YamlMap(Location(start), entries.ToValueList()) { Tag = tag };
    }

    private YamlNode FlowValue(YamlTokenKind end)
    {
        if (scanner.Peek().Kind is YamlTokenKind.Value)
        {
            scanner.Take();
            if (scanner.Peek().Kind is var next && next is not YamlTokenKind.FlowEntry && next != end)
            {
                return Node(block: false, indentless: false);
            }
        }

        return Empty(scanner.Peek().Start);
    }

    // True where another item begins; takes the comma before it, or the end.
    private bool NextInFlow(YamlTokenKind end, bool first, YamlMark start, string what, char closing)
    {
        if (!first && scanner.Peek().Kind != end)
        {
            var token = scanner.Peek();
            if (token.Kind is not YamlTokenKind.FlowEntry)
            {
                throw new YamlProblem($"the {what} that begins in line {start.Line + 1} goes on with ',' or ends with '{closing}'", token.Start);
            }

            scanner.Take();
        }

        if (scanner.Peek().Kind != end)
        {
            return true;
        }

        scanner.Take();
        return false;
    }
}
