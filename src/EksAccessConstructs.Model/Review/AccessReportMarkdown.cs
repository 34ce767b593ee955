using System.Text;
using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;

namespace EksAccessConstructs.Review;

/// <summary>An access report as Markdown, for people.</summary>
public static class AccessReportMarkdown
{
    /// <summary>The report.</summary>
    public static string Write(AccessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var page = new StringBuilder();
        var authorizer = EksAuthorizer.Create(report.Deployed);
        page.Append($"# Access to {report.Deployed.Name ?? "the cluster named at deployment"}\n\n").Append(Facts(report, authorizer));
        Section(page, "Who may do what", ["Where", "Principal", "May", "Through"],
            AccessRow.Of(authorizer).Select(row => (string[])[row.Where ?? "**whole cluster**", row.Principal, row.What, row.Through]),
            "Nobody is let in by this stack.");
        Section(page, "Access entries", ["Principal", "Type", "User name", "Groups", "Policies", "From"],
            report.Entries.Select(Entry), "No access entries.");
        Section(page, "Kubernetes subjects that nobody above becomes", ["Where", "Subject", "Role", "Binding"], Others(authorizer), null);
        Section(page, "What was carried over", ["From", "What", "Became"],
            report.CarriedOver.Select(item => (string[])[item.Spot?.ToString() ?? "", item.What, item.Became]), null);
        Section(page, "What was chosen where the input is silent", ["Key", "Chosen", "eksctl's choice", "Why"],
            report.Choices.Select(choice => (string[])[$"`{choice.Key}`", choice.Ours, choice.Eksctl, choice.Reason]), null);
        Section(page, "Findings", ["", "Code", "Where", "Finding"],
            report.Findings.Select(finding => (string[])[Word(finding.Severity), finding.Code, finding.Spot?.ToString() ?? "", finding.Message]), null);
        Section(page, "Not used", ["Kind", "Name", "Where"],
            report.NotUsed.Select(unused => (string[])[unused.Kind, unused.Name, unused.Spot.ToString()]), null);
        return page.ToString();
    }

    private static string Facts(AccessReport report, EksAuthorizer authorizer)
    {
        var cluster = report.Deployed;
        var administrators = authorizer.Administrators().Select(administrator => Cell(administrator.Who)).ToList();
        string?[] facts =
        [
            $"- Administrators: {(administrators.Count == 0 ? "none by this stack" : string.Join(", ", administrators))}",
            cluster.IsBuilt ? $"- Authentication mode: {cluster.Mode.Word()}" : null,
            cluster.IsBuilt ? $"- The identity that creates the cluster becomes administrator: {(cluster.Plan.CreatorIsAdmin ? "**yes**" : "no")}" : null,
            report.Region is { } region ? $"- Region: {region}" : null,
            cluster.Version is { } version ? $"- Kubernetes: {version}" : null,
        ];
        return string.Join('\n', facts.OfType<string>()) + "\n";
    }

    private static string[] Entry(ReportedPrincipal principal)
    {
        var grant = principal.Grant;
        var policies = grant.Policies.Select(association => $"{association.Policy} ({association.Scope})");
        return [principal.Label, grant.Type.Name, grant.Username ?? "default", string.Join(", ", grant.Groups), string.Join(", ", policies), grant.Origin.ToString()];
    }

    private static IEnumerable<string[]> Others(EksAuthorizer authorizer) =>
        from binding in authorizer.Snapshot.Rbac.All.OfType<Rbac.RbacBinding>()
        from subject in binding.Subjects
        where !authorizer.Named.Any(caller => caller.Login.Possible.Any(way => SubjectMatch.Of(way, subject, binding) is not null))
        let name = subject.Namespace is { } space ? $"{space}/{subject.Name}" : subject.Name
        select (string[])[binding.NamespaceName ?? "**whole cluster**", $"{subject.Kind} {name}", $"{binding.RoleRef.Kind} {binding.RoleRef.Name}", binding.Name];

    private static void Section(StringBuilder page, string title, string[] heads, IEnumerable<string[]> rows, string? none)
    {
        var lines = rows.Select(Line).ToList();
        if (lines.Count == 0 && none is null)
        {
            return;
        }

        page.Append($"\n## {title}\n\n");
        page.Append(lines.Count == 0 ? $"{none}\n" : $"{Line(heads)}|{string.Concat(Enumerable.Repeat(" --- |", heads.Length))}\n{string.Concat(lines)}");
    }

    private static string Line(string[] cells) => $"| {string.Join(" | ", cells.Select(Cell))} |\n";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string Word(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Warning => "**warning**",
        Severity.Error => "**error**",
    };
}
