using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace EksAccessConstructs.Tests.Pages;

/// <summary>A page as a browser reads it.</summary>
internal static class HtmlPage
{
    /// <summary>The page; a fault that a browser would mend is a failure.</summary>
    public static IHtmlDocument Parse(string html) => new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);

    /// <summary>The texts of what a selector finds, each with one blank for white space.</summary>
    public static string[] Texts(this IParentNode page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(element => element.TextContent)
            .Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
