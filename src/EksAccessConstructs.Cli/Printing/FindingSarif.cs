using System.Text.Json.Serialization;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Findings as SARIF 2.1.0, as code scanning reads them.</summary>
internal static class FindingSarif
{
    /// <summary>Writes one log with one run.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="rules">The rules that findings may come from; only those met are written.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(ValueList<Finding> findings, IEnumerable<RuleInfo> rules, TextWriter writer) => Write(findings, [], rules, writer);

    /// <summary>Writes one log with one run, accepted findings included.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="suppressed">The findings that are accepted.</param>
    /// <param name="rules">The rules that findings may come from; only those met are written.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="isKnown">Whether a baseline holds a finding; null where there is no baseline.</param>
    public static void Write(
        ValueList<Finding> findings,
        ValueList<SuppressedFinding> suppressed,
        IEnumerable<RuleInfo> rules,
        TextWriter writer,
        Func<Finding, bool>? isKnown = null)
    {
        SarifResult[] Results(Dictionary<string, int> indexes) =>
        [
            .. findings.Select(finding => Result(finding, indexes) with { BaselineState = State(finding, isKnown) }),
            .. suppressed.Select(one => Result(one, indexes) with { BaselineState = State(one.Finding.Finding, isKnown) }),
        ];
        Write(findings.Concat(suppressed.Select(one => one.Finding.Finding)).Select(finding => finding.Code), Results, rules, writer);
    }

    /// <summary>Writes one log with one run of results that somebody else makes.</summary>
    /// <param name="codes">The codes of the rules that the results come from.</param>
    /// <param name="results">Makes the results; it gets the place of each rule.</param>
    /// <param name="rules">The rules that results may come from; only those met are written.</param>
    /// <param name="writer">Where to.</param>
    internal static void Write(
        IEnumerable<string> codes, Func<Dictionary<string, int>, SarifResult[]> results, IEnumerable<RuleInfo> rules, TextWriter writer)
    {
        var met = codes.ToHashSet(StringComparer.Ordinal);
        var descriptors = rules
            .Where(rule => met.Contains(rule.Code))
            .DistinctBy(rule => rule.Code)
            .OrderBy(rule => rule.Code, StringComparer.Ordinal)
            .Select(Descriptor)
            .ToList();
        var indexes = descriptors.Select((rule, index) => (rule.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        var driver = new SarifDriver("eks-access", typeof(FindingSarif).Assembly.GetName().Version?.ToString(3) ?? "", descriptors);
        Json.Write(new SarifLog([new SarifRun(new SarifTool(driver), results(indexes))]), FindingShapes.Readable.SarifLog, writer);
    }

    private static SarifRule Descriptor(RuleInfo rule) => Descriptor(RuleExplanation.Of(rule));

    private static SarifRule Descriptor(RuleExplanation rule) => new(
        rule.Rule.Code,
        new SarifText(rule.Rule.Sentence),
        rule.OfLint is { } lint ? new SarifText($"Why: {lint.Why}.") : null,
        new SarifHelp(string.Join(' ', rule.Facts.Select(fact => $"{fact.Head}: {fact.Text}")), rule.Markdown),
        rule.Page,
        new SarifConfiguration(Level(rule.Rule.Severity)));

    private static SarifResult Result(SuppressedFinding one, Dictionary<string, int> rules) => Result(one.Finding.Finding, rules) with
    {
        Suppressions = [Accepted(one.Suppression.Reason, one.Suppression.Owner, one.Suppression.Expires)],
    };

    private static string? State(Finding finding, Func<Finding, bool>? isKnown) => isKnown?.Invoke(finding) switch
    {
        null => null,
        true => "unchanged",
        false => "new",
    };

    /// <summary>Why a result is accepted, by whom and until when.</summary>
    internal static SarifSuppression Accepted(string reason, string owner, DateOnly expires) =>
        new("external", $"{reason} ({owner}, until {expires:yyyy-MM-dd})");

    /// <summary>A finding as a result.</summary>
    internal static SarifResult Result(Finding finding, Dictionary<string, int> rules) => new(
        finding.Code,
        rules.TryGetValue(finding.Code, out var index) ? index : null,
        Level(finding.Severity),
        new SarifText(finding.Message),
        finding.Location is { } location ? [Place(location)] : null)
    {
        PartialFingerprints = new() { Finding = ReportedIssue.Of(finding).Fingerprint },
    };

    /// <summary>A place.</summary>
    internal static SarifLocation Place(SourceLocation location) => new(new SarifPhysicalLocation(
        new SarifArtifact(Uri.EscapeDataString(location.File).Replace("%2F", "/", StringComparison.Ordinal)),
        new SarifRegion(location.Line, location.Column)));

    /// <summary>The level of a severity.</summary>
    internal static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
    };
}

/// <summary>A SARIF log.</summary>
internal sealed record SarifLog(IReadOnlyList<SarifRun> Runs)
{
    /// <summary>Where the schema is.</summary>
    [JsonPropertyName("$schema"), JsonPropertyOrder(-2)]
    public string Schema { get; } = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>The version of the format.</summary>
    [JsonPropertyOrder(-1)]
    public string Version { get; } = "2.1.0";
}

/// <summary>One run of the tool.</summary>
internal sealed record SarifRun(SarifTool Tool, IReadOnlyList<SarifResult> Results)
{
    /// <summary>Columns count UTF-16 units, as the reader does.</summary>
    public string ColumnKind { get; } = "utf16CodeUnits";
}

/// <summary>The tool.</summary>
internal sealed record SarifTool(SarifDriver Driver);

/// <summary>The tool's own part of itself.</summary>
internal sealed record SarifDriver(string Name, string Version, IReadOnlyList<SarifRule> Rules);

/// <summary>A rule.</summary>
internal sealed record SarifRule(
    string Id, SarifText ShortDescription, SarifText? FullDescription, SarifHelp Help, string HelpUri, SarifConfiguration DefaultConfiguration);

/// <summary>What there is to say about a rule, for readers that know Markdown and for those that do not.</summary>
internal sealed record SarifHelp(string Text, string Markdown);

/// <summary>How a rule is configured.</summary>
internal sealed record SarifConfiguration(string Level);

/// <summary>A text.</summary>
internal sealed record SarifText(string Text);

/// <summary>A finding.</summary>
internal sealed record SarifResult(string RuleId, int? RuleIndex, string Level, SarifText Message, IReadOnlyList<SarifLocation>? Locations)
{
    /// <summary>Why it is accepted; null where it is not.</summary>
    public IReadOnlyList<SarifSuppression>? Suppressions { get; init; }

    /// <summary>What became of it since the version before, or since a baseline was written: <c>new</c>, <c>unchanged</c>, <c>updated</c> or <c>absent</c>;
    /// null where there is neither.</summary>
    public string? BaselineState { get; init; }

    /// <summary>What tells it from others in every run; null where the place does.</summary>
    public SarifFingerprints? PartialFingerprints { get; init; }

    /// <summary>Further places, such as the steps on the way to a right.</summary>
    public IReadOnlyList<SarifRelatedLocation>? RelatedLocations { get; init; }
}

/// <summary>Why a finding is accepted.</summary>
internal sealed record SarifSuppression(string Kind, string Justification);

/// <summary>What tells a result from others in every run.</summary>
internal sealed record SarifFingerprints
{
    /// <summary>The fingerprint of a change; null for a finding.</summary>
    [JsonPropertyName("eksAccessChange/v1")]
    public string? Change { get; init; }

    /// <summary>The fingerprint of a finding; null for a change.</summary>
    [JsonPropertyName("eksAccessFinding/v1")]
    public string? Finding { get; init; }
}

/// <summary>A further place, with what is there.</summary>
internal sealed record SarifRelatedLocation(SarifText Message, SarifPhysicalLocation PhysicalLocation);

/// <summary>A place.</summary>
internal sealed record SarifLocation(SarifPhysicalLocation PhysicalLocation);

/// <summary>A place in a file.</summary>
internal sealed record SarifPhysicalLocation(SarifArtifact ArtifactLocation, SarifRegion Region);

/// <summary>A file.</summary>
internal sealed record SarifArtifact(string Uri);

/// <summary>A place within a file.</summary>
internal sealed record SarifRegion(int StartLine, int StartColumn);
