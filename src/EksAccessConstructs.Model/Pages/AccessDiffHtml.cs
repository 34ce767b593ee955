using EksAccessConstructs.Access;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Pages;

/// <summary>Comparisons as one page of HTML for people: the outcome first, then who gains and loses what where and through what.</summary>
/// <remarks>It loads nothing, can be read without its script, and can be searched and filtered with it.</remarks>
public static class AccessDiffHtml
{
    private const int MostLines = 12;

    /// <summary>The page about one cluster.</summary>
    public static string Write(AccessDiff diff) => Write([diff]);

    /// <summary>The page about several clusters, one after the other.</summary>
    public static string Write(ValueList<AccessDiff> diffs)
    {
        var names = diffs.Select(diff => diff.Cluster ?? "the cluster").ToValueList();
        var filters = Filters(diffs.SelectMany(diff => diff.Changes).ToList());
        var frame = new PageFrame(names.Count == 1 ? $"Change of access to {names[0]}" : $"Change of access to {names.Count} clusters", filters, names);
        return frame.Write(diffs.Select((diff, number) => Section(diff, names[number], new PageSection(number, names.Count == 1 ? 2 : 3), filters)));
    }

    private static PageFilters Filters(List<RightsChange> changes) => new(
        changes.Select(change => change.Who).Distinct(StringComparer.Ordinal).Select(who => WhoName.Of(who).Kind),
        new PagePlaces(changes.Select(change => change.Where)),
        "Change or risk",
        [
            ("Change", changes.SelectMany(Kinds).Distinct().Order(StringComparer.Ordinal).ToValueList()),
            ("Risk", changes.SelectMany(change => change.Risks).Select(risk => risk.Rule.Code).Distinct().Order(StringComparer.Ordinal).ToValueList()),
        ],
        "changes");

    private static IEnumerable<string> Kinds(RightsChange change) => change.Word.Split(' ');

    private static Markup Section(AccessDiff diff, string name, PageSection section, PageFilters filters)
    {
        var everybody = diff.ByWeight().ToList();
        return section.Around(name, Markup.Joined("",
        [
            Verdict(diff),
            Table(everybody, section, filters),
            section.Part("ways", "Ways to all rights that open", Markup.All(diff.OpenedWays, Way)),
            section.Part("rights", "What each gains and loses, and through what", Markup.Of($"{Cards(everybody, section, filters)}")),
            section.Table(
                "pods", "AWS roles of pods", "Which pods get another AWS role than before.", ["Pods of", "Before", "After", "From"],
                diff.PodRoles.Select(PodRole)),
            section.Table(
                "replaced", "Access entries made anew", "Which access entries CloudFormation makes anew.", ["Principal", "What happens", "From"],
                diff.Replacements.Select(Replacement)),
            section.Part("open", "Not evaluated", PageParts.List(diff.NotEvaluated)),
        ]));
    }

    private static Markup Verdict(AccessDiff diff)
    {
        var words = DiffVerdict.Of(diff);
        var isGrave = DiffGate.Admin.IsMetBy(diff) || DiffGate.Lockout.IsMetBy(diff);
        return Markup.Of($"""
            <div class="verdict">
            <p class="lead{(isGrave ? " more" : "")}">{words[0]}</p>
            {PageParts.List(words.Skip(1))}<dl class="facts"><div><dt>Administrator remains</dt><dd>{Remains(diff)}</dd></div>{Mode(diff)}</dl>
            <ul class="administrators">{Administrators(diff)}</ul>
            </div>

            """);
    }

    private static string Remains(AccessDiff diff) => diff.Lockout.AdministratorRemains switch
    {
        Certainty.No => "no",
        Certainty.Unknown => "cannot be told",
        Certainty.Yes => "yes",
    };

    private static Markup Mode(AccessDiff diff) => diff.ModeBefore == diff.ModeAfter
        ? Markup.None
        : Markup.Of($"<div><dt>Authentication mode</dt><dd>{diff.ModeBefore.ToApiValue()} → {diff.ModeAfter.ToApiValue()}</dd></div>");

    private static IEnumerable<Markup> Administrators(AccessDiff diff)
    {
        var added = diff.NewAdministrators.Select(administrator => administrator.Who).ToHashSet(StringComparer.Ordinal);
        var after = diff.AdministratorsAfter.DistinctBy(administrator => administrator.Who).ToList();
        var gone = diff.AdministratorsBefore.Except(after.Select(administrator => administrator.Who), StringComparer.Ordinal);
        return after.OrderBy(administrator => added.Contains(administrator.Who) ? 0 : 1)
            .Select(administrator => Administrator(administrator.Who, State(administrator.Who, added, diff), PathStep.Of(administrator.By!)))
            .Concat(gone.Select(who => Administrator(who, Markup.Of($"<span class=\"change narrows\">administrator no more</span>"), [])));
    }

    private static Markup Administrator(string who, Markup state, ValueList<PathStep> way) =>
        Markup.Of($"<li>{PageParts.Who(WhoName.Of(who))} {state}{(way.IsEmpty ? Markup.None : PageParts.Way(way))}</li>\n");

    private static Markup State(string who, HashSet<string> added, AccessDiff diff) => added.Contains(who)
        ? Markup.Of($"<span class=\"change widens\">new administrator</span>{Allowed(diff.AllowedAdministrators
            .Where(allowed => allowed.Who == who).Select(allowed => $"allowed {allowed.By}"))}")
        : Markup.Of($"<span class=\"change\">administrator</span>");

    private static Markup Table(List<IGrouping<string, RightsChange>> everybody, PageSection section, PageFilters filters) => section.Table(
        "changes", "What changes", "Who may do more or less where, the gravest first.", ["Who", "Change", "Where", "Risk of what is gained"],
        everybody.SelectMany((changes, row) => changes.Select(change => PageSection.Row(
            Attributes(change, filters, 1), Who(WhoName.Of(change.Who), CardId(section, row)), WordAndAllowances(change), PageParts.Where([change.Where]),
            Markup.Joined("<br>", change.Risks.Select(risk => PageParts.Coded(risk.Rule.Code, risk.Danger)))))));

    private static string CardId(PageSection section, int row) => section.Id($"who-{row}");

    private static Markup Who(WhoName name, string card) =>
        Markup.Of($"{PageParts.Who(name)}<span class=\"kind\">{name.KindWords} · <a href=\"#{card}\">what and how</a></span>");

    private static Markup Attributes(RightsChange change, PageFilters filters, int count = 0) =>
        filters.Of([WhoName.Of(change.Who).Kind], [change.Where], Kinds(change).Concat(change.Risks.Select(risk => risk.Rule.Code)), count);

    private static Markup Word(RightsChange change) => Markup.Of($"<span class=\"change {(change.Widens ? "widens" : "narrows")}\">{change.Word}</span>");

    private static Markup WordAndAllowances(RightsChange change) => Markup.Of($"{Word(change)}{Allowed(change.AllowedWords)}");

    // What is allowed stays in sight, with who allows it, why and until when.
    private static Markup Allowed(IEnumerable<string> words) => Markup.All(words, line => Markup.Of($"<p class=\"allowed\">{line}</p>"));

    private static Markup Way(OpenedWay way) => Markup.Of($"""
        <article class="item"><p class="name">{PageParts.Who(WhoName.Of(way.Who))}</p>
        <ol>{way.Path.Steps.Select(step => Markup.Of($"<li>{PageParts.Coded(step.Means[0].Technique, StepWords(step))}</li>\n"))}</ol>
        <p>{way.Path.End}</p>{Allowed(way.AllowedBy is { } by ? [$"allowed {by}"] : [])}</article>

        """);

    private static string StepWords(EscalationStep step) => step.Means[0].Condition is { } condition ? $"{step} (if {condition})" : $"{step}";

    private static IEnumerable<Markup> Cards(List<IGrouping<string, RightsChange>> everybody, PageSection section, PageFilters filters)
    {
        var told = new Dictionary<string, int>(StringComparer.Ordinal);
        return everybody.Select((changes, row) => Markup.Of($"""
            <article class="narrowed" id="{CardId(section, row)}">
            <p class="name">{PageParts.Who(WhoName.Of(changes.Key))}</p>
            {changes.Select(change => Change(change, row, told, section, filters))}</article>

            """));
    }

    // What a group gains is told once and not for each of its members.
    private static Markup Change(RightsChange change, int row, Dictionary<string, int> told, PageSection section, PageFilters filters)
    {
        var head = Markup.Of($"{Word(change)} in {PageParts.Where([change.Where])}");
        return told.TryAdd(change.Body, row)
            ? Markup.Of($"""
                <div class="item" {Attributes(change, filters)}><p class="name">{head}</p>
                <ul class="rights">{change.Gained.Select(right => Right("plus", "+", right))}{change.Lost.Select(right => Right("minus", "−", right))}</ul>
                {Risks(change)}{Allowed(change.AllowedWords)}</div>

                """)
            : Markup.Of($"""
                <div class="item" {Attributes(change, filters)}>
                <p class="name">{head}, <a href="#{CardId(section, told[change.Body])}">the same as somebody above</a></p></div>

                """);
    }

    private static Markup Right(string kind, string sign, ChangedRight right)
    {
        var (first, more) = (right.Summary.Take(MostLines), right.Summary.Skip(MostLines).ToList());
        return Markup.Of($"<li class=\"{kind}\"><span class=\"sign\">{sign}</span>{Lines(first)}{(more.Count == 0
            ? Markup.None
            : Markup.Of($"<details><summary>and {more.Count} more</summary>{Lines(more)}</details>"))}{PageParts.Way(right.Path)}</li>\n");
    }

    private static Markup Lines(IEnumerable<string> lines) => Markup.Joined("<br>", lines.Select(line => Markup.Of($"{line}")));

    private static Markup Risks(RightsChange change) => change.Risks.IsEmpty
        ? Markup.None
        : Markup.Of($"<ul class=\"risks\">{change.Risks.Select(risk => Markup.Of($"<li>{PageParts.Risk(risk)}</li>\n"))}</ul>");

    private static Markup PodRole(PodRoleChange change)
    {
        var allowed = Allowed(change.AllowedBy.Select(by => $"allowed {by}"));
        return PageSection.Row(
            Markup.None, Markup.Of($"{change.Who}"), Roles(change.Before), Markup.Of($"{Roles(change.After)}{allowed}"),
            Markup.Of($"{change.Location?.ToString()}"));
    }

    private static Markup Roles(ValueList<string> roles) => roles.IsEmpty ? Markup.Of($"none") : Lines(roles);

    private static Markup Replacement(EntryReplacement replacement)
    {
        var fails = replacement.Fails ? Markup.Of($"<b>The deployment fails:</b> ") : Markup.None;
        return PageSection.Row(
            Markup.None, Markup.Of($"{replacement.Principal}"), Markup.Of($"{fails}{replacement.Problem}"), Markup.Of($"{replacement.Location?.ToString()}"));
    }
}
