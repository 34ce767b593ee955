using System.Buffers;
using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>The characters of one YAML text, walked from the front, with the place kept.</summary>
/// <remarks>Ends with NUL characters without end. A character that YAML forbids ends the text too; <see cref="Stop"/> tells the two apart.</remarks>
internal sealed class YamlSource
{
    private static readonly SearchValues<char> Control = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(IsControl), '\uFFFE', '\uFFFF']);

    private readonly string text;
    private readonly int end;
    private readonly bool cut;
    private readonly int begin;
    private int index;
    private int line;
    private int column;

    /// <param name="text">A text that holds the YAML.</param>
    /// <param name="start">Where it starts.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="line">The line it starts in, counted from 0.</param>
    public YamlSource(string text, int start, int end, int line)
    {
        this.text = text;
        this.line = line;
        begin = start;
        index = start < end && text[start] == '\uFEFF' ? start + 1 : start;
        var forbidden = text.AsSpan(index, end - index).IndexOfAny(Control);
        cut = forbidden >= 0;
        this.end = cut ? index + forbidden : end;
    }

    public YamlMark Mark => new(index, line, column);

    public int Index => index;

    public int Column => column;

    public int Line => line;

    public bool AtEnd => index >= end;

    /// <summary>The character at a distance; NUL past the end.</summary>
    public char this[int distance] => index + distance < end ? text[index + distance] : '\0';

    public char Current => index < end ? text[index] : '\0';

    public ReadOnlySpan<char> From(int start) => text.AsSpan(start, index - start);

    private static bool IsControl(char letter) => letter is < ' ' and not ('\t' or '\n' or '\r') or >= '\x7F' and not '\x85';

    /// <summary>The problem with the text where it ends: the given one, or that a character is forbidden.</summary>
    public YamlProblem Stop(string problem, YamlMark mark) => cut && AtEnd
        ? new YamlProblem($"the control character U+{(int)text[end]:X4} is not allowed; write it as an escape in double quotes", Mark)
        : new YamlProblem(problem, mark);

    /// <summary>Throws where the text ends because of a forbidden character.</summary>
    public void RefuseForbidden()
    {
        if (cut && AtEnd)
        {
            throw Stop("", Mark);
        }
    }

    /// <summary>Throws where go-yaml has met the forbidden character although it is not used: it reads blocks of 512 bytes.</summary>
    public void RefuseForbiddenNear()
    {
        const int Block = 512;
        if (cut && (Bytes(Math.Min(index + 3, end)) / Block) >= Bytes(end) / Block)
        {
            index = end;
            throw Stop("", Mark);
        }
    }

    public void Skip()
    {
        index += char.IsHighSurrogate(text[index]) && index + 1 < end && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;
        column++;
    }

    public void Skip(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Skip();
        }
    }

    /// <summary>Skips a line break and gives what it counts as in a value.</summary>
    public char SkipLine()
    {
        var letter = text[index];
        index += letter == '\r' && this[1] == '\n' ? 2 : 1;
        line++;
        column = 0;
        return letter is '\u2028' or '\u2029' ? letter : '\n';
    }

    /// <summary>Moves to the beginning of the next line at the end of the text.</summary>
    public void EndLine()
    {
        if (column != 0)
        {
            line++;
            column = 0;
        }
    }

    public void SkipBlanks()
    {
        while (Current is ' ' or '\t')
        {
            Skip();
        }
    }

    public void SkipComment()
    {
        if (Current == '#')
        {
            while (!IsBreakOrEnd(0))
            {
                Skip();
            }
        }
    }

    public bool IsBreak => IsBreakLetter(Current);

    public bool IsBreakOrEnd(int distance) => index + distance >= end || IsBreakLetter(this[distance]);

    public bool IsBlankOrEnd(int distance) => this[distance] is ' ' or '\t' || IsBreakOrEnd(distance);

    public bool IsWord => char.IsAsciiLetterOrDigit(Current) || Current is '_' or '-';

    /// <summary>True at <c>---</c> or <c>...</c> at the margin.</summary>
    public bool IsDocumentIndicator => column == 0 && (Is("---") || Is("...")) && IsBlankOrEnd(3);

    public bool Is(string word) => index + word.Length <= end && text.AsSpan(index, word.Length).SequenceEqual(word);

    private int Bytes(int upTo) => Encoding.UTF8.GetByteCount(text.AsSpan(begin, upTo - begin));

    private static bool IsBreakLetter(char letter) => letter is '\n' or '\r' or '\x85' or '\u2028' or '\u2029';
}
