using System.CommandLine;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access what-can</c>: all that somebody may do.</summary>
internal static class WhatCanCommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var who = new WhoOptions();
        var cluster = new ClusterOptions();
        var paths = Shared.Paths();
        var format = Shared.Format();
        var command = new Command("what-can", "All that an IAM principal, or a Kubernetes user, may do, by namespace.") { paths };
        who.AddTo(command);
        cluster.AddTo(command);
        command.Add(format);
        command.SetAction(parsed =>
            (int)Run(new WhatCanArguments(who.Of(parsed), [.. parsed.GetValue(paths) ?? []], cluster.Of(parsed), parsed.FormatOf(format)), host));
        return command;
    }

    private static ExitCode Run(WhatCanArguments arguments, ToolHost host)
    {
        var who = arguments.Who;
        var cluster = AskedCluster.Read(arguments.Paths, arguments.Cluster, host);
        var (rows, notes) = who.Principal is null
            ? OfUser(cluster.Evaluator.RightsOf(who.ToIdentity()), who.ToIdentity())
            : OfPrincipal(cluster, cluster.Authenticate(who));
        var assumed = who.Principal is null ? [] : cluster.Assumed(authorizer => new AskedCluster(authorizer.Snapshot).WaysIn(who));
        rows = [.. rows.OrderBy(row => row.Namespace is null ? 0 : 1).ThenBy(row => row.Namespace, StringComparer.Ordinal)];
        if (arguments.Format is OutputFormat.Json)
        {
            Json.Write(new WhatCanDocument(IdentityRow.Of(who), rows, notes, Notes.OrNull(assumed)), AnswerShapes.Readable.WhatCanDocument, host.Out);
            return ExitCode.Fine;
        }

        var table = new Table("NAMESPACE", "VERBS", "ON", "NAMES", "BY");
        foreach (var row in rows)
        {
            table.Add(row.Namespace ?? "(cluster)", string.Join(", ", row.Verbs), string.Join(", ", row.On), string.Join(", ", row.Names ?? []),
                row.By + (row.OnlyWhere is { } only ? $", only where {only}" : ""));
        }

        table.Write(host.Out, host.Width, new Paint(host.Colour));
        Notes.Write(rows.Count == 0 ? ["nothing is given", .. notes] : notes, assumed, host);
        return ExitCode.Fine;
    }

    private static (List<WhatCanRow> Rows, List<string> Notes) OfPrincipal(AskedCluster cluster, Authentication login)
    {
        var answer = cluster.Authorizer.WhatCan(login);
        return (
            [.. answer.Rights.Select(right => Row(right.Where, right.Rule, right.By, right.OnlyWhere))],
            [.. login.Refusal is { } refusal ? [refusal] : Array.Empty<string>(), .. answer.Causes, .. answer.Broken.Select(broken => broken.Message)]);
    }

    // A URL rule that comes through a RoleBinding allows nothing.
    private static (List<WhatCanRow> Rows, List<string> Notes) OfUser(HeldRights held, Identity identity) => (
        [
            .. identity.IsMaster ? [
                Row(null, new RbacRule { Verbs = ["*"], ApiGroups = ["*"], Resources = ["*"] }, new MastersMembership(), null),
                Row(null, new RbacRule { Verbs = ["*"], NonResourceUrls = ["*"] }, new MastersMembership(), null),
            ] : Array.Empty<WhatCanRow>(),
            .. held.Grants
                .Where(grant => grant.Namespace is null || grant.Rule.NonResourceUrls.IsEmpty)
                .Select(grant => Row(grant.Namespace, grant.Rule, grant, null)),
        ],
        [.. held.Broken.Select(broken => broken.Message), .. held.Unknown.Select(right => right.ToString())]);

    private static WhatCanRow Row(string? space, RbacRule rule, DecisionSource by, string? onlyWhere) => new(
        space,
        [.. rule.Verbs],
        rule.NonResourceUrls.IsEmpty ? [
            .. rule.ApiGroups.SelectMany(group => rule.Resources.Select(resource => Full(group, resource)))
        ] : [.. rule.NonResourceUrls],
        rule.ResourceNames.IsEmpty ? null : [.. rule.ResourceNames],
        DecisionWords.Source(by),
        onlyWhere);

    private static string Full(string group, string resource)
    {
        var parts = resource.Split('/', 2);
        return $"{parts[0]}{(group.Length > 0 ? $".{group}" : "")}{(parts.Length > 1 ? $"/{parts[1]}" : "")}";
    }
}

/// <summary>What <c>eks-access what-can</c> is asked.</summary>
internal sealed record WhatCanArguments(Who Who, ValueList<string> Paths, ClusterRequest Cluster, OutputFormat Format);

/// <summary>What somebody may do, as JSON: docs/schema/what-can.schema.json.</summary>
internal sealed record WhatCanDocument(IdentityRow Who, IReadOnlyList<WhatCanRow> Rights, IReadOnlyList<string> Notes, IReadOnlyList<string>? Assumptions);

/// <summary>One right; the namespace is null for the whole cluster.</summary>
internal sealed record WhatCanRow(
    string? Namespace, IReadOnlyList<string> Verbs, IReadOnlyList<string> On, IReadOnlyList<string>? Names, string By, string? OnlyWhere);
