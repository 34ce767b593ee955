using EksAccessConstructs.Access;
using EksAccessConstructs.Eksctl.Steps;
using EksAccessConstructs.Review;
using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Pages;

/// <summary>Access reports as one page of HTML for people.</summary>
/// <remarks>It loads nothing, can be read without its script, and can be searched and filtered with it.</remarks>
public static class AccessReportHtml
{
    private const string Unnamed = "the cluster named at deployment";

    /// <summary>The page about one cluster.</summary>
    public static string Write(AccessReport report) => Write([report]);

    /// <summary>The page about several clusters, one after the other.</summary>
    public static string Write(ValueList<AccessReport> reports)
    {
        var names = reports.Select(report => report.Deployed.Name ?? Unnamed).ToValueList();
        var filters = Filters(reports.Select(report => report.Measures).ToValueList());
        var frame = new PageFrame(names.Count == 1 ? $"Access to {names[0]}" : $"Access to {names.Count} clusters", filters, names);
        return frame.Write(reports.Select((report, number) => Section(report, names[number], new PageSection(number, names.Count == 1 ? 2 : 3), filters)));
    }

    private static PageFilters Filters(ValueList<ClusterMeasures> clusters)
    {
        var levels = clusters.SelectMany(cluster => cluster.Levels).ToList();
        return new PageFilters(
            levels.Select(row => row.Who).Distinct(StringComparer.Ordinal).Select(who => WhoName.Of(who).Kind),
            new PagePlaces(levels.Select(row => row.Where)),
            "Level or risk",
            [
                ("Level", levels.Select(row => row.Level).Distinct().Order().Select(level => level.Word())
                    .Concat(levels.Any(row => row.IsMaybe) ? ["perhaps"] : []).ToValueList()),
                ("Risk", clusters.SelectMany(cluster => cluster.Risks).Select(risk => risk.Risk.Rule.Code)
                    .Distinct().Order(StringComparer.Ordinal).ToValueList()),
            ],
            "principals and subjects");
    }

    private static Markup Section(AccessReport report, string name, PageSection section, PageFilters filters)
    {
        var measures = report.Measures;
        var everybody = SameAccess.Of(measures.Levels);
        var codes = measures.Risks.SelectMany(risk => risk.Who.Select(who => (who, risk.Risk.Rule.Code))).ToLookup(pair => pair.who, pair => pair.Code);
        var matrix = new LevelMatrix(section, filters, codes);
        return section.Around(name, Markup.Joined("",
        [
            Verdict(report, everybody),
            section.Part("levels", "How much in which namespace", matrix.Of(everybody)),
            section.Part("picture", "From who to where", Picture(report, everybody, section)),
            section.Part("ways", "How each came to it", new WayList(section, matrix, everybody).Write()),
            Risks(measures, section, filters),
            .. Pods(measures, section),
            .. Input(report, section),
        ]));
    }

    private static Markup Verdict(AccessReport report, ValueList<SameAccess> everybody) => Markup.Of($"""
        <div class="verdict">
        <p class="lead">{ReportVerdict.Of(report.Measures, everybody)}</p>
        <ul class="administrators">{everybody.Where(same => same.IsAdministrator).Select(Administrators)}</ul>
        <dl class="facts">{Facts(report)}</dl>
        {PageParts.List(Open(report.Measures))}</div>

        """);

    private static Markup Administrators(SameAccess same)
    {
        var place = same.Access.First(one => one.IsAdministrator);
        return Markup.Of(
            $"<li>{PageParts.Whos(same.Names)} {PageParts.Level(place.Level, place.Word)}"
                + $"{place.Through.Select(way => PageParts.Way(same.Holders.Count == 1 ? [.. same.Holders[0].LetIn, .. way] : way))}</li>\n");
    }

    private static IEnumerable<Markup> Facts(AccessReport report)
    {
        var cluster = report.Deployed;
        (string Name, string? Value)[] facts =
        [
            ("Authentication mode", cluster.Mode.ToApiValue()),
            ("Creator becomes administrator", cluster.IsBuilt ? YesOrNo(cluster.Plan.CreatorIsAdmin) : null),
            ("Region", report.Region),
            ("Kubernetes", cluster.Version),
        ];
        return facts.Where(fact => fact.Value is not null).Select(fact => Markup.Of($"<div><dt>{fact.Name}</dt><dd>{fact.Value}</dd></div>"));
    }

    private static string YesOrNo(bool value) => value ? "yes" : "no";

    private static IEnumerable<string> Open(ClusterMeasures measures) => measures.Authorizer.Resolver.HiddenFromAll
        .Concat(measures.Cluster.NotRead.Select(part => part.ToString()))
        .Concat(measures.Cluster.Assumptions.Select(assumption => $"assumed: {assumption.Reason}"))
        .Distinct(StringComparer.Ordinal);

    private static Markup Picture(AccessReport report, ValueList<SameAccess> everybody, PageSection section) => everybody.IsEmpty
        ? Markup.None
        : section.Scrolling("picture", AccessPicture.Of(report, everybody).Write(section.Id("drawing")));

    private static Markup Risks(ClusterMeasures measures, PageSection section, PageFilters filters) => section.Table(
        "risks", "Risks", "What is dangerous in what others than administrators have, the worst first. The filter by risk shows all who have it.",
        ["Rule", "Given by", "Who", "Where"],
        measures.Risks.Select(risk => PageSection.Row(
            filters.Of(risk.Who.Select(who => WhoName.Of(who).Kind), risk.Where, [risk.Risk.Rule.Code]),
            PageParts.Risk(risk.Risk), Markup.Of($"{risk.By.What}{PageParts.At(risk.By.Location)}"),
            PageParts.SomeOf(risk.Who.Select(WhoName.Of).ToValueList()), PageParts.WhereInShort(risk.Where))));

    private static IEnumerable<Markup> Pods(ClusterMeasures measures, PageSection section) =>
    [
        section.Table(
            "pods", "AWS roles of pods", "Which AWS roles pods get, and by which mechanism.", ["Who", "By", "Role", "From"],
            measures.PodRoles.Select(row => PageSection.Row(row.Who, row.By, row.Role, row.Location?.ToString()))),
        section.Table(
            "pod-writers", "Who may give pods other AWS roles", "Who may write an annotation that says which AWS roles pods have.",
            ["Who", "May", "Role", "Through"],
            measures.PodRoleWriters.Select(writer => PageSection.Row(writer.Who, writer.May, writer.Role, writer.Through))),
    ];

    private static IEnumerable<Markup> Input(AccessReport report, PageSection section) =>
    [
        section.Table(
            "entries", "Access entries", "The access entries, with what each lets in.", ["Principal", "Type", "User name", "Groups", "Policies", "From"],
            report.Entries.Select(Entry)),
        section.Table(
            "carried", "What was carried over", "What became of what the input says.", ["From", "What", "Became"],
            report.CarriedOver.Select(item => PageSection.Row(item.Location?.ToString(), item.What, item.Became))),
        section.Table(
            "choices", "What was chosen where the input is silent", "What was chosen, and what eksctl would have chosen.",
            ["Key", "Chosen", "eksctl's choice", "Why"],
            report.Choices.Select(choice => PageSection.Row(choice.Key, choice.Ours, choice.Eksctl, choice.Reason))),
        section.Part("steps", "To do after the deployment", Steps(report.Steps)),
        section.Table(
            "findings", "Findings", "What was met in the input.", ["How grave", "Code", "Where", "Finding"],
            report.Findings.Select(finding => PageSection.Row(Word(finding.Severity), finding.Code, finding.Location?.ToString(), finding.Message))),
        section.Table(
            "unused", "Not used", "Documents that say nothing about access, or are not read.", ["Kind", "Name", "Where"],
            report.NotUsed.Select(unused => PageSection.Row(unused.Kind, unused.Name, unused.Location.ToString()))),
    ];

    private static Markup Entry(ReportedPrincipal principal)
    {
        var grant = principal.Grant;
        return PageSection.Row(
            principal.Label, grant.Type.Name, grant.Username ?? "default", string.Join(", ", grant.Groups),
            string.Join(", ", grant.Policies.Select(association => $"{association.Policy} ({association.Scope})")), grant.Origin.ToString());
    }

    private static Markup Steps(ValueList<ManualStep> steps) => steps.IsEmpty ? Markup.None : Markup.Of($"<ol>{steps.Select(Step)}</ol>\n");

    private static Markup Step(ManualStep step) =>
        Markup.Of($"<li>{step.What}: {step.Why}{PageParts.At(step.Location)}<pre tabindex=\"0\">{step.Command}</pre></li>\n");

    private static string Word(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Warning => "warning",
        Severity.Error => "error",
    };
}
