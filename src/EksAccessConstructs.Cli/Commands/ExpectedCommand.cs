using System.CommandLine;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access expected</c>: what clusters should have, for programs that compare.</summary>
internal static class ExpectedCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var paths = Shared.Paths();
        var cluster = new ClusterOptions();
        var command = new Command("expected", "What clusters should have: access entries, pod identity associations, RBAC objects and aws-auth, as JSON.")
        {
            paths,
        };
        cluster.AddTo(command);
        command.SetAction(parsed => (int)Run([.. parsed.GetValue(paths) ?? []], cluster.Of(parsed), host));
        return command;
    }

    private static ExitCode Run(ValueList<string> paths, ClusterRequest request, ToolHost host)
    {
        var clusters = ClusterFiles.ReadEvery(ClusterFiles.Texts(paths, host), request, host);
        if (clusters.IsEmpty)
        {
            throw new UnreadableException("the files say nothing of a cluster and the access to it");
        }

        Json.Write(ExpectedDocument.Of(clusters), AnswerShapes.Readable.ExpectedDocument, host.Out);
        return ExitCode.Fine;
    }
}
