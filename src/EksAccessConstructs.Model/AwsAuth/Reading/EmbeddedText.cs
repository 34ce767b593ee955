using EksAccessConstructs.Text;

namespace EksAccessConstructs.AwsAuth;

/// <summary>Text that stands inside a file as one YAML or JSON scalar, with the way back from its own lines to those of the file.</summary>
internal sealed class EmbeddedText
{
    private readonly LineIndex inner;
    private readonly LineIndex outer;
    private readonly int[]? offsets;
    private readonly SourceSpot spot;

    private EmbeddedText(string value, SourceSpot spot, LineIndex outer, int[]? offsets)
    {
        (Value, this.spot, this.outer, this.offsets) = (value, spot, outer, offsets);
        inner = new LineIndex(value);
    }

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Where the scalar stands in the file.</summary>
    public SourceSpot Spot => spot;

    /// <summary>Text that is the whole file.</summary>
    public static EmbeddedText Whole(string text, string file) => new(text, new SourceSpot(file, 1, 1), new LineIndex(text), null);

    /// <summary>The text of a scalar.</summary>
    /// <param name="scalar">The scalar.</param>
    /// <param name="outer">The file it stands in.</param>
    public static EmbeddedText In(YamlScalar scalar, LineIndex outer) =>
        new(scalar.Value, scalar.Spot, outer, RawText.Align(scalar, outer.Text, outer.Offset(scalar.Spot.Line, scalar.Spot.Column)));

    /// <summary>The place in the file of a place in the text.</summary>
    public SourceSpot Outer(SourceSpot place) => Outer(inner.Offset(place.Line, place.Column));

    /// <summary>The place in the file of an offset in the text.</summary>
    public SourceSpot Outer(int offset)
    {
        if (offsets is not null && offsets.Length == 0)
        {
            return spot;
        }

        var (line, column) = outer.Place(offsets is null ? offset : offsets[Math.Clamp(offset, 0, offsets.Length - 1)]);
        return new SourceSpot(spot.File, line, column);
    }
}
