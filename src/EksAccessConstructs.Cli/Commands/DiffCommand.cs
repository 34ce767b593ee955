using System.CommandLine;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Pages;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access diff</c>: what a change lets whom do.</summary>
internal static class DiffCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var before = Version("OLD", "the version before: a file or folder of templates and manifests, or REV:PATH of a git revision");
        var after = Version("NEW", "the version after");
        var cluster = new Option<string?>("--cluster") { Description = "the name of the cluster, where the files describe several", HelpName = "NAME" };
        var defaults = Shared.Defaults();
        var gate = new Option<string[]>("--fail-on")
        {
            Description = "end with exit code 1 where somebody gains rights (widened), becomes administrator or can make itself one (admin), "
                + "where nobody is sure to remain administrator (lockout), or where anything changes (any); maybe counts, what is allowed "
                + "does not; default: never",
            HelpName = "widened|admin|lockout|any",
            AllowMultipleArgumentsPerToken = true,
        }.AcceptOnlyFromAmong([.. DiffGate.All.Select(one => one.Name)]);
        var certain = new Option<bool>("--certain") { Description = "with --fail-on: what is only perhaps so does not count" };
        var allow = new Option<string?>("--allow")
        {
            Description = $"what is allowed: a file or REV:PATH; default: {SuppressionReader.FileName} in the folder OLD, so that a change cannot allow itself",
            HelpName = "FILE",
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = "text, json, csv, markdown, html, sarif, gitlab or junit",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "json", "csv", "markdown", "html", "sarif", "gitlab", "junit");
        var command = new Command("diff", "What a change lets whom do: whose rights are granted, widened, narrowed or revoked, where and through what.")
        {
            before, after, cluster, defaults, gate, certain, allow, format,
        };
        command.SetAction(parsed => (int)Run(
            new DiffArguments(
                parsed.GetValue(before) ?? "", parsed.GetValue(after) ?? "",
                new ClusterRequest(parsed.GetValue(cluster), parsed.DefaultsOf(defaults), Mode: null, Creator: null),
                DiffGate.All.Where(one => (parsed.GetValue(gate) ?? []).Contains(one.Name)).ToValueList(), parsed.GetValue(certain),
                parsed.GetValue(allow), parsed.FormatOf(format)),
            host));
        return command;
    }

    private static Argument<string> Version(string name, string description) => new(name) { Description = description };

    private static ExitCode Run(DiffArguments arguments, ToolHost host)
    {
        var (before, after) = ClusterFiles.ReadVersions(arguments.Before, arguments.After, arguments.Cluster, host);
        var compared = ClusterPairs.Of(before, after)
            .Select(pair => AccessDiff.Between(pair.Before, pair.After))
            .ToValueList();
        var allowances = AllowanceFiles.Read(arguments.Allow, arguments.Before);
        var (diffs, ofAllowances) = AllowedChanges.Apply(compared, allowances.Value ?? new AllowanceList([]), host.Today);
        ValueList<Finding> findings = [.. allowances.Findings, .. ofAllowances];
        FindingPrinter.Text(findings, host.Error, new Paint(on: false));
        Print(diffs, findings, arguments, host);
        return diffs.Any(diff => IsStopped(diff, arguments)) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static bool IsStopped(AccessDiff diff, DiffArguments arguments)
    {
        var counting = arguments.OnlyCertain ? diff.OnlyCertain() : diff;
        return arguments.Gates.Any(gate => gate.IsMetBy(counting));
    }

    private static void Print(ValueList<AccessDiff> diffs, ValueList<Finding> findings, DiffArguments arguments, ToolHost host)
    {
        switch (arguments.Format)
        {
            case OutputFormat.Csv:
                WriteCsv(diffs, host.Out);
                break;
            case OutputFormat.Json:
                Json.Write(DiffDocument.Of(diffs, findings), AnswerShapes.Readable.DiffDocument, host.Out);
                break;
            case OutputFormat.Sarif:
                InLines(diffs, findings, arguments, host).Write(host);
                break;
            case OutputFormat.GitLab:
                GitLabReport.Write(InLines(diffs, findings, arguments, host).Issues(), host.Out);
                break;
            case OutputFormat.JUnit:
                JUnitReport.Write([.. InLines(diffs, findings, arguments, host).Issues()], host.Out);
                break;
            case OutputFormat.Markdown:
                host.Out.Write(string.Join("\n", diffs.Select(AccessDiffMarkdown.Write)));
                break;
            case OutputFormat.Html:
                host.Out.Write(AccessDiffHtml.Write(diffs));
                break;
            default:
                new DiffText(host).Write(diffs);
                break;
        }
    }

    private static DiffSarif InLines(ValueList<AccessDiff> diffs, ValueList<Finding> findings, DiffArguments arguments, ToolHost host) =>
        new(diffs, findings, new ChangedLines(Files(arguments.Before, host), Files(arguments.After, host)));

    private static (string Path, ValueList<SourceFile> Files) Files(string version, ToolHost host) =>
        (InputFiles.Named(version), SourceFiles.Read([version], host).ToValueList());

    private static void WriteCsv(ValueList<AccessDiff> diffs, TextWriter writer)
    {
        CsvLine.Write(writer, "change", "who", "namespace");
        foreach (var change in diffs.SelectMany(diff => diff.Changes))
        {
            CsvLine.Write(writer, change.Word, change.Who, change.Where);
        }
    }
}

/// <summary>What <c>eks-access diff</c> is asked.</summary>
/// <param name="Before">The version before.</param>
/// <param name="After">The version after.</param>
/// <param name="Cluster">Which cluster.</param>
/// <param name="Gates">What stops the change.</param>
/// <param name="OnlyCertain">Whether what is only perhaps so stops nothing.</param>
/// <param name="Allow">The file that says what is allowed; null for that of the version before.</param>
/// <param name="Format">How the answer is written.</param>
internal sealed record DiffArguments(
    string Before, string After, ClusterRequest Cluster, ValueList<DiffGate> Gates, bool OnlyCertain, string? Allow, OutputFormat Format);
