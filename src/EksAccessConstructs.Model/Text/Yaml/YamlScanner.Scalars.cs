using System.Text;

namespace EksAccessConstructs.Text;

// Plain and quoted scalars: lines are joined by a blank, empty lines are line breaks.
internal sealed partial class YamlScanner
{
    private YamlToken ScanPlain()
    {
        var start = source.Mark;
        var least = indent + 1;
        value.Clear();
        var folding = new LineFolding(blanks);
        while (!source.IsDocumentIndicator && source.Current != '#')
        {
            ScanPlainRun(ref folding);
            if (source.Current is not (' ' or '\t') && !source.IsBreak)
            {
                break;
            }

            while (source.Current is ' ' or '\t' || source.IsBreak)
            {
                if (source.Current == '\t' && folding.HasBreak && source.Column < least)
                {
                    throw source.Stop("a tab is where the next line is indented; indent with spaces", source.Mark);
                }

                folding.Take(source);
            }

            if (FlowLevel == 0 && source.Column < least)
            {
                break;
            }
        }

        keyAllowed |= folding.HasBreak;
        return new YamlToken(YamlTokenKind.Scalar, start, words.Of(value));
    }

    private void ScanPlainRun(ref LineFolding folding)
    {
        var from = source.Index;
        while (!source.IsBlankOrEnd(0) && !EndsPlain())
        {
            if (source.Index == from)
            {
                folding.Join(value, plain: true);
            }

            source.Skip();
        }

        value.Append(source.From(from));
    }

    private bool EndsPlain() => source.Current switch
    {
        ':' => source.IsBlankOrEnd(1),
        ',' or '?' or '[' or ']' or '{' or '}' => FlowLevel > 0,
        _ => false,
    };

    private YamlToken ScanQuoted()
    {
        var start = source.Mark;
        var quote = source.Current;
        source.Skip();
        value.Clear();
        var folding = new LineFolding(blanks);
        while (true)
        {
            if (source.IsDocumentIndicator)
            {
                throw source.Stop($"the quoted text that begins in line {start.Line + 1} is cut by a document separator", source.Mark);
            }

            if (source.AtEnd)
            {
                throw source.Stop("the quoted text that begins here has no end", start);
            }

            ScanQuotedRun(quote, start, ref folding);
            if (source.Current == quote)
            {
                source.Skip();
                return new YamlToken(YamlTokenKind.Scalar, start, words.Of(value), Style: ScalarStyle.Quoted);
            }

            while (source.Current is ' ' or '\t' || source.IsBreak)
            {
                folding.Take(source);
            }

            folding.Join(value, plain: false);
        }
    }

    private void ScanQuotedRun(char quote, YamlMark start, ref LineFolding folding)
    {
        while (!source.IsBlankOrEnd(0))
        {
            if (quote == '\'' && source.Current == '\'' && source[1] == '\'')
            {
                value.Append('\'');
                source.Skip(2);
            }
            else if (source.Current == quote)
            {
                return;
            }
            else if (quote == '"' && source.Current == '\\' && source.IsBreakOrEnd(1) && source[1] != '\0')
            {
                source.Skip();
                source.SkipLine();
                folding.BeginLine();
                return;
            }
            else if (quote == '"' && source.Current == '\\')
            {
                ScanEscape(start);
            }
            else
            {
                var from = source.Index;
                source.Skip();
                value.Append(source.From(from));
            }
        }
    }

    private void ScanEscape(YamlMark start)
    {
        var mark = source.Mark;
        var digits = 0;
        _ = source[1] switch
        {
            '0' => value.Append('\0'),
            'a' => value.Append('\a'),
            'b' => value.Append('\b'),
            't' or '\t' => value.Append('\t'),
            'n' => value.Append('\n'),
            'v' => value.Append('\v'),
            'f' => value.Append('\f'),
            'r' => value.Append('\r'),
            'e' => value.Append('\e'),
            ' ' or '"' or '\'' or '\\' => value.Append(source[1]),
            'N' => value.Append('\x85'),
            '_' => value.Append('\xA0'),
            'L' => value.Append('\u2028'),
            'P' => value.Append('\u2029'),
            'x' => Code(2),
            'u' => Code(4),
            'U' => Code(8),
            '\0' => throw source.Stop("the quoted text that begins here has no end", start),
            var letter => throw source.Stop($"there is no escape '\\{letter}'; write the backslash twice, or use single quotes", mark),
        };
        source.Skip(2 + digits);

        StringBuilder Code(int count)
        {
            digits = count;
            uint code = 0;
            for (var i = 2; i < 2 + count; i++)
            {
                code = char.IsAsciiHexDigit(source[i])
                    ? (code << 4) + (uint)Convert.ToInt32(source[i].ToString(), 16)
                    : throw source.Stop($"an escape '\\{source[1]}' takes {count} hexadecimal digits", mark);
            }

            return Rune.IsValid(code) ? value.Append(new Rune(code).ToString()) : throw source.Stop($"U+{code:X4} is not a character", mark);
        }
    }

    // Blanks and line breaks between two runs of text.
    private struct LineFolding(StringBuilder blanks)
    {
        private readonly StringBuilder blanks = blanks.Clear();
        private char first;

        public bool HasBreak { get; private set; }

        // An escaped line break: nothing is joined, blanks at the beginning of the next line fall away.
        public void BeginLine()
        {
            HasBreak = true;
            first = '\0';
        }

        public void Take(YamlSource source)
        {
            if (!source.IsBreak)
            {
                if (!HasBreak)
                {
                    blanks.Append(source.Current);
                }

                source.Skip();
            }
            else if (HasBreak)
            {
                blanks.Append(source.SkipLine());
            }
            else
            {
                blanks.Clear();
                HasBreak = true;
                first = source.SkipLine();
            }
        }

        public void Join(StringBuilder value, bool plain)
        {
            if (HasBreak && first is '\u2028' or '\u2029')
            {
                value.Append(first).Append(blanks);
            }
            else if (HasBreak && (plain || first != '\0') && blanks.Length == 0)
            {
                value.Append(' ');
            }
            else
            {
                value.Append(blanks);
            }

            blanks.Clear();
            HasBreak = false;
            first = '\0';
        }
    }
}
