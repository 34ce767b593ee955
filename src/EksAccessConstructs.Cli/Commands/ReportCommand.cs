using System.CommandLine;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
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
            Description = "text, json or markdown",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "json", "markdown");
        var command = new Command("report", "Who is administrator and how it became one, and how much everybody may do in which namespace.") { paths };
        cluster.AddTo(command);
        command.Add(format);
        command.SetAction(parsed =>
            (int)Run(new ReportArguments([.. parsed.GetValue(paths) ?? []], cluster.Of(parsed), parsed.FormatOf(format)), host));
        return command;
    }

    private static ExitCode Run(ReportArguments arguments, ToolHost host)
    {
        var reports = ClusterFiles.ReadEvery(arguments.Paths, arguments.Cluster, host).Select(Report).ToValueList();
        if (reports.IsEmpty)
        {
            throw new UnreadableException("the files say nothing of a cluster and the access to it");
        }

        foreach (var report in reports)
        {
            Print(report, arguments.Format, host);
        }

        return ExitCode.Fine;
    }

    private static AccessReport Report(ClusterSnapshot cluster) => new()
    {
        Deployed = cluster,
        Region = cluster.Resolved?.Config.Metadata.Region,
        Entries = cluster.CountingEntries.Select(grant => new ReportedPrincipal(grant.Principal.ToString(), grant)).ToValueList(),
    };

    private static void Print(AccessReport report, OutputFormat format, ToolHost host)
    {
        switch (format)
        {
            case OutputFormat.Json:
                host.Out.Write(AccessReportJson.Write(report));
                break;
            case OutputFormat.Markdown:
                host.Out.Write(AccessReportMarkdown.Write(report));
                break;
            default:
                new ReportText(host).Write(report);
                break;
        }
    }
}

/// <summary>What <c>eks-access report</c> is asked.</summary>
internal sealed record ReportArguments(ValueList<string> Paths, ClusterRequest Cluster, OutputFormat Format);
