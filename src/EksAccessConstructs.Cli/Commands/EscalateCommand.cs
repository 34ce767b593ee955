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
                EscalationDocument.Of(IdentityRow.Of(who), paths, further, fixes, roles, unknown, Notes.OrNull(assumed)),
                AnswerShapes.Readable.EscalationDocument,
                host.Out);
        }
        else
        {
            new EscalationText(host).Write(paths, further, fixes, unknown, roles);
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
}

/// <summary>What <c>eks-access escalate</c> is asked.</summary>
internal sealed record EscalateArguments(Who Who, ValueList<string> Paths, ClusterRequest Cluster, NodeMetadata Node, OutputFormat Format);
