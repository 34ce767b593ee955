using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access can-apply --requests</c>: one answer a write. Each is decided alone, nothing is written back, and groups are complete.</summary>
internal static class CanApplyRequests
{
    /// <summary>Answers every write.</summary>
    public static ExitCode Run(CanApplyRequestsArguments arguments, ToolHost host)
    {
        if (arguments.Paths.IsEmpty)
        {
            throw new UsageException("say where to look: PATH… of YAML or JSON files or folders");
        }

        var cluster = AskedCluster.Read(arguments.Paths, arguments.Cluster, host);
        var writes = new RbacWrites(cluster.Evaluator);
        using var text = SourceFiles.Open(arguments.File, host);
        var requests = RbacWriteFile.Read(text.ReadToEnd(), arguments.File);
        CsvLine.Write(host.Out, "id", "decision", "missing");
        foreach (var request in requests.Value ?? [])
        {
            var decision = writes.Decide(request.Write);
            CsvLine.Write(host.Out, request.Id, decision.Word, string.Join(" ;; ", decision.Missing));
        }

        FindingPrinter.Text(requests.Findings, host.Error, new Paint(false));
        return requests.HasErrors ? ExitCode.Unreadable : ExitCode.Fine;
    }
}

/// <summary>What <c>eks-access can-apply --requests</c> is asked.</summary>
internal sealed record CanApplyRequestsArguments(string File, ValueList<string> Paths, ClusterRequest Cluster);
