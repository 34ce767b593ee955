namespace EksAccessConstructs.AwsAuth;

/// <summary>Where the lines of a text begin, to turn places into offsets and back.</summary>
/// <remarks>A line ends as YAML 1.1 ends it: CR LF, LF, CR, NEL, LS or PS.</remarks>
internal sealed class LineIndex
{
    private readonly List<int> starts = [0];

    public LineIndex(string text)
    {
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\u0085' or '\u2028' or '\u2029' || text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'))
            {
                starts.Add(i + 1);
            }
        }
    }

    public string Text { get; }

    /// <summary>The offset of a line and column, both counted from 1; never past the end.</summary>
    public int Offset(int line, int column) => Math.Min(Text.Length, starts[Math.Clamp(line - 1, 0, starts.Count - 1)] + Math.Max(0, column - 1));

    /// <summary>The line and column of an offset, both counted from 1.</summary>
    public (int Line, int Column) Place(int offset)
    {
        var found = starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - starts[line] + 1);
    }
}
