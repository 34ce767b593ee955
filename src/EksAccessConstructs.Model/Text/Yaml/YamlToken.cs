namespace EksAccessConstructs.Text;

/// <summary>A place in the text that is scanned: index and line and column from 0, the column in characters of Unicode.</summary>
internal readonly record struct YamlMark(int Index, int Line, int Column);

/// <summary>What a token is.</summary>
internal enum YamlTokenKind
{
    StreamEnd,
    VersionDirective,
    TagDirective,
    DocumentStart,
    DocumentEnd,
    BlockSequenceStart,
    BlockMappingStart,
    BlockEnd,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    BlockEntry,
    FlowEntry,
    Key,
    Value,
    Alias,
    Anchor,
    Tag,
    Scalar,
}

/// <summary>One token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it starts.</param>
/// <param name="Text">The characters of a scalar, the name of an anchor or alias, the handle of
/// a tag or %TAG directive, the version of a %YAML directive.</param>
/// <param name="Suffix">The suffix of a tag, the prefix of a %TAG directive.</param>
/// <param name="Style">How a scalar was written.</param>
internal readonly record struct YamlToken(YamlTokenKind Kind, YamlMark Start, string Text = "", string Suffix = "", ScalarStyle Style = ScalarStyle.Plain);

/// <summary>Text that is not YAML. Never leaves the namespace: <see cref="YamlText"/> turns it into a finding.</summary>
internal sealed class YamlProblem(string problem, YamlMark mark, RuleInfo? rule = null) : Exception(problem)
{
    public YamlMark Mark => mark;

    public RuleInfo Rule => rule ?? TextRules.NotYaml;
}
