using System.CommandLine;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access lint</c>: holds access and RBAC against the rules.</summary>
internal static class LintCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var paths = Shared.Paths();
        var format = Shared.Format(sarif: true);
        var before = new Option<string[]>("--before")
        {
            Description = "the RBAC objects as they are in the cluster, to find changes that the API server refuses; may be repeated",
            HelpName = "PATH",
        };
        var suppressions = new Option<string?>("--suppressions")
        {
            Description = $"what is accepted; default: {SuppressionReader.FileName} in the folders named",
            HelpName = "FILE",
        };
        var defaults = Shared.Defaults();
        var failOn = new Option<string>("--fail-on")
        {
            Description = "the severity from which on the exit code is 1: error, warning or info",
            HelpName = "SEVERITY",
            DefaultValueFactory = _ => "error",
        }
            .AcceptOnlyFromAmong("error", "warning", "info");
        var command = new Command("lint", "Hold access and RBAC against the rules that 'eks-access rules' lists. Exit code 1 where a finding is an error.")
        {
            paths, before, suppressions, failOn, defaults, format
        };
        command.SetAction(parsed => (int)Run(
            new LintArguments(
                [.. parsed.GetValue(paths) ?? []],
                [.. parsed.GetValue(before) ?? []],
                parsed.GetValue(suppressions),
                SeverityOf(parsed.GetValue(failOn)),
                parsed.DefaultsOf(defaults),
                parsed.FormatOf(format)), host));
        return command;
    }

    private static ExitCode Run(LintArguments arguments, ToolHost host)
    {
        var files = ClusterFiles.Texts(arguments.Paths, host);
        var (clusters, read) = ClusterFiles.ReadAll(files);
        var snapshots = clusters.Select(cluster => ClusterSnapshot.Of(cluster, arguments.Defaults)).ToList();
        var (accepted, unread) = Accepted(arguments, files);
        var before = arguments.Before.IsEmpty ? null : Before(arguments.Before, host);
        var report = Linter.Run(snapshots.Select(snapshot => snapshot.Value).OfType<ClusterSnapshot>(),
            new LintOptions { Suppressions = accepted, Today = host.Today, Before = before });
        var findings = read.Concat(snapshots.SelectMany(snapshot => snapshot.Findings)).Concat(unread)
            .Concat(report.Findings.Select(finding => finding.Finding)).Distinct().OrderBy(finding => finding.Location).ToValueList();
        Print(findings, report.Suppressed, arguments.Format, host);
        return findings.Any(finding => finding.Severity >= arguments.FailOn) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static void Print(ValueList<Finding> findings, ValueList<SuppressedFinding> suppressed, OutputFormat format, ToolHost host)
    {
        switch (format)
        {
            case OutputFormat.Text:
                FindingPrinter.Text(findings, host.Out, new Paint(host.Colour));
                FindingPrinter.Summary(findings, suppressed.Count, host);
                break;
            case OutputFormat.Json:
                FindingJson.Write(findings, suppressed, host.Out);
                break;
            case OutputFormat.Sarif:
                FindingSarif.Write(findings, suppressed, RuleCatalogue.All, host.Out);
                break;
            case OutputFormat.GitLab:
                GitLabReport.Write(findings.Select(ReportedIssue.Of), host.Out);
                break;
            case OutputFormat.JUnit:
                JUnitReport.Write([.. findings.Select(ReportedIssue.Of), .. suppressed.Select(ReportedIssue.Of)], host.Out);
                break;
        }
    }

    private static (ValueList<Suppression> Suppressions, ValueList<Finding> Findings) Accepted(LintArguments arguments, ValueList<InputText> files)
    {
        var own = arguments.Suppressions is { } named
            ? [named]
            : arguments.Paths.Where(Directory.Exists).Select(folder => Path.Combine(folder, SuppressionReader.FileName)).Where(File.Exists);
        var readings = AcceptedSuppressions.Read(own.Select(file => new InputText(InputFiles.Named(file), SourceFiles.Text(file))), files).ToList();
        return (readings.SelectMany(reading => reading.Value?.All ?? []).ToValueList(), readings.SelectMany(reading => reading.Findings).ToValueList());
    }

    private static RbacObjects Before(ValueList<string> paths, ToolHost host) =>
        new(SourceFiles.Read(paths, host).SelectMany(file => KubernetesManifests.Read(file.Text, file.Name).Value?.All ?? []).ToValueList());

    private static Severity SeverityOf(string? word) => word switch
    {
        "info" => Severity.Info,
        "warning" => Severity.Warning,
        _ => Severity.Error,
    };
}

/// <summary>What <c>eks-access lint</c> is asked.</summary>
internal sealed record LintArguments(
    ValueList<string> Paths, ValueList<string> Before, string? Suppressions, Severity FailOn, DefaultsFlavour Defaults, OutputFormat Format);
