using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>Reads a class of characters, <c>[…]</c>, by Go's grammar.</summary>
internal sealed class GoCharacterClass(GoRegexpTranslation source)
{
    private static readonly Dictionary<string, string> Posix = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["ascii"] = @"\u0000-\u007F",
        ["blank"] = @"\t ",
        ["cntrl"] = @"\u0000-\u001F\u007F",
        ["digit"] = "0-9",
        ["graph"] = "!-~",
        ["lower"] = "a-z",
        ["print"] = " -~",
        ["punct"] = @"!-/:-@\[-`{-~",
        ["space"] = @"\t-\r ",
        ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_",
        ["xdigit"] = "0-9A-Fa-f",
    };

    private static readonly Dictionary<string, string> NotPosix = new(StringComparer.Ordinal)
    {
        ["alnum"] = @"\u0000-/:-@\[-`{-\uFFFF",
        ["alpha"] = @"\u0000-@\[-`{-\uFFFF",
        ["ascii"] = @"\u0080-\uFFFF",
        ["blank"] = @"\u0000-\u0008\u000A-\u001F!-\uFFFF",
        ["cntrl"] = @" -~\u0080-\uFFFF",
        ["digit"] = @"\u0000-/:-\uFFFF",
        ["graph"] = @"\u0000- \u007F-\uFFFF",
        ["lower"] = @"\u0000-`{-\uFFFF",
        ["print"] = @"\u0000-\u001F\u007F-\uFFFF",
        ["punct"] = @"\u0000- 0-9A-Za-z\u007F-\uFFFF",
        ["space"] = @"\u0000-\u0008\u000E-\u001F!-\uFFFF",
        ["upper"] = @"\u0000-@\[-\uFFFF",
        ["word"] = @"\u0000-/:-@\[-\^`{-\uFFFF",
        ["xdigit"] = @"\u0000-/:-@G-`g-\uFFFF",
    };

    private static readonly HashSet<string> Categories = new(StringComparer.Ordinal)
    {
        "C", "Cc", "Cf", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Pe", "Pf", "Pi",
        "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    };

    /// <summary>The items of a class that an escape stands for; null where it stands for none.</summary>
    public static string? OfEscape(char letter) => letter switch
    {
        'd' => Posix["digit"],
        'D' => NotPosix["digit"],
        's' => @"\t\n\f\r ",
        'S' => @"\u0000-\u0008\u000B\u000E-\u001F!-\uFFFF",
        'w' => Posix["word"],
        'W' => NotPosix["word"],
        _ => null,
    };

    /// <summary>True for the name of a general category of Unicode.</summary>
    public static bool IsCategory(string name) => Categories.Contains(name);

    /// <summary>The class for .NET; the reading goes on behind it.</summary>
    public string Read()
    {
        source.Skip(1);
        var negated = source.Begins("^");
        source.Skip(negated ? 1 : 0);
        var items = new StringBuilder();
        for (var first = true; first || !source.Begins("]"); first = false)
        {
            if (source.IsDone)
            {
                throw source.Problem("missing closing ]");
            }

            items.Append(Named() ?? (source.Begins(@"\") ? source.ClassEscape() : null) ?? Range());
        }

        source.Skip(1);
        return negated ? $@"(?:[^{items}\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])" : $"[{items}]";
    }

    // [:alpha:] and [:^alpha:]; null where none begins here.
    private string? Named()
    {
        if (!source.Begins("[:") || source.UpTo(":]") is not { } text)
        {
            return null;
        }

        var name = text[2..];
        var known = name.StartsWith('^') ? NotPosix.GetValueOrDefault(name[1..]) : Posix.GetValueOrDefault(name);
        source.Skip(text.Length + 2);
        return known ?? throw source.Problem("invalid character class range");
    }

    private string Range()
    {
        var low = One();
        var high = low;
        if (source.Begins("-") && !source.Begins("-]"))
        {
            source.Skip(1);
            high = One();
        }

        if (high < low || !high.IsBmp)
        {
            throw source.Problem("invalid character class range");
        }

        return low == high ? GoRegexpTranslation.Literal(low) : $"{GoRegexpTranslation.Literal(low)}-{GoRegexpTranslation.Literal(high)}";
    }

    private Rune One()
    {
        if (source.IsDone)
        {
            throw source.Problem("missing closing ]");
        }

        return source.Begins(@"\") ? source.EscapedRune() : source.NextRune();
    }
}
