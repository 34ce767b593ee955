using System.CommandLine;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Pages;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access report</c>: who may do how much where, and how it came to it.</summary>
internal static class ReportCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var paths = Shared.Paths();
        var cluster = new ClusterOptions();
        var format = new Option<string>("--format", "-f")
        {
            Description = "text, json, markdown, html or svg",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "json", "markdown", "html", "svg");
        var command = new Command("report", "Who is administrator and how it became one, and how much everybody may do in which namespace.") { paths };
        cluster.AddTo(command);
        command.Add(format);
        command.SetAction(parsed =>
            (int)Run(new ReportArguments([.. parsed.GetValue(paths) ?? []], cluster.Of(parsed), parsed.FormatOf(format)), host));
        return command;
    }

    private static ExitCode Run(ReportArguments arguments, ToolHost host)
    {
        var files = ClusterFiles.Texts(arguments.Paths, host);
        var reports = ClusterFiles.ReadEvery(files, arguments.Cluster, host).Select(AccessReport.Of).ToValueList();
        if (reports.IsEmpty)
        {
            throw new UnreadableException("the files say nothing of a cluster and the access to it");
        }

        Print(arguments.Format is OutputFormat.Html ? WithFindings(reports, files, arguments) : reports, arguments.Format, host);
        return ExitCode.Fine;
    }

    // Of several clusters nobody can tell which one a finding of the files is about.
    private static ValueList<AccessReport> WithFindings(ValueList<AccessReport> reports, ValueList<InputText> files, ReportArguments arguments) =>
        reports is [var only] && arguments.Cluster.Name is null
            ? [only with { Findings = CheckCommand.FindingsOf(files, new CheckArguments(arguments.Paths, arguments.Cluster.Defaults, null, arguments.Format)) }]
            : reports;

    // A page or a picture is one document, however many clusters there are.
    private static void Print(ValueList<AccessReport> reports, OutputFormat format, ToolHost host)
    {
        switch (format)
        {
            case OutputFormat.Json:
                PrintEach(reports, report => AccessReportJson.Write(report, host.Out));
                break;
            case OutputFormat.Markdown:
                PrintEach(reports, report => host.Out.Write(AccessReportMarkdown.Write(report)));
                break;
            case OutputFormat.Html:
                host.Out.Write(AccessReportHtml.Write(reports));
                break;
            case OutputFormat.Svg:
                host.Out.Write(AccessReportSvg.Write(reports));
                break;
            default:
                PrintEach(reports, new ReportText(host).Write);
                break;
        }
    }

    private static void PrintEach(ValueList<AccessReport> reports, Action<AccessReport> print)
    {
        foreach (var report in reports)
        {
            print(report);
        }
    }
}

/// <summary>What <c>eks-access report</c> is asked.</summary>
internal sealed record ReportArguments(ValueList<string> Paths, ClusterRequest Cluster, OutputFormat Format);
