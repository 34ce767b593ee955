using System.Globalization;
using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>Reads an expression by Go's grammar and writes it as .NET reads it.</summary>
internal sealed class GoRegexpTranslation(string expression)
{
    private const int MaxRepeat = 1000;
    private const int MaxDepth = 1000;
    private const string AnyPair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private readonly HashSet<string> groupNames = new(StringComparer.Ordinal);
    private int index;
    private int depth;
    private Flags flags;

    /// <summary>The expression for .NET.</summary>
    /// <exception cref="FormatException">Go does not compile it; the message is Go's reason.</exception>
    public string Pattern()
    {
        var pattern = Alternation();
        return AtEnd ? pattern.Text : throw Problem("unexpected ')'");
    }

    private bool AtEnd => index >= expression.Length;

    private char Current => AtEnd ? '\0' : expression[index];

    private Piece Alternation()
    {
        if (++depth > MaxDepth)
        {
            throw Problem("expression nests too deeply");
        }

        var text = new StringBuilder();
        var repeats = 1;
        while (true)
        {
            var branch = Branch();
            text.Append(branch.Text);
            repeats = Math.Max(repeats, branch.Repeats);
            if (Current != '|' || AtEnd)
            {
                break;
            }

            text.Append('|');
            index++;
        }

        depth--;
        return new Piece(text.ToString(), repeats);
    }

    private Piece Branch()
    {
        var text = new StringBuilder();
        var repeats = 1;
        while (!AtEnd && Current is not ('|' or ')'))
        {
            if (Quoted() is { } quoted)
            {
                var last = quoted.Count > 0 ? Repeated(new Piece(quoted[^1], 1)) : new Piece("", 1);
                text.AppendJoin("", quoted.SkipLast(1)).Append(last.Text);
                repeats = Math.Max(repeats, last.Repeats);
                continue;
            }

            if (Repetition() is not null)
            {
                throw Problem("missing argument to repetition operator");
            }

            var atom = Atom();
            if (atom is null)
            {
                continue;
            }

            var repeated = Repeated(atom);
            text.Append(repeated.Text);
            repeats = Math.Max(repeats, repeated.Repeats);
        }

        return new Piece(text.ToString(), repeats);
    }

    private Piece Repeated(Piece atom)
    {
        if (Repetition() is not { } repetition)
        {
            return atom;
        }

        index += repetition.Length;
        if (Current == '?' && !AtEnd)
        {
            index++;
        }

        if (Repetition() is not null)
        {
            throw Problem("invalid nested repetition operator");
        }

        var repeats = atom.Repeats * Math.Max(1, repetition.Most);
        return repeats <= MaxRepeat ? new Piece($"(?:{atom.Text}){repetition.Text}", repeats) : throw Problem("invalid repeat count");
    }

    // What repeats the thing before; null where the text here is something else. A brace that holds no numbers stands for itself.
    private (string Text, int Length, int Most)? Repetition()
    {
        if (AtEnd)
        {
            return null;
        }

        if (Current is '*' or '+' or '?')
        {
            return (Current.ToString(), 1, 1);
        }

        if (Current != '{' || expression.IndexOf('}', index) is not (> 0 and var end))
        {
            return null;
        }

        var parts = expression[(index + 1)..end].Split(',');
        var least = Number(parts[0]);
        var most = parts is [_, { Length: > 0 } upper] ? Number(upper) : least;
        if (parts.Length > 2 || least is null || most is null)
        {
            return null;
        }

        return least <= MaxRepeat && most <= MaxRepeat && least <= most
            ? (expression[index..(end + 1)], end + 1 - index, most.Value)
            : throw Problem("invalid repeat count");
    }

    private static int? Number(string text) => text switch
    {
        "" or ['0', _, ..] => null,
        _ when !text.All(char.IsAsciiDigit) => null,
        { Length: > 8 } => int.MaxValue,
        _ => int.Parse(text, CultureInfo.InvariantCulture),
    };

    // One thing that may be repeated; null where only flags were set.
    private Piece? Atom()
    {
        switch (Current)
        {
            case '(':
                return Group();
            case '[':
                return new Piece(InCase(new GoCharacterClass(this).Read()), 1);
            case '^':
                index++;
                return new Piece(flags.HasFlag(Flags.Lines) ? "(?m:^)" : @"\A", 1);
            case '$':
                index++;
                return new Piece(flags.HasFlag(Flags.Lines) ? "(?m:$)" : @"\z", 1);
            case '.':
                index++;
                return new Piece(flags.HasFlag(Flags.DotIsAll) ? $@"(?:[^\uD800-\uDFFF]|{AnyPair})" : $@"(?:[^\n\uD800-\uDFFF]|{AnyPair})", 1);
            case '\\':
                return new Piece(Escape(), 1);
            default:
                return new Piece(InCase(Literal(NextRune())), 1);
        }
    }

    private Piece? Group()
    {
        index++;
        if (Current != '?' || AtEnd)
        {
            return Inner();
        }

        index++;
        if (Current == 'P' && index + 1 < expression.Length && expression[index + 1] == '<')
        {
            index++;
        }

        return Current == '<' ? Named() : Flagged();
    }

    private Piece Named()
    {
        var end = expression.IndexOf('>', index);
        var name = end < 0 ? "" : expression[(index + 1)..end];
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
        {
            throw Problem("invalid named capture");
        }

        if (!groupNames.Add(name))
        {
            throw Problem("duplicate capture group name");
        }

        index = end + 1;
        return Inner();
    }

    // (?i) sets flags for the rest of the group, (?i:…) for its own content.
    private Piece? Flagged()
    {
        var before = flags;
        var set = flags;
        var off = false;
        for (; ; index++)
        {
            var flag = Current switch
            {
                'i' => Flags.AnyCase,
                'm' => Flags.Lines,
                's' => Flags.DotIsAll,
                'U' => Flags.None,
                _ => (Flags?)null,
            };
            if (flag is { } known)
            {
                set = off ? set & ~known : set | known;
            }
            else if (Current == '-' && !off)
            {
                off = true;
            }
            else
            {
                break;
            }
        }

        var colon = Current == ':' && !AtEnd;
        if (!colon && (Current != ')' || AtEnd))
        {
            throw Problem("invalid or unsupported Perl syntax");
        }

        index++;
        flags = set;
        if (!colon)
        {
            return null;
        }

        var inner = Inner();
        flags = before;
        return inner;
    }

    private Piece Inner()
    {
        var before = flags;
        var inner = Alternation();
        flags = before;
        if (AtEnd)
        {
            throw Problem("missing closing )");
        }

        index++;
        return inner with { Text = $"(?:{inner.Text})" };
    }

    // \Q…\E: everything between stands for itself; null where no such text begins here.
    private List<string>? Quoted()
    {
        if (!expression.AsSpan(index).StartsWith(@"\Q"))
        {
            return null;
        }

        var end = expression.IndexOf(@"\E", index + 2, StringComparison.Ordinal);
        var quoted = end < 0 ? expression[(index + 2)..] : expression[(index + 2)..end];
        index = end < 0 ? expression.Length : end + 2;
        return quoted.EnumerateRunes().Select(rune => InCase(Literal(rune))).ToList();
    }

    private string Escape()
    {
        var next = index + 1 < expression.Length ? expression[index + 1] : throw Problem("trailing backslash at end of expression");
        if (next is 'A' or 'z' or 'b' or 'B')
        {
            index += 2;
            return $@"\{next}";
        }

        return ClassEscape() is { } items
            ? InCase($"[{items}]")
            : InCase(Literal(EscapedRune()));
    }

    /// <summary>The items of a class that an escape here stands for, such as <c>\d</c>; null where it stands for one character.</summary>
    internal string? ClassEscape()
    {
        var items = index + 1 < expression.Length ? GoCharacterClass.OfEscape(expression[index + 1]) : null;
        if (items is not null)
        {
            index += 2;
            return items;
        }

        return index + 1 < expression.Length && expression[index + 1] is 'p' or 'P' ? UnicodeClass() : null;
    }

    private string UnicodeClass()
    {
        var negated = expression[index + 1] == 'P';
        index += 2;
        var name = Current.ToString();
        index++;
        if (name == "{")
        {
            var end = expression.IndexOf('}', index);
            name = end < 0 ? throw Problem("invalid character class range") : expression[index..end];
            index = end + 1;
        }

        if (name.StartsWith('^'))
        {
            negated = !negated;
            name = name[1..];
        }

        return GoCharacterClass.IsCategory(name) ? $@"\{(negated ? 'P' : 'p')}{{{name}}}" : throw Problem("invalid character class range");
    }

    /// <summary>The one character that an escape stands for.</summary>
    internal Rune EscapedRune()
    {
        index++;
        var rune = AtEnd ? throw Problem("trailing backslash at end of expression") : NextRune();
        if (rune.Value is >= '0' and <= '7')
        {
            return Octal(rune.Value - '0');
        }

        return rune.Value switch
        {
            'a' => new Rune('\a'),
            'f' => new Rune('\f'),
            'n' => new Rune('\n'),
            'r' => new Rune('\r'),
            't' => new Rune('\t'),
            'v' => new Rune('\v'),
            'x' => Hexadecimal(),
            < 0x80 when !char.IsAsciiLetterOrDigit((char)rune.Value) => rune,
            _ => throw Problem("invalid escape sequence"),
        };
    }

    // \1 to \7 alone would be a back reference, which Go has not; \0 and two digits more are octal.
    private Rune Octal(int value)
    {
        if (value > 0 && Current is < '0' or > '7')
        {
            throw Problem("invalid escape sequence");
        }

        for (var digits = 1; digits < 3 && Current is >= '0' and <= '7'; digits++, index++)
        {
            value = (value * 8) + Current - '0';
        }

        return new Rune(value);
    }

    private Rune Hexadecimal()
    {
        var isBraced = Current == '{';
        var end = isBraced ? expression.IndexOf('}', index) : index + 2;
        var from = isBraced ? index + 1 : index;
        var digits = end >= from && end <= expression.Length ? expression[from..end] : "";
        index = Math.Min(expression.Length, end + (isBraced ? 1 : 0));
        return digits.Length is > 0 and <= 6 && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            && Rune.IsValid(value)
            ? new Rune(value)
            : throw Problem("invalid escape sequence");
    }

    /// <summary>The character here, past which the reading goes on.</summary>
    internal Rune NextRune()
    {
        var rune = Rune.TryGetRuneAt(expression, index, out var known) ? known : Rune.ReplacementChar;
        index += Rune.TryGetRuneAt(expression, index, out _) ? rune.Utf16SequenceLength : 1;
        return rune;
    }

    /// <summary>True where the text here begins so.</summary>
    internal bool Begins(string text) => string.CompareOrdinal(expression, index, text, 0, text.Length) == 0;

    /// <summary>Goes on by so many characters.</summary>
    internal void Skip(int count) => index += count;

    /// <summary>The text from here up to a mark; null where the mark is missing.</summary>
    internal string? UpTo(string mark) => expression.IndexOf(mark, index, StringComparison.Ordinal) is >= 0 and var end ? expression[index..end] : null;

    /// <summary>True where the expression ends here.</summary>
    internal bool IsDone => AtEnd;

    /// <summary>Go's reason for refusing the expression.</summary>
    internal FormatException Problem(string reason) => new($"{reason}: '{expression}'");

    /// <summary>A character that stands for itself.</summary>
    internal static string Literal(Rune rune) =>
        rune.IsBmp ? $@"\u{rune.Value:X4}" : $"(?:{string.Concat(rune.ToString().Select(unit => $@"\u{(int)unit:X4}"))})";

    private string InCase(string text) => flags.HasFlag(Flags.AnyCase) ? $"(?i:{text})" : text;

    [Flags]
    private enum Flags
    {
        None = 0,
        AnyCase = 1,
        Lines = 2,
        DotIsAll = 4,
    }

    // A part of the expression, and how often its counted repetitions repeat at most.
    private sealed record Piece(string Text, int Repeats);
}
