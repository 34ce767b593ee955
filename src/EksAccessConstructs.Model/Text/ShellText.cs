using System.Buffers;
using System.Text;

namespace EksAccessConstructs.Text;

/// <summary>A text for a POSIX shell that is one command without anything that the shell would fill in or do beside it.</summary>
/// <remarks>Quotes, escapes and lines that go on are read as POSIX has them (Shell Command Language 2.2). Variables, substitutions, patterns, pipes,
/// redirections, several commands, assignments and remarks are not read: nobody knows from the text what they come to.</remarks>
internal sealed class ShellText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("$`|&;<>()*?[{}!\n");

    private readonly string text;
    private readonly List<string> words = [];
    private readonly StringBuilder word = new();
    private bool isOpen;
    private int at;

    private ShellText(string text) => this.text = text;

    /// <summary>The words of the command; null where the text is more than one plain command.</summary>
    public static ValueList<string>? Words(string text) => new ShellText(text.Trim(' ', '\t', '\n')).Read();

    private ValueList<string>? Read()
    {
        while (at < text.Length)
        {
            if (!Take(text[at++]))
            {
                return null;
            }
        }

        End();
        return words.Count == 0 || words[0].Contains('=', StringComparison.Ordinal) ? null : words.ToValueList();
    }

    // False for what is not read.
    private bool Take(char sign)
    {
        switch (sign)
        {
            case ' ' or '\t':
                End();
                return true;
            case '\'':
                return Quoted();
            case '"':
                return DoublyQuoted();
            case '\\':
                return Escaped();
            default:
                Add(sign);
                return !IsSpecial(sign);
        }
    }

    // What means something only at the start of a word, or only before the command, is plain elsewhere.
    private bool IsSpecial(char sign) => sign switch
    {
        '#' or '~' => word.Length == 1,
        '=' => words.Count == 0,
        _ => Special.Contains(sign),
    };

    private bool Quoted()
    {
        var end = text.IndexOf('\'', at);
        if (end < 0)
        {
            return false;
        }

        Add(text[at..end]);
        at = end + 1;
        return true;
    }

    private bool DoublyQuoted()
    {
        isOpen = true;
        while (at < text.Length)
        {
            switch (text[at++])
            {
                case '"':
                    return true;
                case '$' or '`':
                    return false;
                case '\\' when at < text.Length && text[at] is '$' or '`' or '"' or '\\' or '\n':
                    Escaped();
                    break;
                case var sign:
                    Add(sign);
                    break;
            }
        }

        return false;
    }

    // A line end that is escaped is nothing at all.
    private bool Escaped()
    {
        if (at == text.Length)
        {
            return false;
        }

        var sign = text[at++];
        if (sign != '\n')
        {
            Add(sign);
        }

        return true;
    }

    private void Add(char sign)
    {
        isOpen = true;
        word.Append(sign);
    }

    private void Add(string part)
    {
        isOpen = true;
        word.Append(part);
    }

    private void End()
    {
        if (isOpen)
        {
            words.Add(word.ToString());
        }

        isOpen = false;
        word.Clear();
    }
}
