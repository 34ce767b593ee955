using System.Security.Cryptography;
using System.Text;

namespace EksAccessConstructs.Pages;

/// <summary>A style sheet or script of the library that a page holds, and its hash by which the page's content security policy lets it in.</summary>
/// <param name="Text">The text.</param>
internal sealed record WebFile(string Text)
{
    /// <summary>The style of pages.</summary>
    public static WebFile Style { get; } = Read("page.css");

    /// <summary>The script of pages.</summary>
    public static WebFile Script { get; } = Read("page.js");

    /// <summary>The style of pictures.</summary>
    public static WebFile PictureStyle { get; } = Read("picture.css");

    /// <summary>The file as markup. It is ours, and has nothing that would end its element.</summary>
    public Markup Markup => new(Text);

    /// <summary>The hash as a source of a content security policy.</summary>
    public string Source => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    private static WebFile Read(string name)
    {
        using var stream = typeof(WebFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the library lacks its file {name}");
        using var reader = new StreamReader(stream);
        return new WebFile(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
