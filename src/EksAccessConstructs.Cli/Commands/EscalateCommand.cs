using System.CommandLine;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access escalate</c>: the ways from somebody to all rights in the cluster.</summary>
internal static class EscalateCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var who = new WhoOptions();
        var cluster = new ClusterOptions();
        var node = new NodeOptions();
        var paths = Shared.Paths();
        var format = Shared.Format();
        var command = new Command(
            "escalate", "The ways from an IAM principal, or a Kubernetes user, to all rights in the cluster, and the AWS roles in reach through pods. "
                + "Exit code 1 where there is a way.")
        {
            paths
        };
        who.AddTo(command);
        cluster.AddTo(command);
        node.AddTo(command);
        command.Add(format);
        command.SetAction(parsed =>
            (int)Run(
                new EscalateArguments(who.Of(parsed), [.. parsed.GetValue(paths) ?? []], cluster.Of(parsed), node.Of(parsed), parsed.FormatOf(format)), host));
        return command;
    }

    private static ExitCode Run(EscalateArguments arguments, ToolHost host)
    {
        var who = arguments.Who;
        var cluster = AskedCluster.Read(arguments.Paths, arguments.Cluster, host);
        var (actors, notes) = cluster.ActorsOf(who);
        var reach = new AwsRoleReach(cluster.Evaluator, cluster.Snapshot.Pods, arguments.Node);
        var answers = actors.Select(actor => reach.From(actor.Identity, actor.Authorize)).ToList();
        var found = answers.Select(answer => answer.Paths).ToList();
        var roles = answers.SelectMany(answer => answer.Roles).DistinctBy(role => (role.Role, role.Through)).ToList();
        var paths = found.SelectMany(one => one.Paths).ToList();
        var assumed = cluster.AssumedOf(who);
        List<string> unknown =
        [
            .. notes.Concat(found.SelectMany(one => one.Unknown)).Concat(cluster.Snapshot.NotRead.Select(part => $"{part}")).Distinct(StringComparer.Ordinal),
        ];
        if (arguments.Format is OutputFormat.Json)
        {
            Json.Write(
                new EscalationDocument(IdentityRow.Of(who), [.. paths.Select(Row)], unknown, Notes.OrNull(assumed))
                {
                    AwsRoles = roles.Count == 0 ? null : [.. roles.Select(role =>
                        new AwsRoleRow(role.Role, role.Through, Steps(role.Steps), [.. role.Conditions]))],
                },
                AnswerShapes.Readable.EscalationDocument,
                host.Out);
        }
        else
        {
            Print(paths, unknown, host);
            Print(roles, host);
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

    private static void Print(List<AwsRoleInReach> roles, ToolHost host)
    {
        if (roles.Count == 0)
        {
            return;
        }

        host.Out.WriteLine();
        var table = new Table("AWS ROLE IN REACH", "THROUGH", "BY");
        foreach (var role in roles)
        {
            table.Add(role.Role, role.Through, Table.Lines([
                .. role.Steps.Select(step => step.ToString()).DefaultIfEmpty("already"), .. role.Conditions.Select(condition => $"if {condition}")]));
        }

        table.Write(host.Out, host.Width, new Paint(host.Colour));
    }

    private static EscalationRow Row(EscalationPath path) => new(Steps(path.Steps), path.End, [.. path.Conditions]);

    private static IReadOnlyList<EscalationStepRow> Steps(ValueList<EscalationStep> steps) =>
        [.. steps.Select(step => new EscalationStepRow(step.From, step.To, [.. step.Means.Select(means => new EscalationMeansRow(
            means.Technique, means.Reason, means.Condition,
            [.. means.Requests.Select(allowed => new AllowedRow(RequestRow.Of(allowed.Request), DecisionWords.Source(allowed.By)))]))]))];
}

/// <summary>What <c>eks-access escalate</c> is asked.</summary>
internal sealed record EscalateArguments(Who Who, ValueList<string> Paths, ClusterRequest Cluster, NodeMetadata Node, OutputFormat Format);

/// <summary>The ways as JSON: docs/schema/escalation.schema.json.</summary>
internal sealed record EscalationDocument(
    IdentityRow Who, IReadOnlyList<EscalationRow> Paths, IReadOnlyList<string> Unknown, IReadOnlyList<string>? Assumptions)
{
    /// <summary>AWS roles that are in reach through pods; null where there are none.</summary>
    public IReadOnlyList<AwsRoleRow>? AwsRoles { get; init; }
}

/// <summary>An AWS role that is in reach.</summary>
internal sealed record AwsRoleRow(string Role, string Through, IReadOnlyList<EscalationStepRow> Steps, IReadOnlyList<string> Conditions);

/// <summary>One way.</summary>
internal sealed record EscalationRow(IReadOnlyList<EscalationStepRow> Steps, string End, IReadOnlyList<string> Conditions);

/// <summary>One step.</summary>
internal sealed record EscalationStepRow(string From, string To, IReadOnlyList<EscalationMeansRow> Means);

/// <summary>What makes a step possible.</summary>
internal sealed record EscalationMeansRow(string Technique, string Reason, string? Condition, IReadOnlyList<AllowedRow> Requests);

/// <summary>A request that is allowed.</summary>
internal sealed record AllowedRow(RequestRow Request, string By);
