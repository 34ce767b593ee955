using System.CommandLine;
using EksAccessConstructs.Audit;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access unused</c>: which rights an audit log does not show to be used, and the roles that would have been enough.</summary>
internal static class UnusedCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var cluster = new ClusterOptions();
        var paths = Shared.Paths();
        var audit = new Option<string[]>("--audit")
        {
            Description = "an audit log of the cluster: a file as CloudWatch, S3 or the API server writes it, packed or not, a folder, "
                + "or - for standard input; may be repeated",
            HelpName = "LOG",
            Required = true,
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = "text or json; yaml or csharp for the roles alone that would have been enough",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "json", "yaml", "csharp");
        var command = new Command(
            "unused", "Which rights were never used by an audit log of the API server, by whom and since when, and the roles that would have been enough.")
        {
            paths
        };
        command.Add(audit);
        cluster.AddTo(command);
        command.Add(format);
        command.SetAction(parsed => (int)Run(
            new UnusedArguments([.. parsed.GetValue(paths) ?? []], [.. parsed.GetValue(audit) ?? []], cluster.Of(parsed), parsed.GetValue(format) ?? "text"),
            host));
        return command;
    }

    private static ExitCode Run(UnusedArguments arguments, ToolHost host)
    {
        if (arguments.Paths.Contains("-") && arguments.Audit.Contains("-"))
        {
            throw new UsageException("standard input can be the files or the audit log, not both; name one of them as a file");
        }

        var asked = AskedCluster.Read(arguments.Paths, arguments.Cluster, host);
        var report = UsageComparison.Of(asked.Authorizer, AuditFiles.Read(arguments.Audit, host));
        var suggested = RightsSuggestion.Of(asked.Authorizer, report);
        switch (arguments.Format)
        {
            case "json":
                Json.Write(UsageDocument.Of(report, suggested), AnswerShapes.Readable.UsageDocument, host.Out);
                break;
            case "yaml":
                host.Out.Write(Yaml(report, suggested));
                break;
            case "csharp":
                host.Out.Write(RbacCode.Write("UsedRights", UsageText.Summary(report.Log), suggested.Objects));
                break;
            default:
                new UsageText(host).Write(report, suggested);
                break;
        }

        return ExitCode.Fine;
    }

    private static string Yaml(UsageReport report, SuggestedRights suggested) =>
        string.Concat(UsageText.Remarks(report, suggested).Select(line => $"# {line}\n")) + RbacWriter.Write(suggested.Objects);
}

/// <summary>What <c>eks-access unused</c> is asked.</summary>
internal sealed record UnusedArguments(ValueList<string> Paths, ValueList<string> Audit, ClusterRequest Cluster, string Format);
