using EksAccessConstructs.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Text that is inside a file as one YAML or JSON scalar, with the way back from its own lines to those of the file.</summary>
internal sealed class EmbeddedText
{
    private readonly LineIndex inner;
    private readonly LineIndex outer;
    private readonly int[]? offsets;
    private readonly SourceLocation location;

    private EmbeddedText(string value, SourceLocation location, LineIndex outer, int[]? offsets)
    {
        Value = value;
        this.location = location;
        this.outer = outer;
        this.offsets = offsets;
        inner = new LineIndex(value);
    }

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Where the scalar is in the file.</summary>
    public SourceLocation Location => location;

    /// <summary>Text that is the whole file.</summary>
    public static EmbeddedText Whole(string text, string file) => new(text, new SourceLocation(file, 1, 1), new LineIndex(text), null);

    /// <summary>The text of a scalar.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="outer">The file it is in.</param>
    public static EmbeddedText In(YamlScalar scalar, LineIndex outer) =>
        new(scalar.Value, scalar.Location, outer, RawText.Align(scalar, outer.Text, outer.Offset(scalar.Location.Line, scalar.Location.Column)));

    /// <summary>The place in the file of a place in the text.</summary>
    public SourceLocation Outer(SourceLocation place) => Outer(inner.Offset(place.Line, place.Column));

    /// <summary>The place in the file of an offset in the text.</summary>
    public SourceLocation Outer(int offset)
    {
        if (offsets is not null && offsets.Length == 0)
        {
            return location;
        }

        var (line, column) = outer.Place(offsets is null ? offset : offsets[Math.Clamp(offset, 0, offsets.Length - 1)]);
        return new SourceLocation(location.File, line, column);
    }
}
