using System.CommandLine;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Rights;

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
        ValueList<string> notes =
        [
            .. AnswerNotes.Of(arguments.Question.Request, Answers(answer)) is { } note ? [note] : Array.Empty<string>(),
            .. answer.Causes,
            .. answer.Subjects.Broken.Select(broken => broken.Message),
        ];
        if (arguments.Format is OutputFormat.Json)
        {
            Json.Write(
                new WhoCanDocument(RequestRow.Of(arguments.Question.Request), rows, [.. notes], arguments.Question.Remark, Notes.OrNull(assumed)),
                AnswerShapes.Readable.WhoCanDocument,
                host.Out);
            return ExitCode.Fine;
        }

        Write(answer, host);
        Notes.Write([.. arguments.Question.Remark is { } remark ? [remark] : Array.Empty<string>(), .. notes], assumed, host);
        return ExitCode.Fine;
    }

    private static IEnumerable<Decision> Answers(WhoCanAnswer answer) =>
        answer.Principals.Select(one => one.Decision).Concat(answer.Subjects.Subjects.SelectMany(one => one.By).Select(by => new Decision.Allowed(by)));

    private static void Write(WhoCanAnswer answer, ToolHost host)
    {
        var lines = answer.Principals.Select(one => new WhoCanLine(DecisionWords.Answer(one.Decision), one.Who, Ways(one.Decision)))
            .Concat(answer.Subjects.Subjects.Select(one => new WhoCanLine(
                one.CanExist ? "yes" : "nobody can be this", $"{one.Subject.Kind} {Name(one.Subject)}", one.By.Select(By).ToValueList())))
            .Concat(answer.Subjects.Unknown.Select(one => new WhoCanLine("unknown", $"{one.Subject.Kind} {Name(one.Subject)}", one.Causes)));
        var text = HangingText.For(host);
        foreach (var same in lines.GroupBy(line => line.May, StringComparer.Ordinal))
        {
            host.Out.WriteLine(new Paint(host.Colour).Bold(same.Key));
            foreach (var line in same)
            {
                text.Write(2, "", line.Who);
                Write(line.Ways, text);
            }
        }
    }

    private static void Write(ValueList<string> ways, HangingText text)
    {
        foreach (var way in ways)
        {
            text.Write(6, "", way);
        }
    }

    private static ValueList<string> Ways(Decision decision) => decision is Decision.Allowed allowed ? [By(allowed.By)] : DecisionWords.Why(decision);

    private static string By(DecisionSource source) => $"by {string.Join(" > ", PathStep.Of(source))}";

    private static ValueList<string> Principals(WhoCanAnswer answer) =>
        [.. answer.Principals.Select(one => $"{one.Who} {DecisionWords.Answer(one.Decision)}"), .. answer.Causes];

    private static string Name(Subject subject) => subject.Kind == "ServiceAccount" ? $"{subject.Namespace}/{subject.Name}" : subject.Name;
}

/// <summary>Somebody who may, for people.</summary>
internal sealed record WhoCanLine(string May, string Who, ValueList<string> Ways);

/// <summary>What <c>eks-access who-can</c> is asked.</summary>
internal sealed record WhoCanArguments(AskedRequest Question, ValueList<string> Paths, ClusterRequest Cluster, OutputFormat Format);

/// <summary>Who may, as JSON: docs/schema/who-can.schema.json.</summary>
internal sealed record WhoCanDocument(
    RequestRow Request, IReadOnlyList<WhoCanRow> Who, IReadOnlyList<string> Notes, string? Remark, IReadOnlyList<string>? Assumptions);

/// <summary>Somebody who may: an IAM principal, or a subject by its kind.</summary>
internal sealed record WhoCanRow(string Kind, string Who, string May, IReadOnlyList<string> Why);
