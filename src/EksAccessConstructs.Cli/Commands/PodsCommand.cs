using System.CommandLine;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Pods;
using EksAccessConstructs.Pods.Metadata;
using EksAccessConstructs.Review;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access pods</c>: which AWS role the pods get, and why.</summary>
internal static class PodsCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var paths = Shared.Paths();
        var node = new NodeOptions();
        var ask = new Option<string[]>("--ask")
        {
            Description = "a request to kube2iam or kiam to answer, 'POD METHOD PATH', where POD is namespace/name or an address; may be repeated",
            HelpName = "REQUEST",
        };
        var format = new Option<string>("--format", "-f") { Description = "text, json or csv", HelpName = "FORMAT", DefaultValueFactory = _ => "text" }
            .AcceptOnlyFromAmong("text", "json", "csv");
        var cluster = new ClusterOptions();
        var command = new Command("pods", "Which AWS role do pods get: by Pod Identity, IRSA, kube2iam, kiam or their node.") { paths, ask, format };
        node.AddTo(command);
        cluster.AddTo(command);
        command.SetAction(parsed => (int)Run(
            new PodsArguments(
                [.. parsed.GetValue(paths) ?? []],
                node.Of(parsed),
                [.. parsed.GetValue(ask) ?? []],
                parsed.GetValue(format) ?? "text",
                cluster.Of(parsed)), host));
        return command;
    }

    private static ExitCode Run(PodsArguments arguments, ToolHost host)
    {
        var snapshot = ClusterFiles.ReadPods(arguments.Paths, arguments.Cluster, host);
        var evaluator = new PodIdentityEvaluator(snapshot.Pods, arguments.Node);
        if (!arguments.Requests.IsEmpty)
        {
            return Answer(arguments, snapshot, evaluator, host);
        }

        var pods = evaluator.All.ToList();
        var notes = snapshot.Pods.Open.ToValueList();
        var writers = PodRoleWriter.Of(EksAuthorizer.Create(snapshot));
        switch (arguments.Format)
        {
            case "csv":
                CsvLine.Write(host.Out, "pod", "mechanism", "role", "decided_by");
                pods.ForEach(pod => CsvLine.Write(host.Out, pod.Workload.Id, pod.Mechanism.Word(), pod.RoleWord, pod.DecidedBy));
                break;
            case "json":
                var document = new PodsDocument([.. pods.Select(Row)])
                {
                    Writers = writers.IsEmpty ? null : writers,
                    Notes = Notes.OrNull(notes),
                };
                Json.Write(document, AnswerShapes.Readable.PodsDocument, host.Out);
                break;
            default:
                Print(pods, host);
                Print(writers, host);
                Notes.Write(notes, [], host);
                break;
        }

        return ExitCode.Fine;
    }

    private static void Print(List<PodIdentity> pods, ToolHost host)
    {
        var table = new Table("POD", "SERVICE ACCOUNT", "MECHANISM", "ROLE", "WHY");
        foreach (var pod in pods)
        {
            table.Add($"{pod.Workload.Kind} {pod.Workload.Id}", pod.Workload.Template.ServiceAccount, pod.Mechanism.Word(), pod.RoleWord,
                Table.Lines([pod.Reason, .. pod.AlsoReaches.Select(other => $"also reaches {other.Role}: {other.Way}")]));
        }

        table.Write(host.Out, host.Width, new Paint(host.Colour));
    }

    private static void Print(ValueList<PodRoleWriter> writers, ToolHost host)
    {
        if (writers.IsEmpty)
        {
            return;
        }

        host.Out.WriteLine();
        var table = new Table("WHO MAY GIVE OTHER ROLES", "MAY", "ROLE", "THROUGH");
        foreach (var writer in writers)
        {
            table.Add(writer.Who, writer.May, writer.Role, writer.Through);
        }

        table.Write(host.Out, host.Width, new Paint(host.Colour));
    }

    private static ExitCode Answer(PodsArguments arguments, ClusterSnapshot snapshot, PodIdentityEvaluator evaluator, ToolHost host)
    {
        var table = new Table("REQUEST", "STATUS", "ANSWER", "ROLE", "WHY");
        var server = evaluator.Servers.FirstOrDefault() ?? throw new UsageException("--ask needs the manifests of kube2iam or kiam, and neither is among "
            + "the files");
        foreach (var request in arguments.Requests)
        {
            var words = request.Split(' ', 3);
            if (words.Length != 3)
            {
                throw new UsageException($"--ask '{request}' is not 'POD METHOD PATH', such as 'shop/cart GET /latest/meta-data/iam/security-credentials/'");
            }

            var address = snapshot.Pods.Workloads.FirstOrDefault(workload => workload.Id == words[0])?.Address ?? words[0];
            var answer = server.Answer(address, words[1], words[2]);
            table.Add(request, $"{answer.Status}", Word(answer.Outcome), answer.Role, answer.Reason);
        }

        table.Write(host.Out, host.Width, new Paint(host.Colour));
        return ExitCode.Fine;
    }

    private static string Word(MetadataOutcome outcome) => outcome switch
    {
        MetadataOutcome.Role => "role",
        MetadataOutcome.NameOnly => "name only",
        MetadataOutcome.Empty => "empty",
        MetadataOutcome.Denied => "denied",
        MetadataOutcome.NotFound => "not found",
        MetadataOutcome.Error => "error",
        MetadataOutcome.Proxied => "proxied",
        MetadataOutcome.OwnAnswer => "own answer",
        MetadataOutcome.Unknown => "unknown",
    };

    private static PodRow Row(PodIdentity pod) => new(
        pod.Workload.Kind, pod.Workload.Namespace, pod.Workload.Name, pod.Workload.Template.ServiceAccount, pod.Mechanism.Word(), pod.RoleWord,
            pod.DecidedBy, pod.Reason,
        [.. pod.AlsoReaches.Select(other => new ReachableRow(other.Role, other.Way))],
        pod.Workload.Origin.Location?.File, pod.Workload.Origin.Location?.Line);
}

/// <summary>What <c>eks-access pods</c> is asked.</summary>
internal sealed record PodsArguments(ValueList<string> Paths, NodeMetadata Node, ValueList<string> Requests, string Format, ClusterRequest Cluster);

/// <summary>Roles of pods, as JSON: docs/schema/pods.schema.json.</summary>
internal sealed record PodsDocument(IReadOnlyList<PodRow> Pods)
{
    /// <summary>Who may give pods other roles; null where nobody may but those who may do everything.</summary>
    public IReadOnlyList<PodRoleWriter>? Writers { get; init; }

    /// <summary>What is not known and decides about all pods; null for nothing.</summary>
    public IReadOnlyList<string>? Notes { get; init; }
}

/// <summary>The role of the pods of one workload.</summary>
internal sealed record PodRow(
    string Kind,
    string Namespace,
    string Name,
    string ServiceAccount,
    string Mechanism,
    string Role,
    string DecidedBy,
    string Reason,
    IReadOnlyList<ReachableRow> AlsoReaches,
    string? File,
    int? Line);

/// <summary>A role that pods can get beside their own.</summary>
internal sealed record ReachableRow(string Role, string Way);
