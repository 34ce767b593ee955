using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>YAML text to tokens, with the rules and the leniencies of go-yaml v2, which kubectl, eksctl and aws-iam-authenticator read with.</summary>
/// <remarks>The state machine is libyaml's, known from its C code and its Go port: indentation becomes
/// tokens, and a key is known as one only when its colon comes.</remarks>
internal sealed partial class YamlScanner(YamlSource source, WordPool words)
{
    private const int LongestKey = 1024;

    private readonly List<YamlToken> tokens = [];
    private readonly Stack<int> indents = [];
    private readonly List<PossibleKey> keys = [new PossibleKey()];
    private readonly StringBuilder value = new();
    private readonly StringBuilder blanks = new();
    private int head;
    private int taken;
    private int indent = -1;
    private bool keyAllowed = true;
    private bool ended;

    private int FlowLevel => keys.Count - 1;

    private int NextNumber => taken + (tokens.Count - head);

    /// <summary>The next token, without taking it.</summary>
    public YamlToken Peek()
    {
        while (!ended && (head == tokens.Count || HeadMayBecomeKey()))
        {
            Fetch();
        }

        return tokens[head];
    }

    /// <summary>Takes the token that <see cref="Peek"/> gave; the end of the stream stays.</summary>
    public void Take()
    {
        if (tokens[head].Kind is YamlTokenKind.StreamEnd)
        {
            return;
        }

        head++;
        taken++;
        if (head == tokens.Count)
        {
            tokens.Clear();
            head = 0;
        }
    }

    private bool HeadMayBecomeKey()
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i] is { IsPossible: true, IsAwaited: true } && keys[i].Number == taken)
            {
                return IsStillPossible(i);
            }
        }

        return false;
    }

    private void Fetch()
    {
        SkipToToken();
        Unroll(source.Column);
        if (source.AtEnd)
        {
            FetchStreamEnd();
            return;
        }

        switch (source.Current)
        {
            case '%' when source.Column == 0:
                FetchDirective();
                break;
            case '-' when source.IsDocumentIndicator:
                FetchDocumentIndicator(YamlTokenKind.DocumentStart);
                break;
            case '.' when source.IsDocumentIndicator:
                FetchDocumentIndicator(YamlTokenKind.DocumentEnd);
                break;
            case '[':
                FetchFlowStart(YamlTokenKind.FlowSequenceStart);
                break;
            case '{':
                FetchFlowStart(YamlTokenKind.FlowMappingStart);
                break;
            case ']':
                FetchFlowEnd(YamlTokenKind.FlowSequenceEnd);
                break;
            case '}':
                FetchFlowEnd(YamlTokenKind.FlowMappingEnd);
                break;
            case ',':
                FetchFlowEntry();
                break;
            case '-' when source.IsBlankOrEnd(1):
                FetchBlockEntry();
                break;
            case '?' when FlowLevel > 0 || source.IsBlankOrEnd(1):
                FetchKey();
                break;
            case ':' when FlowLevel > 0 || source.IsBlankOrEnd(1):
                FetchValue();
                break;
            default:
                FetchContent();
                break;
        }
    }

    private void FetchContent()
    {
        if (source.Current is '|' or '>' && FlowLevel == 0)
        {
            RemoveKey();
            keyAllowed = true;
            tokens.Add(ScanBlockScalar());
            return;
        }

        SaveKey();
        keyAllowed = false;
        tokens.Add(source.Current switch
        {
            '*' => ScanAnchor(YamlTokenKind.Alias),
            '&' => ScanAnchor(YamlTokenKind.Anchor),
            '!' => ScanTag(),
            '\'' or '"' => ScanQuoted(),
            var letter when BeginsPlain(letter) => ScanPlain(),
            var letter => throw source.Stop($"'{(letter == '\t' ? "\\t" : letter)}' cannot begin a value{Hint(letter)}", source.Mark),
        });
    }

    private bool BeginsPlain(char letter) => letter switch
    {
        '-' => source[1] is not (' ' or '\t'),
        '?' or ':' => FlowLevel == 0,
        '\t' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => false,
        _ => true,
    };

    private static string Hint(char letter) => letter == '\t' ? "; indent with spaces, not with tabs" : "; put it in quotes";

    // Blanks and comments. A tab may be anywhere but where a key could begin.
    private void SkipToToken()
    {
        while (true)
        {
            while (source.Current == ' ' || (source.Current == '\t' && (FlowLevel > 0 || !keyAllowed)))
            {
                source.Skip();
            }

            source.SkipComment();
            if (!source.IsBreak)
            {
                return;
            }

            source.SkipLine();
            keyAllowed |= FlowLevel == 0;
        }
    }

    private void Add(YamlTokenKind kind, int length)
    {
        var start = source.Mark;
        source.Skip(length);
        tokens.Add(new YamlToken(kind, start));
    }

    private void FetchStreamEnd()
    {
        source.RefuseForbidden();
        source.EndLine();
        Unroll(-1);
        RemoveKey();
        keyAllowed = false;
        Add(YamlTokenKind.StreamEnd, 0);
        ended = true;
    }

    private void FetchDocumentIndicator(YamlTokenKind kind)
    {
        Unroll(-1);
        RemoveKey();
        keyAllowed = false;
        Add(kind, 3);
    }

    private void FetchFlowStart(YamlTokenKind kind)
    {
        SaveKey();
        keys.Add(new PossibleKey() with { Number = NextNumber });
        keyAllowed = true;
        Add(kind, 1);
    }

    private void FetchFlowEnd(YamlTokenKind kind)
    {
        RemoveKey();
        if (FlowLevel > 0)
        {
            var closed = keys[^1];
            keys.RemoveAt(keys.Count - 1);
            // go-yaml forgets the key where it is an empty collection.
            keys[^1] = keys[^1] with { IsAwaited = keys[^1].IsAwaited && closed.Number != keys[^1].Number };
        }

        keyAllowed = false;
        Add(kind, 1);
    }

    private void FetchFlowEntry()
    {
        RemoveKey();
        keyAllowed = true;
        Add(YamlTokenKind.FlowEntry, 1);
    }

    private void FetchBlockEntry()
    {
        if (FlowLevel == 0)
        {
            if (!keyAllowed)
            {
                throw source.Stop("a list item '-' cannot be here; begin a line with it, or put text in quotes", source.Mark);
            }

            Roll(source.Column, tokens.Count, YamlTokenKind.BlockSequenceStart, source.Mark);
        }

        RemoveKey();
        keyAllowed = true;
        Add(YamlTokenKind.BlockEntry, 1);
    }

    private void FetchKey()
    {
        if (FlowLevel == 0)
        {
            if (!keyAllowed)
            {
                throw source.Stop("a key cannot be here", source.Mark);
            }

            Roll(source.Column, tokens.Count, YamlTokenKind.BlockMappingStart, source.Mark);
        }

        RemoveKey();
        keyAllowed = FlowLevel == 0;
        Add(YamlTokenKind.Key, 1);
    }

    private void FetchValue()
    {
        var last = keys.Count - 1;
        if (IsStillPossible(last))
        {
            var key = keys[last];
            var place = key.Number < taken ? -1 : key.Number - taken + head;
            tokens.Insert(place < 0 ? tokens.Count : place, new YamlToken(YamlTokenKind.Key, key.Mark));
            Roll(key.Mark.Column, place < 0 ? tokens.Count : place, YamlTokenKind.BlockMappingStart, key.Mark);
            keys[last] = key with { IsPossible = false };
            keyAllowed = false;
        }
        else
        {
            if (FlowLevel == 0)
            {
                if (!keyAllowed)
                {
                    throw source.Stop("a value after ':' cannot be here; put text that holds ': ' in quotes", source.Mark);
                }

                Roll(source.Column, tokens.Count, YamlTokenKind.BlockMappingStart, source.Mark);
            }

            keyAllowed = FlowLevel == 0;
        }

        Add(YamlTokenKind.Value, 1);
    }
}
