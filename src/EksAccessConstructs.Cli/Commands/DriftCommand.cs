using System.CommandLine;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access drift</c>: what a cluster has that the files do not say, and the other way round.</summary>
internal static class DriftCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var paths = Shared.Paths(needed: false);
        var actual = new Option<string?>("--actual")
        {
            Description = "the folder that the script has collected into: answers of 'aws eks' and 'kubectl get', "
                + "or any other files about the cluster as it is",
            HelpName = "FOLDER",
        };
        var script = new Option<bool>("--collect-script")
        {
            Description = "print the script that collects what a cluster has, for a POSIX shell; it only reads",
        };
        var cluster = new Option<string?>("--cluster") { Description = "the name of the cluster, where the files describe several", HelpName = "NAME" };
        var defaults = Shared.Defaults();
        var format = Shared.Format();
        var command = new Command("drift", "What a cluster has and should not, lacks, or has otherwise, and what that lets whom do.")
        {
            paths, actual, script, cluster, defaults, format,
        };
        command.SetAction(parsed => (int)(parsed.GetValue(script)
            ? PrintScript(host)
            : Run(
                new DriftArguments(
                    [.. parsed.GetValue(paths) ?? []],
                    parsed.GetValue(actual) ?? throw new UsageException("say what the cluster has: --actual FOLDER; --collect-script prints what collects it"),
                    new ClusterRequest(parsed.GetValue(cluster), parsed.DefaultsOf(defaults), Mode: null, Creator: null),
                    parsed.FormatOf(format)),
                host)));
        return command;
    }

    private static ExitCode PrintScript(ToolHost host)
    {
        host.Out.Write(CollectScript.Text);
        return ExitCode.Fine;
    }

    private static ExitCode Run(DriftArguments arguments, ToolHost host)
    {
        if (arguments.Paths.IsEmpty)
        {
            throw new UsageException("say what the cluster should have: PATH… of files or folders, - for standard input");
        }

        var expected = ClusterFiles.ReadEvery(ClusterFiles.Texts(arguments.Paths, host), arguments.Cluster, host);
        var actual = ClusterFiles.ReadEvery(ClusterFiles.Texts([arguments.Actual], host), arguments.Cluster, host);
        var compared = Pairs(expected, actual, arguments).Select(pair => ClusterDrift.Between(pair.Expected, pair.Actual)).ToList();
        FindingPrinter.Text(compared.SelectMany(one => one.Findings), host.Error, new Paint(on: false));
        if (compared.Exists(one => !one.Ok))
        {
            return ExitCode.Unreadable;
        }

        var drifts = compared.Select(one => one.OrThrow()).ToValueList();
        if (arguments.Format is OutputFormat.Json)
        {
            Json.Write(DriftDocument.Of(drifts), AnswerShapes.Readable.DriftDocument, host.Out);
        }
        else
        {
            new DriftText(host).Write(drifts);
        }

        return drifts.All(drift => drift.IsEmpty) ? ExitCode.Fine : ExitCode.Findings;
    }

    // What was collected decides which clusters are meant.
    private static List<(ClusterSnapshot Expected, ClusterSnapshot Actual)> Pairs(
        ValueList<ClusterSnapshot> expected, ValueList<ClusterSnapshot> actual, DriftArguments arguments)
    {
        if (actual.IsEmpty)
        {
            throw new UnreadableException($"'{arguments.Actual}' says nothing of a cluster{(arguments.Cluster.Name is { } name ? $" '{name}'" : "")}");
        }

        return actual.Select(cluster => (Named(expected, cluster, arguments), cluster)).ToList();
    }

    private static ClusterSnapshot Named(ValueList<ClusterSnapshot> expected, ClusterSnapshot actual, DriftArguments arguments) =>
        expected.FirstOrDefault(cluster => cluster.Name == actual.Name)
            ?? (expected is [{ Name: null } only] ? only : throw new UsageException(
                $"'{arguments.Actual}' is about cluster '{actual.Name}', and no file of {string.Join(", ", arguments.Paths)} describes it"));
}

/// <summary>What <c>eks-access drift</c> is asked.</summary>
/// <param name="Paths">The files that say what should be.</param>
/// <param name="Actual">The folder with what is.</param>
/// <param name="Cluster">Which cluster.</param>
/// <param name="Format">How the answer is written.</param>
internal sealed record DriftArguments(ValueList<string> Paths, string Actual, ClusterRequest Cluster, OutputFormat Format);
