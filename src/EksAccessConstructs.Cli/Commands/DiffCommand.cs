using System.CommandLine;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Snapshots;

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
                + "where nobody is sure to remain administrator (lockout), or where anything changes (any); maybe counts; default: never",
            HelpName = "widened|admin|lockout|any",
            AllowMultipleArgumentsPerToken = true,
        }.AcceptOnlyFromAmong("widened", "admin", "lockout", "any");
        var format = new Option<string>("--format", "-f")
        {
            Description = "text, json, csv, markdown or sarif",
            HelpName = "FORMAT",
            DefaultValueFactory = _ => "text",
        }.AcceptOnlyFromAmong("text", "json", "csv", "markdown", "sarif");
        var command = new Command("diff", "What a change lets whom do: whose rights are granted, widened, narrowed or revoked, where and through what.")
        {
            before, after, cluster, defaults, gate, format,
        };
        command.SetAction(parsed => (int)Run(
            new DiffArguments(
                parsed.GetValue(before) ?? "", parsed.GetValue(after) ?? "",
                new ClusterRequest(parsed.GetValue(cluster), parsed.DefaultsOf(defaults), Mode: null, Creator: null),
                (parsed.GetValue(gate) ?? []).Select(Gate).ToValueList(), parsed.FormatOf(format)),
            host));
        return command;
    }

    private static Argument<string> Version(string name, string description) => new(name) { Description = description };

    private static DiffGate Gate(string word) => word switch
    {
        "widened" => DiffGate.Widened,
        "admin" => DiffGate.Admin,
        "lockout" => DiffGate.Lockout,
        _ => DiffGate.Any,
    };

    private static ExitCode Run(DiffArguments arguments, ToolHost host)
    {
        var diffs = ClusterPairs.Of(
                ClusterFiles.ReadEvery([arguments.Before], arguments.Cluster, host), ClusterFiles.ReadEvery([arguments.After], arguments.Cluster, host))
            .Select(pair => AccessDiff.Between(pair.Before, pair.After))
            .ToValueList();
        Print(diffs, arguments, host);
        return diffs.Any(diff => arguments.Gates.Any(gate => gate.IsMetBy(diff))) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static void Print(ValueList<AccessDiff> diffs, DiffArguments arguments, ToolHost host)
    {
        switch (arguments.Format)
        {
            case OutputFormat.Csv:
                WriteCsv(diffs, host.Out);
                break;
            case OutputFormat.Json:
                Json.Write(DiffDocument.Of(diffs), AnswerShapes.Readable.DiffDocument, host.Out);
                break;
            case OutputFormat.Sarif:
                new DiffSarif(diffs, new ChangedLines(Files(arguments.Before, host), Files(arguments.After, host))).Write(host);
                break;
            case OutputFormat.Markdown:
                host.Out.Write(string.Join("\n", diffs.Select(AccessDiffMarkdown.Write)));
                break;
            default:
                new DiffText(host).Write(diffs);
                break;
        }
    }

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
internal sealed record DiffArguments(string Before, string After, ClusterRequest Cluster, ValueList<DiffGate> Gates, OutputFormat Format);
