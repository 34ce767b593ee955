using System.Text.RegularExpressions;

namespace EksAccessConstructs.Text;

/// <summary>Tells text that a program is still to make YAML of: templates of Helm, Jinja and Terraform, and variables of a shell.</summary>
internal static partial class FileTemplate
{
    private static readonly (Regex Mark, string File, string Piece, string Way)[] Languages =
    [
        (GoTemplate(), "a template of Helm", "a piece of a Helm template", "render it first, such as with 'helm template CHART | eks-access lint -'"),
        (Jinja(), "a Jinja template", "a piece of a Jinja template",
            "render it first, such as with Ansible's template module or 'jinja2 FILE > rendered.yaml'"),
        (Erb(), "an ERB template", "a piece of an ERB template", "render it first, such as with 'erb FILE > rendered.yaml'"),
        (Terraform(), "a template of Terraform or envsubst", "a variable of Terraform or a shell",
            "render it first, with Terraform's templatefile or 'envsubst < FILE > filled.yaml'"),
        (Variable(), "text with variables of a shell", "a variable of a shell", "fill in what is missing, such as with 'envsubst < FILE > filled.yaml'"),
    ];

    /// <summary>The finding for a file that is no YAML because it is a template; null where no line shows the marks of one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file as the user named it.</param>
    public static Finding? Of(string text, string file)
    {
        foreach (var (mark, what, _, way) in Languages)
        {
            if (FirstIn(text, mark) is { } found)
            {
                return TextRules.Unrendered.At(new SourceLocation(file, found.Line, found.Column), $"this is {what} ('{found.Text}'), not YAML yet; {way}");
            }
        }

        return null;
    }

    /// <summary>True for a text with the marks of a template of Helm.</summary>
    public static bool IsOfHelm(string text) => text.Contains("{{", StringComparison.Ordinal) && FirstIn(text, GoTemplate()) is not null;

    /// <summary>What a value of one line waits for, and the way out; null where it is a value.</summary>
    public static string? Waiting(string value)
    {
        if (value.AsSpan().IndexOfAny("{$<") < 0 || value.Contains('\n', StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var (mark, _, piece, way) in Languages)
        {
            if (mark.Match(value) is { Success: true, Value: var found })
            {
                return $"'{value}' holds {piece} ('{found}') that nothing has filled in; {way}";
            }
        }

        return null;
    }

    private static (int Line, int Column, string Text)? FirstIn(string text, Regex mark)
    {
        var line = 0;
        foreach (var content in text.Split('\n'))
        {
            line++;
            if (!content.AsSpan().TrimStart().StartsWith('#') && mark.Match(content) is { Success: true } found)
            {
                return (line, found.Index + 1, found.Value);
            }
        }

        return null;
    }

    [GeneratedRegex(@"\{\{-?\s*(?:\.[A-Za-z]|\$|/\*"
        + @"|(?:include|template|define|block|if|else|end|range|with|toYaml|required|tpl|printf|lookup)\b)[^}\n]{0,60}(?:\}\})?")]
    private static partial Regex GoTemplate();

    // Names without spaces, such as {{SessionName}}, are EKS's own.
    [GeneratedRegex(@"\{%[-+]?\s[^%\n]{0,60}(?:%\})?|\{\{-?\s+[A-Za-z_][^}\n]{0,60}(?:\}\})?")]
    private static partial Regex Jinja();

    [GeneratedRegex(@"<%[=-]?\s[^%\n]{0,60}(?:%>)?")]
    private static partial Regex Erb();

    [GeneratedRegex(@"%\{\s*(?:if|for|else|endif|endfor)\b[^}\n]{0,60}\}?|\$\{[a-z][A-Za-z0-9_.\[\]]*\}")]
    private static partial Regex Terraform();

    [GeneratedRegex(@"\$\{[A-Z_][A-Za-z0-9_]*\}|\$[A-Z_][A-Z0-9_]+\b")]
    private static partial Regex Variable();
}
