using System.Text;
using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs;

/// <summary>A writer for people: each <c>WriteLine</c> writes one line, whatever its text holds.</summary>
/// <remarks>What is written by <c>Write</c> is a document of its own syntax, such as JSON, and stays.</remarks>
/// <param name="inner">Where to.</param>
/// <param name="painted">Whether a line that a <c>Paint</c> has coloured as a whole keeps its colour.</param>
internal sealed partial class VisibleLines(TextWriter inner, bool painted = false) : TextWriter(inner.FormatProvider)
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => inner.Write(value);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => inner.Write(buffer);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => inner.Write(buffer, index, count);

    /// <inheritdoc/>
    public override void Write(string? value) => inner.Write(value);

    /// <inheritdoc/>
    public override void WriteLine() => inner.Write('\n');

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        var text = value ?? "";
        inner.Write(painted && IsPainted(text) ? text : VisibleText.Line(text));
        inner.Write('\n');
    }

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(buffer.ToString());

    /// <inheritdoc/>
    public override void WriteLine(StringBuilder? value) => WriteLine(value?.ToString());

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    // A colour, text that is visible already, and the end of the colour.
    private static bool IsPainted(string text) =>
        Painted().Match(text) is { Success: true } match && VisibleText.Line(match.Groups["text"].Value) == match.Groups["text"].Value;

    [GeneratedRegex(@"^\e\[[0-9]{1,2}m(?<text>[^\e]*)\e\[0m\z")]
    private static partial Regex Painted();
}
