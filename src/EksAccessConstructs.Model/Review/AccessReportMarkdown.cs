using System.Text;
using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Eksctl.Steps;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Review;

/// <summary>An access report as Markdown, for people.</summary>
public static class AccessReportMarkdown
{
    /// <summary>The report.</summary>
    public static string Write(AccessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var page = new StringBuilder();
        var measures = report.Measures;
        page.Append($"# Access to {(MarkdownCell)(report.Deployed.Name ?? "the cluster named at deployment")}\n\n").Append(Facts(report));
        Section(page, "Administrators", ["Principal", "Through"], Administrators(measures.Levels), null);
        Section(page, "How much in which namespace", ["Principal", "Level", "Where"], Levels(measures.Levels), null);
        Section(page, "Who may do what", ["Where", "Principal", "May", "Through"],
            measures.Access.Select(row => (MarkdownCell[])[Where(row.Where), row.Principal, row.What, row.Through]),
            "Nobody is let in by this stack.");
        Section(page, "Access entries", ["Principal", "Type", "User name", "Groups", "Policies", "From"],
            report.Entries.Select(Entry), "No access entries.");
        Section(page, "Kubernetes subjects that nobody above becomes", ["Where", "Subject", "Role", "Binding"], Others(measures.Authorizer), null);
        Section(page, "AWS roles of pods", ["Who", "By", "Role", "From"],
            measures.PodRoles.Select(row => (MarkdownCell[])[row.Who, row.By, row.Role, row.Location?.ToString() ?? ""]), null);
        Section(page, "Who may give pods other AWS roles", ["Who", "May", "Role", "Through"],
            measures.PodRoleWriters.Select(writer => (MarkdownCell[])[writer.Who, writer.May, writer.Role, writer.Through]), null);
        Section(page, "What was carried over", ["From", "What", "Became"],
            report.CarriedOver.Select(item => (MarkdownCell[])[item.Location?.ToString() ?? "", item.What, item.Became]), null);
        Section(page, "What was chosen where the input is silent", ["Key", "Chosen", "eksctl's choice", "Why"],
            report.Choices.Select(choice => (MarkdownCell[])[MarkdownCell.Code(choice.Key), choice.Ours, choice.Eksctl, choice.Reason]), null);
        page.Append(Steps(report.Steps));
        Section(page, "Findings", ["", "Code", "Where", "Finding"],
            report.Findings.Select(finding =>
                (MarkdownCell[])[Word(finding.Severity), finding.Code, finding.Location?.ToString() ?? "", finding.Message]), null);
        Section(page, "Not used", ["Kind", "Name", "Where"],
            report.NotUsed.Select(unused => (MarkdownCell[])[unused.Kind, unused.Name, unused.Location.ToString()]), null);
        return page.ToString();
    }

    private static IEnumerable<MarkdownCell[]> Administrators(ValueList<LevelRow> levels) => levels.Where(row => row.IsAdministrator)
        .Select(row => (MarkdownCell[])[row.Who, string.Join("; ", row.Ways.Select(way => string.Join(" → ", way.Steps)))]);

    private static IEnumerable<MarkdownCell[]> Levels(ValueList<LevelRow> levels) => levels
        .GroupBy(row => (row.Who, row.Level, row.IsMaybe))
        .Select(same => (MarkdownCell[])[same.Key.Who, same.First().Word, string.Join(", ", same.Select(row => row.PlaceWords))]);

    private static string Facts(AccessReport report)
    {
        var cluster = report.Deployed;
        var administrators = report.Measures.Authorizer.Administrators().Select(administrator => ((MarkdownCell)administrator.Who).Markup).ToList();
        var creatorIsAdmin = cluster.Plan.CreatorIsAdmin ? "**yes**" : "no";
        string?[] facts =
        [
            $"- Administrators: {(administrators.Count == 0 ? "none by this stack" : string.Join(", ", administrators))}",
            cluster.IsBuilt ? $"- Authentication mode: {cluster.Mode.ToApiValue()}" : null,
            cluster.IsBuilt ? $"- The identity that creates the cluster becomes administrator: {creatorIsAdmin}" : null,
            report.Region is { } region ? $"- Region: {(MarkdownCell)region}" : null,
            cluster.Version is { } version ? $"- Kubernetes: {(MarkdownCell)version}" : null,
        ];
        return string.Join('\n', facts.OfType<string>()) + "\n";
    }

    // A command is copied into a shell, so it stands in a block of its own, where nothing is escaped.
    private static string Steps(ValueList<ManualStep> steps) => steps.IsEmpty
        ? ""
        : $"\n## To do after the deployment\n{string.Concat(steps.Select((step, place) => Step(step, place + 1)))}";

    private static string Step(ManualStep step, int number)
    {
        var from = step.Location is { } location ? $" ({(MarkdownCell)location.ToString()})" : "";
        return $"\n{number}. {(MarkdownCell)step.What}: {(MarkdownCell)step.Why}{from}\n\n{MarkdownCell.Block(step.Command)}\n";
    }

    private static MarkdownCell[] Entry(ReportedPrincipal principal)
    {
        var grant = principal.Grant;
        var policies = grant.Policies.Select(association => $"{association.Policy} ({association.Scope})");
        return [principal.Label, grant.Type.Name, grant.Username ?? "default", string.Join(", ", grant.Groups), string.Join(", ", policies),
            grant.Origin.ToString()];
    }

    private static IEnumerable<MarkdownCell[]> Others(EksAuthorizer authorizer)
    {
        var somebody = authorizer.Named.SelectMany(caller => caller.Authentication.Possible).Select(way => new LoginSubjects(way)).ToList();
        var users = somebody.SelectMany(login => login.Users).ToHashSet(StringComparer.Ordinal);
        var groups = somebody.SelectMany(login => login.Groups).ToHashSet(StringComparer.Ordinal);
        return from binding in authorizer.Snapshot.Rbac.All.OfType<RbacBinding>()
               from subject in binding.Subjects
               where !IsSomebody(subject, binding)
               let name = subject.Namespace is { } space ? $"{space}/{subject.Name}" : subject.Name
               select (MarkdownCell[])[
                   Where(binding.NamespaceName), $"{subject.Kind} {name}", $"{binding.RoleRef.Kind} {binding.RoleRef.Name}", binding.Name];

        bool IsSomebody(Subject subject, RbacBinding binding) =>
            subject.Kind == "Group" ? groups.Contains(subject.Name) : subject.AsUser(binding) is { } user && users.Contains(user);
    }

    private static void Section(StringBuilder page, string title, string[] heads, IEnumerable<MarkdownCell[]> rows, string? none)
    {
        var lines = rows.Select(Line).ToList();
        if (lines.Count == 0 && none is null)
        {
            return;
        }

        page.Append($"\n## {title}\n\n");
        page.Append(
            lines.Count == 0
            ? $"{none}\n"
            : $"{Line([.. heads.Select(head => (MarkdownCell)head)])}|{string.Concat(Enumerable.Repeat(" --- |", heads.Length))}\n{string.Concat(lines)}");
    }

    private static string Line(MarkdownCell[] cells) => $"| {string.Join(" | ", cells)} |\n";

    private static MarkdownCell Where(string? space) => space is null ? MarkdownCell.Strong("whole cluster") : space;

    private static MarkdownCell Word(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Warning => MarkdownCell.Strong("warning"),
        Severity.Error => MarkdownCell.Strong("error"),
    };
}
