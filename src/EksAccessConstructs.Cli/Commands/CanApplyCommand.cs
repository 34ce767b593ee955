using System.CommandLine;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access can-apply</c>: may somebody write these RBAC manifests.</summary>
internal static class CanApplyCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var who = new WhoOptions();
        var cluster = new ClusterOptions();
        var format = Shared.Format();
        var manifests = new Argument<string[]>("MANIFEST")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "the manifests to write; with --requests the files that describe the cluster",
        };
        var inPaths = new Option<string[]>("--in")
        {
            Description = "files and folders that describe the cluster as it is; may be repeated",
            HelpName = "PATH",
            AllowMultipleArgumentsPerToken = true,
        };
        var verb = new Option<string>("--verb")
        {
            Description = "apply (create what is not there, patch what is), create, update, patch or delete",
            HelpName = "VERB",
            DefaultValueFactory = _ => "apply",
        }
            .AcceptOnlyFromAmong("apply", "create", "update", "patch", "delete");
        var requests = new Option<string?>("--requests")
        {
            Description = "answer many writes: YAML documents with id, user, groups, verb, object in, CSV id,decision,missing out",
            HelpName = "FILE.yaml",
        };
        var command = new Command(
            "can-apply", "May this identity write these Roles and bindings, and which rights are missing? Exit code 0 where all may be written.") { manifests };
        command.Add(inPaths);
        command.Add(verb);
        command.Add(requests);
        who.AddTo(command);
        cluster.AddTo(command);
        command.Add(format);
        command.SetAction(parsed =>
        {
            ValueList<string> words = [.. parsed.GetValue(manifests) ?? []];
            ValueList<string> paths = [.. parsed.GetValue(inPaths) ?? []];
            return (int)(parsed.GetValue(requests) is { } file
                ? CanApplyRequests.Run(new CanApplyRequestsArguments(file, [.. words, .. paths], cluster.Of(parsed)), host)
                : Run(
                    new CanApplyArguments(who.Of(parsed), words, paths, parsed.GetValue(verb) ?? "apply", cluster.Of(parsed), parsed.FormatOf(format)), host));
        });
        return command;
    }

    private static ExitCode Run(CanApplyArguments arguments, ToolHost host)
    {
        if (arguments.Manifests.IsEmpty || arguments.In.IsEmpty)
        {
            throw new UsageException("say what to write and where: MANIFEST… --in PATH…");
        }

        var snapshot = ClusterFiles.Read(arguments.In, arguments.Cluster, host);
        var (rows, notes) = ManifestWrites.Decide(arguments, snapshot, host);
        if (arguments.Format is OutputFormat.Json)
        {
            Json.Write(new CanApplyDocument(IdentityRow.Of(arguments.Who), rows, notes), AnswerShapes.Readable.CanApplyDocument, host.Out);
        }
        else
        {
            var table = new Table("OBJECT", "VERB", "DECISION", "WHY");
            foreach (var row in rows)
            {
                table.Add(row.Object, row.Verb, row.Decision,
                    Table.Lines(row.Missing.Count > 0 ? row.Missing.Select(right => $"missing {right}") : [row.Message ?? ""]));
            }

            table.Write(host.Out, host.Width, new Paint(host.Colour));
            Notes.Write(notes, [], host);
        }

        return notes.Count == 0 && rows.TrueForAll(row => row.Decision == "allowed") ? ExitCode.Fine : ExitCode.Findings;
    }
}

/// <summary>What <c>eks-access can-apply</c> is asked.</summary>
internal sealed record CanApplyArguments(Who Who, ValueList<string> Manifests, ValueList<string> In, string Verb, ClusterRequest Cluster, OutputFormat Format);

/// <summary>May it be written, as JSON: docs/schema/can-apply.schema.json.</summary>
internal sealed record CanApplyDocument(IdentityRow Who, IReadOnlyList<CanApplyRow> Writes, IReadOnlyList<string> Notes);

/// <summary>One write.</summary>
internal sealed record CanApplyRow(string Object, string Verb, string Decision, IReadOnlyList<string> Missing, string? Message, string? Place);
