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
        var paths = Shared.Paths(needed: false);
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
        var baseline = new Option<string?>("--baseline")
        {
            Description = "a file of --write-baseline: findings that it holds do not count",
            HelpName = "FILE",
        };
        var writeBaseline = new Option<string?>("--write-baseline")
        {
            Description = "write the findings that are there into a file for --baseline",
            HelpName = "FILE",
        };
        var explain = new Option<string?>("--explain")
        {
            Description = "say what a rule asks for, why, and how to keep it, and read no file",
            HelpName = "CODE",
        };
        var command = new Command("lint", "Hold access and RBAC against the rules that 'eks-access rules' lists. Exit code 1 where a finding is an error.")
        {
            paths, before, suppressions, baseline, writeBaseline, explain, failOn, defaults, format
        };
        command.SetAction(parsed => (int)(parsed.GetValue(explain) is { } code ? LintExplanation.Write(code, host) : Run(Read(parsed), host)));
        return command;

        LintArguments Read(ParseResult parsed) => new(
            parsed.GetValue(paths) is { Length: > 0 } named ? [.. named]
                : throw new UsageException("say where to look: PATH… of YAML or JSON files or folders, - for standard input"),
            [.. parsed.GetValue(before) ?? []],
            parsed.GetValue(suppressions),
            SeverityOf(parsed.GetValue(failOn)),
            parsed.DefaultsOf(defaults),
            parsed.FormatOf(format))
        {
            Baseline = parsed.GetValue(baseline),
            WriteBaseline = parsed.GetValue(writeBaseline),
        };
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
        var known = Known(arguments, findings, report.Suppressed, host);
        Print(findings, report.Suppressed, known, arguments.Format, host);
        return findings.Any(finding => finding.Severity >= arguments.FailOn && known?.Holds(finding) is not true) ? ExitCode.Findings : ExitCode.Fine;
    }

    // Accepted findings may be in a baseline, too: they are new where their suppression ends.
    private static Baseline? Known(LintArguments arguments, ValueList<Finding> findings, ValueList<SuppressedFinding> suppressed, ToolHost host)
    {
        var all = findings.Concat(suppressed.Select(one => one.Finding.Finding)).Where(finding => !EveryCluster.IsLost(finding)).ToList();
        if (arguments.WriteBaseline is { } file)
        {
            if (File.Exists(file))
            {
                Baseline.Read(SourceFiles.Text(file), file, []); // nothing else is written over
            }

            var (written, text) = Baseline.Of(findings.Where(finding => !EveryCluster.IsLost(finding)).ToList());
            File.WriteAllText(file.Length > 0 ? file : throw new UsageException("--write-baseline names no file"), text);
            host.Say($"the baseline is written to {file}");
            return written;
        }

        if (arguments.Baseline is not { } named)
        {
            return null;
        }

        var baseline = Baseline.Read(SourceFiles.Text(named), named, all);
        if (baseline.Gone > 0)
        {
            host.Say($"{baseline.Gone} of the findings in {named} are gone; write it anew with --write-baseline {named}");
        }

        return baseline;
    }

    private static void Print(ValueList<Finding> all, ValueList<SuppressedFinding> suppressed, Baseline? baseline, OutputFormat format, ToolHost host)
    {
        bool IsKnown(Finding finding) => baseline?.Holds(finding) is true;
        var findings = all.Where(finding => !IsKnown(finding)).ToValueList();
        switch (format)
        {
            case OutputFormat.Text:
                FindingPrinter.Text(findings, host.Out, new Paint(host.Colour));
                FindingPrinter.Summary(findings, suppressed.Count, host, all.Count - findings.Count);
                break;
            case OutputFormat.Json:
                FindingJson.Write(findings, suppressed, host.Out);
                break;
            case OutputFormat.Sarif:
                FindingSarif.Write(all, suppressed, RuleCatalogue.All, host.Out, baseline is null ? null : IsKnown);
                break;
            case OutputFormat.GitLab:
                GitLabReport.Write(findings.Select(ReportedIssue.Of), host.Out);
                break;
            case OutputFormat.JUnit:
                JUnitReport.Write(
                    [.. findings.Select(ReportedIssue.Of), .. all.Where(IsKnown).Select(ReportedIssue.OfBaseline), .. suppressed.Select(ReportedIssue.Of)],
                    host.Out);
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
    ValueList<string> Paths, ValueList<string> Before, string? Suppressions, Severity FailOn, DefaultsFlavour Defaults, OutputFormat Format)
{
    /// <summary>The file of findings that do not count; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>The file that the findings are written to; null for none.</summary>
    public string? WriteBaseline { get; init; }
}
