namespace EksAccessConstructs.Text;

// Keys that are known only when their colon comes, and indentation.
internal sealed partial class YamlScanner
{
    private bool IsStillPossible(int level)
    {
        var key = keys[level];
        if (!key.IsPossible)
        {
            return false;
        }

        // A key is in one line, at most 1,024 characters before its colon.
        if (key.Mark.Line < source.Line || key.Mark.Index + LongestKey < source.Index)
        {
            Remove(level);
            return false;
        }

        return true;
    }

    private void SaveKey()
    {
        if (keyAllowed)
        {
            RemoveKey();
            keys[^1] = new PossibleKey(
                IsPossible: true, IsRequired: FlowLevel == 0 && indent == source.Column, IsAwaited: true, Number: NextNumber, Mark: source.Mark);
        }
    }

    private void RemoveKey() => Remove(keys.Count - 1);

    private void Remove(int level)
    {
        var key = keys[level];
        if (key is { IsPossible: true, IsRequired: true })
        {
            throw source.Stop("this is not a key, for no ':' follows it in its line; indent it, or write 'key: value'", key.Mark);
        }

        keys[level] = key with { IsPossible = false };
    }

    private void Roll(int column, int place, YamlTokenKind kind, YamlMark mark)
    {
        if (FlowLevel == 0 && indent < column)
        {
            indents.Push(indent);
            indent = column;
            tokens.Insert(place, new YamlToken(kind, mark));
        }
    }

    private void Unroll(int column)
    {
        if (FlowLevel > 0)
        {
            return;
        }

        while (indent > column)
        {
            tokens.Add(new YamlToken(YamlTokenKind.BlockEnd, source.Mark));
            indent = indents.Pop();
        }
    }

    private readonly record struct PossibleKey(bool IsPossible, bool IsRequired, bool IsAwaited, int Number, YamlMark Mark);
}
