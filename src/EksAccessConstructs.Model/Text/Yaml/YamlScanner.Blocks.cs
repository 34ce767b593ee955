namespace EksAccessConstructs.Text;

// Block scalars after '|' and '>'.
internal sealed partial class YamlScanner
{
    private YamlToken ScanBlockScalar()
    {
        var start = source.Mark;
        var literal = source.Current == '|';
        source.Skip();
        var (chomping, increment) = ScanBlockHeader(start);
        var wanted = increment == 0 ? 0 : Math.Max(indent, 0) + increment;
        value.Clear();
        var breaks = blanks.Clear();
        ScanBreaks(ref wanted, start);

        char? lineBreak = null;
        var wasBlank = false;
        while (source.Column == wanted && !source.AtEnd)
        {
            var isBlank = source.Current is ' ' or '\t';
            if (!literal && !wasBlank && !isBlank && lineBreak == '\n')
            {
                if (breaks.Length == 0)
                {
                    value.Append(' ');
                }
            }
            else if (lineBreak is { } letter)
            {
                value.Append(letter);
            }

            value.Append(breaks);
            breaks.Clear();
            wasBlank = isBlank;
            var from = source.Index;
            while (!source.IsBreakOrEnd(0))
            {
                source.Skip();
            }

            value.Append(source.From(from));
            lineBreak = source.IsBreak ? source.SkipLine() : null;
            ScanBreaks(ref wanted, start);
        }

        if (chomping != '-' && lineBreak is { } last)
        {
            value.Append(last);
        }

        if (chomping == '+')
        {
            value.Append(breaks);
        }

        return new YamlToken(YamlTokenKind.Scalar, start, value.ToString(), Style: ScalarStyle.Block);
    }

    private (char Chomping, int Increment) ScanBlockHeader(YamlMark start)
    {
        var chomping = ' ';
        var increment = 0;
        for (var i = 0; i < 2; i++)
        {
            if (chomping == ' ' && source.Current is '+' or '-')
            {
                chomping = source.Current;
                source.Skip();
            }
            else if (increment == 0 && char.IsAsciiDigit(source.Current))
            {
                increment = source.Current - '0';
                if (increment == 0)
                {
                    throw source.Stop("the indentation of a block must be 1 to 9, not 0", source.Mark);
                }

                source.Skip();
            }
        }

        source.SkipBlanks();
        source.SkipComment();
        if (!source.IsBreakOrEnd(0))
        {
            throw source.Stop("after '|' or '>' the text begins in the next line", start);
        }

        if (source.IsBreak)
        {
            source.SkipLine();
        }

        return (chomping, increment);
    }

    // Indentation and empty lines before a line of the block; finds the indentation where none is given yet.
    private void ScanBreaks(ref int wanted, YamlMark start)
    {
        var deepest = 0;
        while (true)
        {
            while ((wanted == 0 || source.Column < wanted) && source.Current == ' ')
            {
                source.Skip();
            }

            deepest = Math.Max(deepest, source.Column);
            if ((wanted == 0 || source.Column < wanted) && source.Current == '\t')
            {
                throw source.Stop($"a tab is where the block that begins in line {start.Line + 1} is indented; indent with spaces", source.Mark);
            }

            if (!source.IsBreak)
            {
                break;
            }

            blanks.Append(source.SkipLine());
        }

        wanted = wanted == 0 ? Math.Max(1, Math.Max(deepest, indent + 1)) : wanted;
    }
}
