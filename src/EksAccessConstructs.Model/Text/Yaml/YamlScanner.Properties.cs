using System.Globalization;
using System.Text;

namespace EksAccessConstructs.Text;

// Directives, anchors and tags.
internal sealed partial class YamlScanner
{
    private void FetchDirective()
    {
        Unroll(-1);
        RemoveKey();
        keyAllowed = false;
        var start = source.Mark;
        source.Skip();
        tokens.Add(Word() switch
        {
            "YAML" => ScanVersion(start),
            "TAG" => ScanTagDirective(start),
            _ => throw source.Stop("there are no directives but %YAML and %TAG; put text that begins with '%' in quotes", start),
        });
        source.SkipBlanks();
        source.SkipComment();
        if (!source.IsBreakOrEnd(0))
        {
            throw source.Stop("nothing but a comment may follow a directive in its line", source.Mark);
        }

        if (source.IsBreak)
        {
            source.SkipLine();
        }
    }

    private YamlToken ScanVersion(YamlMark start)
    {
        if (!source.IsBlankOrEnd(0))
        {
            throw source.Stop("a blank must follow %YAML", source.Mark);
        }

        source.SkipBlanks();
        var major = ScanVersionNumber(start);
        if (source.Current != '.')
        {
            throw source.Stop("a version such as 1.1 must follow %YAML", start);
        }

        source.Skip();
        return new YamlToken(YamlTokenKind.VersionDirective, start, $"{major}.{ScanVersionNumber(start)}");
    }

    private string ScanVersionNumber(YamlMark start)
    {
        var from = source.Index;
        while (char.IsAsciiDigit(source.Current))
        {
            source.Skip();
        }

        return source.From(from) is { Length: 1 or 2 } digits
            ? int.Parse(digits, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : throw source.Stop("a version such as 1.1 must follow %YAML", start);
    }

    private YamlToken ScanTagDirective(YamlMark start)
    {
        if (!source.IsBlankOrEnd(0))
        {
            throw source.Stop("a blank must follow %TAG", source.Mark);
        }

        source.SkipBlanks();
        var handle = ScanTagHandle();
        if (handle is not ['!'] and not ['!', .., '!'] || source.Current is not (' ' or '\t'))
        {
            throw source.Stop("a handle such as !x! and a prefix must follow %TAG", start);
        }

        source.SkipBlanks();
        var prefix = ScanTagUri("", start);
        return source.IsBlankOrEnd(0)
            ? new YamlToken(YamlTokenKind.TagDirective, start, handle, prefix)
            : throw source.Stop("a %TAG directive ends with its prefix", source.Mark);
    }

    private YamlToken ScanAnchor(YamlTokenKind kind)
    {
        var start = source.Mark;
        source.Skip();
        var name = Word();
        if (name.Length > 0 && (source.IsBlankOrEnd(0) || source.Current is '?' or ':' or ',' or ']' or '}' or '%' or '@' or '`'))
        {
            return new YamlToken(kind, start, name);
        }

        throw source.Stop(
            kind is YamlTokenKind.Alias
                ? "'*' begins an alias, whose name is letters and digits; put a star in quotes: '*'"
                : "'&' begins an anchor, whose name is letters and digits; put text that begins with '&' in quotes",
            source.Mark);
    }

    private YamlToken ScanTag()
    {
        var start = source.Mark;
        var handle = "";
        var suffix = "";
        if (source[1] == '<')
        {
            source.Skip(2);
            suffix = ScanTagUri("", start);
            if (source.Current != '>')
            {
                throw source.Stop("a tag that begins with '!<' ends with '>'", start);
            }

            source.Skip();
        }
        else if (ScanTagHandle() is var word && word is ['!', .., '!'])
        {
            handle = word;
            suffix = ScanTagUri("", start);
        }
        else
        {
            var name = ScanTagUri(word, start);
            (handle, suffix) = name.Length == 0 ? ("", "!") : ("!", name);
        }

        return source.IsBlankOrEnd(0)
            ? new YamlToken(YamlTokenKind.Tag, start, handle, suffix)
            : throw source.Stop("'!' begins a tag, after which a blank follows; put text that begins with '!' in quotes", source.Mark);
    }

    private string ScanTagHandle()
    {
        if (source.Current != '!')
        {
            throw source.Stop("a tag begins with '!'", source.Mark);
        }

        var from = source.Index;
        source.Skip();
        Word();
        if (source.Current == '!')
        {
            source.Skip();
        }

        return source.From(from).ToString();
    }

    // A head that was taken for a handle belongs to the tag, without its '!'.
    private string ScanTagUri(string head, YamlMark start)
    {
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(head.Length > 1 ? head[1..] : ""));
        var found = head.Length > 0;
        while (source.IsWord || ";/?:@&=+$,.!~*'()[]%".Contains(source.Current, StringComparison.Ordinal))
        {
            found = true;
            if (source.Current != '%')
            {
                bytes.Add((byte)source.Current);
                source.Skip();
            }
            else if (char.IsAsciiHexDigit(source[1]) && char.IsAsciiHexDigit(source[2]))
            {
                bytes.Add(Convert.ToByte($"{source[1]}{source[2]}", 16));
                source.Skip(3);
            }
            else
            {
                throw source.Stop("'%' in a tag takes two hexadecimal digits", source.Mark);
            }
        }

        return found ? Encoding.UTF8.GetString([.. bytes]) : throw source.Stop("a tag must have a name", start);
    }

    private string Word()
    {
        var from = source.Index;
        while (source.IsWord)
        {
            source.Skip();
        }

        return source.From(from).ToString();
    }
}
