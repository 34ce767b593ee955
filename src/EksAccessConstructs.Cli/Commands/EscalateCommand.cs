using System.CommandLine;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access escalate</c>: the ways from somebody to all rights in the cluster.</summary>
internal static class EscalateCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var who = new WhoOptions();
        var cluster = new ClusterOptions();
        var paths = Shared.Paths();
        var format = Shared.Format();
        var command = new Command(
            "escalate", "The ways from an IAM principal, or a Kubernetes user, to all rights in the cluster. Exit code 1 where there is one.") { paths };
        who.AddTo(command);
        cluster.AddTo(command);
        command.Add(format);
        command.SetAction(parsed =>
            (int)Run(new EscalateArguments(who.Of(parsed), [.. parsed.GetValue(paths) ?? []], cluster.Of(parsed), parsed.FormatOf(format)), host));
        return command;
    }

    private static ExitCode Run(EscalateArguments arguments, ToolHost host)
    {
        var who = arguments.Who;
        var cluster = AskedCluster.Read(arguments.Paths, arguments.Cluster, host);
        var (actors, notes) = cluster.ActorsOf(who);
        var escalation = new Escalation(cluster.Evaluator);
        var found = actors.Select(actor => escalation.From(actor.Identity, actor.Authorize)).ToList();
        var paths = found.SelectMany(one => one.Paths).ToList();
        var assumed = who.Principal is null ? [] : cluster.Assumed(authorizer => new AskedCluster(authorizer.Snapshot).WaysIn(who));
        List<string> unknown = [.. notes, .. found.SelectMany(one => one.Unknown).Distinct(StringComparer.Ordinal)];
        if (arguments.Format is OutputFormat.Json)
        {
            Json.Write(
                new EscalationDocument(IdentityRow.Of(who), [.. paths.Select(Row)], unknown, Notes.OrNull(assumed)),
                AnswerShapes.Readable.EscalationDocument,
                host.Out);
        }
        else
        {
            Print(paths, unknown, host);
            Notes.Write([], assumed, host);
        }

        return paths.Count > 0 || unknown.Count > 0 ? ExitCode.Findings : ExitCode.Fine;
    }

    private static void Print(List<EscalationPath> paths, List<string> unknown, ToolHost host)
    {
        var paint = new Paint(host.Colour);
        host.Out.WriteLine(paths.Count > 0
            ? paint.Red($"{paths.Count} {(paths.Count == 1 ? "way" : "ways")} to all rights in the cluster")
            : paint.Green("no way to all rights in the cluster"));
        for (var i = 0; i < paths.Count; i++)
        {
            host.Out.WriteLine();
            host.Out.WriteLine(paint.Bold(
                $"{i + 1}. {string.Join(" > ", paths[i].Steps.Select(step => step.To).Prepend(paths[i].Steps.IsEmpty ? "already" : paths[i].Steps[0].From))}"));
            foreach (var step in paths[i].Steps)
            {
                host.Out.WriteLine($"   {step}");
                foreach (var means in step.Means)
                {
                    host.Out.WriteLine($"     {means.Technique}: {means.Reason}{(means.Condition is { } condition ? $" (if {condition})" : "")}");
                    foreach (var allowed in means.Requests)
                    {
                        host.Out.WriteLine($"       {allowed.Request}: by {DecisionWords.Source(allowed.By)}");
                    }
                }
            }

            host.Out.WriteLine($"   {paths[i].End}");
        }

        foreach (var cause in unknown)
        {
            host.Out.WriteLine($"unknown: {cause}");
        }
    }

    private static EscalationRow Row(EscalationPath path) => new(
        [.. path.Steps.Select(step => new EscalationStepRow(step.From, step.To, [.. step.Means.Select(means => new EscalationMeansRow(
            means.Technique, means.Reason, means.Condition,
            [.. means.Requests.Select(allowed => new AllowedRow(RequestRow.Of(allowed.Request), DecisionWords.Source(allowed.By)))]))]))],
        path.End,
        [.. path.Conditions]);
}

/// <summary>What <c>eks-access escalate</c> is asked.</summary>
internal sealed record EscalateArguments(Who Who, ValueList<string> Paths, ClusterRequest Cluster, OutputFormat Format);

/// <summary>The ways as JSON: docs/schema/escalation.schema.json.</summary>
internal sealed record EscalationDocument(
    IdentityRow Who, IReadOnlyList<EscalationRow> Paths, IReadOnlyList<string> Unknown, IReadOnlyList<string>? Assumptions);

/// <summary>One way.</summary>
internal sealed record EscalationRow(IReadOnlyList<EscalationStepRow> Steps, string End, IReadOnlyList<string> Conditions);

/// <summary>One step.</summary>
internal sealed record EscalationStepRow(string From, string To, IReadOnlyList<EscalationMeansRow> Means);

/// <summary>What makes a step possible.</summary>
internal sealed record EscalationMeansRow(string Technique, string Reason, string? Condition, IReadOnlyList<AllowedRow> Requests);

/// <summary>A request that is allowed.</summary>
internal sealed record AllowedRow(RequestRow Request, string By);
