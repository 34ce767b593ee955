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
        var (rights, notes) = who.Principal is null
            ? OfUser(cluster.Authorizer.RightsOf(who.ToIdentity()), who.ToIdentity())
            : OfPrincipal(cluster, cluster.Authenticate(who));
        var assumed = cluster.AssumedOf(who);
        if (arguments.Format is OutputFormat.Json)
        {
            var rows = rights.OrderBy(right => right.Where is null ? 0 : 1).ThenBy(right => right.Where, StringComparer.Ordinal).Select(Row);
            Json.Write(new WhatCanDocument(IdentityRow.Of(who), [.. rows], notes, Notes.OrNull(assumed)), AnswerShapes.Readable.WhatCanDocument, host.Out);
            return ExitCode.Fine;
        }

        new RightsText(host).Write(rights);
        Notes.Write(rights.Count == 0 ? ["nothing is given", .. notes] : notes, assumed, host);
        return ExitCode.Fine;
    }

    private static (List<PrincipalRight> Rights, List<string> Notes) OfPrincipal(AskedCluster cluster, Authentication login)
    {
        var answer = cluster.Authorizer.WhatCan(login);
        return (
            [.. answer.Rights],
            [.. login.Refusal is { } refusal ? [refusal] : Array.Empty<string>(), .. answer.Causes, .. answer.Broken.Select(broken => broken.Message)]);
    }

    // A URL rule that comes through a RoleBinding allows nothing.
    private static (List<PrincipalRight> Rights, List<string> Notes) OfUser(HeldRights held, Identity identity) => (
        [
            .. identity.IsMaster
                ? [new(null, EksRights.AllResources, new MastersMembership()), new(null, EksRights.AllUrls, new MastersMembership())]
                : Array.Empty<PrincipalRight>(),
            .. held.Grants
                .Where(grant => grant.Namespace is null || grant.Rule.NonResourceUrls.IsEmpty)
                .Select(grant => new PrincipalRight(grant.Namespace, grant.Rule, grant)),
        ],
        [.. held.Broken.Select(broken => broken.Message), .. held.Unknown.Select(right => right.ToString())]);

    private static WhatCanRow Row(PrincipalRight right) => new(
        right.Where,
        [.. right.Rule.Verbs],
        right.Rule.NonResourceUrls.IsEmpty ? [
            .. right.Rule.ApiGroups.SelectMany(group => right.Rule.Resources.Select(resource => Full(group, resource)))
        ] : [.. right.Rule.NonResourceUrls],
        right.Rule.ResourceNames.IsEmpty ? null : [.. right.Rule.ResourceNames],
        DecisionWords.Source(right.By),
        right.OnlyWhere);

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
