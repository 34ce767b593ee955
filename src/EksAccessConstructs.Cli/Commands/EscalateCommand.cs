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
            "escalate", "The ways from an IAM principal, or a Kubernetes user, to all rights in the cluster, to a node, the Secrets of kube-system, any token, "
                + "the administrator of a namespace, and AWS roles; and what would close them. "
                + "Exit code 1 where there is a way to one of the first four, or where something is unknown.")
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
        var answers = Answers(cluster, arguments);
        var notes = cluster.ActorsOf(who).Notes;
        var found = answers.Select(answer => answer.Paths).ToList();
        var roles = answers.SelectMany(answer => answer.Roles).DistinctBy(role => (role.Role, role.Through)).ToList();
        var paths = found.SelectMany(one => one.Paths).ToList();
        var further = found.SelectMany(one => one.Further).ToList();
        var fixes = EscalationFix.Of(cluster.Snapshot, paths.Concat(further), changed => Answers(new AskedCluster(changed), arguments)
            .SelectMany(answer => answer.Paths.Paths.Concat(answer.Paths.Further)));
        var assumed = cluster.AssumedOf(who);
        List<string> unknown =
        [
            .. notes.Concat(new[] { cluster.Stranger(who) }.OfType<string>()).Concat(found.SelectMany(one => one.Unknown))
                .Concat(cluster.Snapshot.NotRead.Select(part => $"{part}")).Concat(found.SelectMany(one => one.Perhaps)).Distinct(StringComparer.Ordinal),
        ];
        if (arguments.Format is OutputFormat.Json)
        {
            Json.Write(
                new EscalationDocument(IdentityRow.Of(who), [.. paths.Select(Row)], unknown, Notes.OrNull(assumed))
                {
                    Further = further.Count == 0 ? null : [.. further.Select(Row)],
                    Fixes = fixes.IsEmpty ? null : [.. fixes.Select(Row)],
                    AwsRoles = roles.Count == 0 ? null : [.. roles.Select(role =>
                        new AwsRoleRow(role.Role, role.Through, Steps(role.Steps), [.. role.Conditions]))],
                },
                AnswerShapes.Readable.EscalationDocument,
                host.Out);
        }
        else
        {
            Print(paths, host);
            PrintFurther(further, paths.Count, host);
            Print(fixes, host);
            foreach (var cause in unknown)
            {
                host.Out.WriteLine($"unknown: {cause}");
            }

            Print(roles, host);
            Notes.Write([], assumed, host);
        }

        return paths.Count > 0 || further.Exists(path => path.Sink.IsOfCluster()) || unknown.Count > 0 ? ExitCode.Findings : ExitCode.Fine;
    }

    // Everybody whom the caller may be, with all ways.
    private static List<(EscalationPaths Paths, ValueList<AwsRoleInReach> Roles)> Answers(AskedCluster cluster, EscalateArguments arguments)
    {
        var reach = new AwsRoleReach(cluster.Evaluator, cluster.Snapshot.Pods, arguments.Node, cluster.Snapshot.PolicyNamespaces);
        return [.. cluster.ActorsOf(arguments.Who).Actors.Select(actor => reach.From(actor.Identity, actor.Authorizers))];
    }

    private static void Print(List<EscalationPath> paths, ToolHost host)
    {
        var paint = new Paint(host.Colour);
        host.Out.WriteLine(paths.Count > 0
            ? paint.Red($"{paths.Count} {(paths.Count == 1 ? "way" : "ways")} to all rights in the cluster")
            : paint.Green("no way to all rights in the cluster"));
        for (var i = 0; i < paths.Count; i++)
        {
            Print(paths[i], i + 1, host);
        }
    }

    // The nearest way to each end; there may be one for each right and namespace.
    private static void PrintFurther(List<EscalationPath> paths, int before, ToolHost host)
    {
        foreach (var ways in paths.GroupBy(path => path.Sink).OrderBy(ways => ways.Key))
        {
            Print(ways.First(), ++before, host);
            if (ways.Skip(1).Any())
            {
                host.Out.WriteLine($"   and {Counted(ways.Count() - 1, "more way")} to {ways.Key.Name()}, which --format json lists");
            }
        }
    }

    private static void Print(EscalationPath path, int number, ToolHost host)
    {
        var places = path.Steps.Select(step => step.To).Prepend(path.Steps.IsEmpty ? "already" : path.Steps[0].From);
        host.Out.WriteLine();
        host.Out.WriteLine(new Paint(host.Colour).Bold($"{number}. {path.Sink.Name()}: {string.Join(" > ", places)}"));
        foreach (var step in path.Steps)
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

        host.Out.WriteLine($"   {path.End}");
    }

    private static void Print(ValueList<EscalationFix> fixes, ToolHost host)
    {
        if (!fixes.IsEmpty)
        {
            host.Out.WriteLine();
        }

        foreach (var same in fixes.GroupBy(fix => fix.ClosesAll ? string.Join("; and ", fix.Cuts.Select(Words)) : fix.Sink.Name()))
        {
            PrintOne([.. same], host);
        }
    }

    // Fixes that close all ways and are the same are one.
    private static void PrintOne(ValueList<EscalationFix> same, ToolHost host)
    {
        var ends = string.Join(", ", same.Select(fix => fix.Sink.Name()));
        var fix = same[0];
        var before = same.Sum(one => one.Before);
        host.Out.WriteLine(fix.Cuts.IsEmpty
            ? $"fix for {ends}: nothing in the files can be taken away that closes it"
            : $"fix for {ends}: {string.Join("; and ", fix.Cuts.Select(Words))}");
        if (fix.ClosesAll)
        {
            host.Out.WriteLine($"  closes {Counted(before, "way")} of {before}");
        }
        else if (!fix.Cuts.IsEmpty)
        {
            host.Out.WriteLine($"  leaves {Counted(fix.Remaining.Count, "way")}, such as: {fix.Remaining[0]}");
        }
    }

    private static string Words(EscalationCut cut) => $"{cut.Words}{(cut.Location is { } location ? $" ({location})" : "")}";

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

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

    private static EscalationRow Row(EscalationPath path) => new(path.Sink.Name(), path.Namespace, Steps(path.Steps), path.End, [.. path.Conditions]);

    private static EscalationFixRow Row(EscalationFix fix) => new(
        fix.Sink.Name(), [.. fix.Cuts.Select(cut => new EscalationCutRow(cut.Words, cut.Location?.ToString()))],
        fix.ClosesAll, fix.Before, fix.Remaining.Count);

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
    /// <summary>The ways to less than all rights; null where there are none.</summary>
    public IReadOnlyList<EscalationRow>? Further { get; init; }

    /// <summary>What would close the ways, by end; null where there are none.</summary>
    public IReadOnlyList<EscalationFixRow>? Fixes { get; init; }

    /// <summary>AWS roles that are in reach through pods; null where there are none.</summary>
    public IReadOnlyList<AwsRoleRow>? AwsRoles { get; init; }
}

/// <summary>An AWS role that is in reach.</summary>
internal sealed record AwsRoleRow(string Role, string Through, IReadOnlyList<EscalationStepRow> Steps, IReadOnlyList<string> Conditions);

/// <summary>One way.</summary>
internal sealed record EscalationRow(string Sink, string? Namespace, IReadOnlyList<EscalationStepRow> Steps, string End, IReadOnlyList<string> Conditions);

/// <summary>What would close the ways to one end.</summary>
internal sealed record EscalationFixRow(string Sink, IReadOnlyList<EscalationCutRow> Cuts, bool ClosesAll, int Before, int Remaining);

/// <summary>A right to be taken away, and where.</summary>
internal sealed record EscalationCutRow(string Cut, string? At);

/// <summary>One step.</summary>
internal sealed record EscalationStepRow(string From, string To, IReadOnlyList<EscalationMeansRow> Means);

/// <summary>What makes a step possible.</summary>
internal sealed record EscalationMeansRow(string Technique, string Reason, string? Condition, IReadOnlyList<AllowedRow> Requests);

/// <summary>A request that is allowed.</summary>
internal sealed record AllowedRow(RequestRow Request, string By);
