using EksAccessConstructs.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Holds the value of a scalar against the characters it was written with.</summary>
internal static class RawText
{
    /// <summary>For each character of the value the offset where it is written, and one past the end; where the two cannot be
    /// held together, the last place known.</summary>
    public static int[] Align(YamlScalar scalar, string raw, int start)
    {
        var walk = new Walk(scalar.Value, raw, start);
        if (scalar.Style is ScalarStyle.Block)
        {
            walk.SkipLine();
        }

        var escapes = scalar.Style is ScalarStyle.Quoted && start < raw.Length && raw[start] == '"';
        if (scalar.Style is ScalarStyle.Quoted)
        {
            walk.SkipOne();
        }

        return escapes ? walk.Escaped() : walk.Folded(scalar.Style is ScalarStyle.Quoted);
    }

    private sealed class Walk(string value, string raw, int at)
    {
        private readonly int[] offsets = new int[value.Length + 1];
        private int at = at;

        public void SkipOne() => at = Math.Min(raw.Length, at + 1);

        public void SkipLine()
        {
            var end = raw.IndexOf('\n', Math.Min(at, raw.Length));
            at = end < 0 ? raw.Length : end + 1;
        }

        // Indentation and folded line ends are the only things written that are not in the value.
        public int[] Folded(bool singleQuoted)
        {
            for (var i = 0; i < value.Length; i++)
            {
                if (!IsBlank(value[i]))
                {
                    SkipBlanks();
                }
                else if (value[i] != '\n' && at < raw.Length && value[i] != raw[at])
                {
                    offsets[i] = at;
                    continue;
                }

                Put(i, Matches(i) ? 1 : 0);
                if (singleQuoted && value[i] == '\'' && at < raw.Length && raw[at] == '\'')
                {
                    at++;
                }
            }

            offsets[value.Length] = Math.Min(at, raw.Length);
            return offsets;
        }

        public int[] Escaped()
        {
            for (var i = 0; i < value.Length; i++)
            {
                if (at < raw.Length && raw[at] == '\\')
                {
                    SkipFoldedBreak();
                }

                if (at < raw.Length && raw[at] == '\\')
                {
                    Put(i, EscapeLength());
                }
                else
                {
                    if (!IsBlank(value[i]))
                    {
                        SkipBlanks();
                    }

                    Put(i, Matches(i) ? 1 : 0);
                }
            }

            offsets[value.Length] = Math.Min(at, raw.Length);
            return offsets;
        }

        private void SkipFoldedBreak()
        {
            if (at + 1 < raw.Length && raw[at + 1] is '\n' or '\r')
            {
                at++;
                SkipBlanks();
            }
        }

        private int EscapeLength() => at + 1 < raw.Length ? raw[at + 1] switch
        {
            'x' => 4,
            'u' => 6,
            'U' => 10,
            _ => 2,
        }
        : 1;

        private bool Matches(int i) => at < raw.Length && (raw[at] == value[i] || IsBlank(value[i]) && IsBlank(raw[at]));

        private void Put(int i, int length)
        {
            offsets[i] = Math.Min(at, raw.Length);
            at = Math.Min(raw.Length, at + length);
        }

        private void SkipBlanks()
        {
            while (at < raw.Length && IsBlank(raw[at]))
            {
                at++;
            }
        }

        private static bool IsBlank(char sign) => sign is ' ' or '\t' or '\n' or '\r';
    }
}
