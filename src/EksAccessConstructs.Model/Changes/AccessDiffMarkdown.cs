using System.Text;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Changes;

/// <summary>A comparison as a comment of a pull request: the outcome first, a table of what changes, the ways to each right folded.</summary>
/// <remarks>It begins with a marker that names the cluster, <c>&lt;!-- eks-access diff CLUSTER --&gt;</c>, by which a bot finds the comment that it
/// replaces.</remarks>
public static class AccessDiffMarkdown
{
    /// <summary>How many characters a comment has at most. GitHub takes 65,536.</summary>
    public const int MostCharacters = 60_000;

    private const int MostRows = 60;
    private const int RoomForTheEnd = 400;

    /// <summary>The comment.</summary>
    public static string Write(AccessDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var page = new StringBuilder();
        var name = diff.Cluster ?? "the cluster";
        page.Append($"<!-- eks-access diff {MarkerName(name)} -->\n");
        page.Append($"### Access to {(MarkdownCell)name}: {(MarkdownCell)DiffVerdict.Of(diff)[0]}\n\n");
        page.Append(Rest(diff));
        page.Append($"Administrators: {Administrators(diff)}\n");
        page.Append(Table(diff));
        page.Append(PodRoles(diff));
        page.Append(Ways(diff));
        page.Append(Replacements(diff));
        page.Append(Open(diff));
        AppendDetails(page, diff);
        return page.ToString();
    }

    private static IEnumerable<RightsChange> Weighed(AccessDiff diff) => diff.ByWeight().SelectMany(changes => changes);

    // Two hyphens would end the remark.
    private static string MarkerName(string name) =>
        new([.. name.Where(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.').Take(100)]);

    private static string Rest(AccessDiff diff)
    {
        var lines = DiffVerdict.Of(diff).Skip(1).Select(words => $"- {(MarkdownCell)words}\n").ToList();
        return lines.Count == 0 ? "" : $"{string.Concat(lines)}\n";
    }

    private static string Administrators(AccessDiff diff)
    {
        var added = diff.NewAdministrators.Select(administrator => administrator.Who).ToHashSet(StringComparer.Ordinal);
        var names = diff.AdministratorsAfter.Select(administrator => administrator.Who).Distinct(StringComparer.Ordinal).ToList();
        var words = names.Select(who => added.Contains(who) ? $"**{(MarkdownCell)who}** (new)" : $"{(MarkdownCell)who}")
            .Concat(diff.AdministratorsBefore.Except(names, StringComparer.Ordinal).Select(who => $"~~{(MarkdownCell)who}~~"));
        return string.Join(", ", words.DefaultIfEmpty("none"));
    }

    private static string Table(AccessDiff diff)
    {
        if (diff.Changes.IsEmpty)
        {
            return "";
        }

        var left = diff.Changes.Count - MostRows;
        return $"\n| | Who | Where | Risk |\n| --- | --- | --- | --- |\n{string.Concat(Weighed(diff).Take(MostRows).Select(Row))}"
            + (left > 0 ? $"\n{left} further changes are in the details or in `eks-access diff`.\n" : "");
    }

    private static string Row(RightsChange change) =>
        $"| {(change.Widens ? MarkdownCell.Strong(change.Word) : change.Word)}{Allowed(change.AllowedWords)} | {(MarkdownCell)change.Who} | {Where(change)} "
        + $"| {Risks(change)} |\n";

    private static string Allowed(IEnumerable<string> words) => string.Concat(words.Select(line => $"<br>{(MarkdownCell)line}"));

    private static MarkdownCell Where(RightsChange change) => change.IsClusterWide ? MarkdownCell.Strong("whole cluster") : change.Where;

    private static string Risks(RightsChange change) =>
        string.Join("<br>", change.Risks.Select(risk => $"{risk.Rule.Code} {(MarkdownCell)risk.Danger}"));

    private static string PodRoles(AccessDiff diff) => diff.PodRoles.IsEmpty
        ? ""
        : $"\n| Pods of | AWS role before | AWS role after |\n| --- | --- | --- |\n{string.Concat(diff.PodRoles.Select(change =>
            $"| {(MarkdownCell)change.Who} | {Cell(change.Before)} | {Cell(change.After)}{Allowed(change.AllowedBy)} |\n"))}";

    private static string Allowed(ValueList<Allowance> by) => Allowed(by.Select(allowance => $"allowed {allowance}"));

    private static string Cell(ValueList<string> lines) => lines.IsEmpty ? "none" : Joined("<br>", lines);

    private static string Ways(AccessDiff diff) => string.Concat(diff.OpenedWays.Select(way =>
        $"\n**{(MarkdownCell)way.Who} can now get all rights:**{Allowed(way.AllowedBy is { } by ? [by] : [])}\n"
        + $"{string.Concat(way.Path.Steps.Select(step => $"1. {(MarkdownCell)step.ToString()}\n"))}"));

    private static string Replacements(AccessDiff diff) => string.Concat(diff.Replacements.Select(replacement =>
        $"\n{(replacement.Fails ? "**The deployment fails**" : "Replaced")}: {(MarkdownCell)replacement.Principal}, {(MarkdownCell)replacement.Problem}\n"));

    private static string Open(AccessDiff diff) => diff.NotEvaluated.IsEmpty
        ? ""
        : $"\nNot evaluated:\n{string.Concat(diff.NotEvaluated.Select(cause => $"- {(MarkdownCell)cause}\n"))}";

    private static void AppendDetails(StringBuilder page, AccessDiff diff)
    {
        if (diff.Changes.IsEmpty)
        {
            return;
        }

        page.Append("\n<details><summary>Rights and the ways to them</summary>\n");
        var shown = 0;
        foreach (var change in Weighed(diff))
        {
            var detail = Detail(change);
            if (page.Length + detail.Length > MostCharacters - RoomForTheEnd)
            {
                break;
            }

            page.Append(detail);
            shown++;
        }

        var left = diff.Changes.Count - shown;
        page.Append(left > 0 ? $"\n{left} of {diff.Changes.Count} changes do not fit here; `eks-access diff` shows all.\n" : "").Append("\n</details>\n");
    }

    private static string Detail(RightsChange change) =>
        $"\n**{(MarkdownCell)change.Who}**, {change.Word} in {Where(change)}\n"
        + string.Concat(change.Gained.Select(right => Detail("+", right)))
        + string.Concat(change.Lost.Select(right => Detail("&minus;", right)));

    private static string Detail(string sign, ChangedRight right) =>
        $"- {sign} {Joined("<br>", right.Summary)}<br>by {Joined(" → ", right.Path.Select(step => $"{step}"))}\n";

    private static string Joined(string between, IEnumerable<string> texts) => string.Join(between, texts.Select(text => ((MarkdownCell)text).Markup));
}
