namespace EksAccessConstructs.Text;

/// <summary>The tag handles of one document, and the version it declares.</summary>
internal sealed class YamlTags
{
    private readonly Dictionary<string, string> prefixes = new(0, StringComparer.Ordinal);
    private bool versioned;

    public void Declare(YamlToken directive)
    {
        if (directive.Kind is YamlTokenKind.TagDirective)
        {
            if (!prefixes.TryAdd(directive.Text, directive.Suffix))
            {
                throw new YamlProblem($"the tag handle '{directive.Text}' is declared twice", directive.Start);
            }
        }
        else if (directive.Text != "1.1")
        {
            throw new YamlProblem($"kubectl and eksctl read YAML 1.1 only, not {directive.Text}; take the %YAML line away", directive.Start);
        }
        else if (versioned)
        {
            throw new YamlProblem("the version is declared twice", directive.Start);
        }
        else
        {
            versioned = true;
        }
    }

    public string? Resolve(YamlToken tag) => tag.Text switch
    {
        "" => tag.Suffix,
        _ when prefixes.TryGetValue(tag.Text, out var prefix) => prefix + tag.Suffix,
        "!" => $"!{tag.Suffix}",
        "!!" => $"tag:yaml.org,2002:{tag.Suffix}",
        _ => throw new YamlProblem($"the tag handle '{tag.Text}' is declared nowhere", tag.Start),
    };
}
