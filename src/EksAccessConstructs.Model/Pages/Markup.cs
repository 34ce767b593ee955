using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pages;

/// <summary>A piece of HTML or SVG. Text of others enters it by interpolation only, and is shown there as it is:
/// <c>Markup.Of($"&lt;b&gt;{name}&lt;/b&gt;")</c>.</summary>
/// <param name="Text">The piece as it is written.</param>
internal readonly record struct Markup(string Text)
{
    /// <summary>Nothing.</summary>
    public static Markup None { get; } = new("");

    /// <summary>A piece whose literal parts are markup and whose values are text.</summary>
    public static Markup Of(MarkupText text) => new(text.ToString());

    /// <summary>Pieces one after the other.</summary>
    public static Markup All<T>(IEnumerable<T> items, Func<T, Markup> write) => Of($"{items.Select(write)}");

    /// <summary>Pieces with the same piece of our own between each two.</summary>
    public static Markup Joined(string between, IEnumerable<Markup> pieces) => new(string.Join(between, pieces.Select(piece => piece.Text)));

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>Takes an interpolated string apart, so that its values are escaped.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupText
{
    private readonly StringBuilder all;

    /// <summary>Called by the compiler.</summary>
    public MarkupText(int literalLength, int formattedCount) => all = new StringBuilder(literalLength + (formattedCount * 32));

    /// <summary>A part of our own.</summary>
    public void AppendLiteral(string text) => all.Append(text);

    /// <summary>A text of somebody: what would be read as markup is escaped, what hides or reorders is made visible.</summary>
    public void AppendFormatted(string? text) => all.Append(WebUtility.HtmlEncode(VisibleText.Of(text ?? "")));

    /// <summary>A number.</summary>
    public void AppendFormatted(int number) => all.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>Markup.</summary>
    public void AppendFormatted(Markup markup) => all.Append(markup.Text);

    /// <summary>Pieces of markup, one after the other.</summary>
    public void AppendFormatted(IEnumerable<Markup> pieces)
    {
        foreach (var piece in pieces)
        {
            all.Append(piece.Text);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => all.ToString();
}
