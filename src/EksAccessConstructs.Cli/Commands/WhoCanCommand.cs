using System.CommandLine;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access who-can</c>: who may do something.</summary>
internal static class WhoCanCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var question = new QuestionOptions();
        var cluster = new ClusterOptions();
        var format = Shared.Format();
        var command = new Command("who-can", "Who may do this: IAM principals, and the Kubernetes subjects that bindings name.");
        question.AddTo(command);
        cluster.AddTo(command);
        command.Add(format);
        command.SetAction(parsed =>
        {
            var (what, paths) = question.Of(parsed);
            return (int)Run(new WhoCanArguments(what, paths, cluster.Of(parsed), parsed.FormatOf(format)), host);
        });
        return command;
    }

    private static ExitCode Run(WhoCanArguments arguments, ToolHost host)
    {
        var cluster = AskedCluster.Read(arguments.Paths, arguments.Cluster, host);
        var answer = cluster.Authorizer.WhoCan(arguments.Question.Request);
        var assumed = cluster.Assumed(authorizer => Principals(authorizer.WhoCan(arguments.Question.Request)));
        var rows =
            answer.Principals.Select(one => new WhoCanRow("principal", one.Who, DecisionWords.Answer(one.Decision), [.. DecisionWords.Why(one.Decision)]))
                .Concat(answer.Subjects.Subjects.Select(one =>
                    new WhoCanRow(one.Subject.Kind, Name(one.Subject), one.CanExist ? "yes" : "nobody can be this", [.. one.By.Select(DecisionWords.Source)])))
                .Concat(answer.Subjects.Unknown.Select(one => new WhoCanRow(one.Subject.Kind, Name(one.Subject), "unknown", [.. one.Causes])))
                .ToList();
        ValueList<string> notes = [.. answer.Causes, .. answer.Subjects.Broken.Select(broken => broken.Message)];
        if (arguments.Format is OutputFormat.Json)
        {
            Json.Write(
                new WhoCanDocument(RequestRow.Of(arguments.Question.Request), rows, [.. notes], arguments.Question.Remark, Notes.OrNull(assumed)),
                AnswerShapes.Readable.WhoCanDocument,
                host.Out);
            return ExitCode.Fine;
        }

        var table = new Table("WHO", "KIND", "MAY", "BY");
        foreach (var row in rows)
        {
            table.Add(row.Who, row.Kind, row.May, Table.Lines(row.Why));
        }

        table.Write(host.Out, host.Width, new Paint(host.Colour));
        Notes.Write([.. arguments.Question.Remark is { } remark ? [remark] : Array.Empty<string>(), .. notes], assumed, host);
        return ExitCode.Fine;
    }

    private static ValueList<string> Principals(WhoCanAnswer answer) =>
        [.. answer.Principals.Select(one => $"{one.Who} {DecisionWords.Answer(one.Decision)}"), .. answer.Causes];

    private static string Name(Subject subject) => subject.Kind == "ServiceAccount" ? $"{subject.Namespace}/{subject.Name}" : subject.Name;
}

/// <summary>What <c>eks-access who-can</c> is asked.</summary>
internal sealed record WhoCanArguments(Question Question, ValueList<string> Paths, ClusterRequest Cluster, OutputFormat Format);

/// <summary>Who may, as JSON: docs/schema/who-can.schema.json.</summary>
internal sealed record WhoCanDocument(
    RequestRow Request, IReadOnlyList<WhoCanRow> Who, IReadOnlyList<string> Notes, string? Remark, IReadOnlyList<string>? Assumptions);

/// <summary>Somebody who may: an IAM principal, or a subject by its kind.</summary>
internal sealed record WhoCanRow(string Kind, string Who, string May, IReadOnlyList<string> Why);
