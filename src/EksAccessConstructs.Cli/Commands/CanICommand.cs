using System.CommandLine;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access can-i</c>: may somebody do something.</summary>
internal static class CanICommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var question = new QuestionOptions();
        var who = new WhoOptions();
        var cluster = new ClusterOptions();
        var format = Shared.Format();
        var requests = new Option<string?>("--requests")
        {
            Description = "answer many requests: CSV with id,user,groups,verb,apiGroup,resource,subresource,name,namespace,nonResourceURL in, "
                + "id,decision,reason out",
            HelpName = "FILE.csv",
        };
        var command = new Command("can-i", "May an IAM principal, or a Kubernetes user, do this? Exit code 0 for yes, 1 for no and unknown.");
        question.AddTo(command);
        who.AddTo(command);
        cluster.AddTo(command);
        command.Add(requests);
        command.Add(format);
        command.SetAction(parsed => (int)(parsed.GetValue(requests) is { } file
            ? CanIRequests.Run(new CanIRequestsArguments(file, question.WordsOf(parsed), cluster.Of(parsed)), host)
            : Run(Read(parsed), host)));
        return command;

        CanIArguments Read(ParseResult parsed)
        {
            var (what, paths) = question.Of(parsed);
            return new CanIArguments(who.Of(parsed), what, paths, cluster.Of(parsed), parsed.FormatOf(format));
        }
    }

    private static ExitCode Run(CanIArguments arguments, ToolHost host)
    {
        var who = arguments.Who;
        var question = arguments.Question;
        var cluster = AskedCluster.Read(arguments.Paths, arguments.Cluster, host);
        var decision = cluster.Decide(who, question.Request);
        var assumed = cluster.Assumed(who, question.Request);
        var near = cluster.NearMisses(who, question.Request);
        ValueList<string> notes = [.. new[] { question.Remark, AnswerNotes.Of(question.Request, decision), cluster.NoteOnPath(who) }.OfType<string>()];
        if (arguments.Format is OutputFormat.Json)
        {
            Json.Write(
                new DecisionDocument(
                    RequestRow.Of(question.Request),
                    IdentityRow.Of(who),
                    DecisionWords.Answer(decision),
                    [.. DecisionWords.Why(decision)],
                    notes.IsEmpty ? null : string.Join("; ", notes),
                    Notes.OrNull(assumed))
                {
                    NearMisses = near.IsEmpty ? null : [.. near.Select(NearMissRow.Of)],
                },
                AnswerShapes.Readable.DecisionDocument,
                host.Out);
        }
        else
        {
            Print(who, question.Request, decision, notes, assumed, near, host);
        }

        return decision.IsAllowed ? ExitCode.Fine : ExitCode.Findings;
    }

    private static void Print(
        Who who, AccessRequest request, Decision decision, ValueList<string> notes, ValueList<string> assumed, ValueList<NearMiss> near, ToolHost host)
    {
        var paint = new Paint(host.Colour);
        host.Out.WriteLine(decision switch
        {
            Decision.Allowed => paint.Green("yes"),
            Decision.Unknown => paint.Yellow("unknown"),
            _ => paint.Red("no"),
        });
        host.Out.WriteLine($"  {request}, as {WhoWords.Of(who)}");
        foreach (var note in notes)
        {
            host.Out.WriteLine($"  note: {note}");
        }

        var why = DecisionWords.Why(decision);
        foreach (var line in why.IsEmpty ? ["nothing gives it"] : why)
        {
            host.Out.WriteLine($"  {(decision is Decision.Allowed ? "by" : "because")} {line}");
        }

        foreach (var miss in near)
        {
            host.Out.WriteLine($"  nearly {miss}");
        }

        foreach (var assumption in assumed)
        {
            host.Out.WriteLine($"  assumed: {assumption}");
        }
    }
}
