using EksAccessConstructs.Cli.Printing;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Cli.Commands;

/// <summary>The ways as JSON: docs/schema/escalation.schema.json.</summary>
internal sealed record EscalationDocument(
    IdentityRow Who, IReadOnlyList<EscalationRow> Paths, IReadOnlyList<string> Unknown, IReadOnlyList<string>? Assumptions)
{
    /// <summary>The ways to less than all rights; null where there are none.</summary>
    public IReadOnlyList<EscalationRow>? Further { get; init; }

    /// <summary>What would close the ways, by end; null where there are none.</summary>
    public IReadOnlyList<EscalationFixRow>? Fixes { get; init; }

    /// <summary>AWS roles that are in reach through pods; null where there are none.</summary>
    public IReadOnlyList<AwsRoleRow>? AwsRoles { get; init; }

    /// <summary>The document of an answer.</summary>
    /// <param name="who">Who is asked about.</param>
    /// <param name="paths">The ways to all rights.</param>
    /// <param name="further">The ways to less.</param>
    /// <param name="fixes">What would close them.</param>
    /// <param name="roles">The AWS roles in reach.</param>
    /// <param name="unknown">What is not known.</param>
    /// <param name="assumptions">What the answer rests on; null for nothing.</param>
    public static EscalationDocument Of(
        IdentityRow who,
        List<EscalationPath> paths,
        List<EscalationPath> further,
        ValueList<EscalationFix> fixes,
        List<AwsRoleInReach> roles,
        IReadOnlyList<string> unknown,
        IReadOnlyList<string>? assumptions) => new(who, [.. paths.Select(Row)], unknown, assumptions)
        {
            Further = further.Count == 0 ? null : [.. further.Select(Row)],
            Fixes = fixes.IsEmpty ? null : [.. fixes.Select(Row)],
            AwsRoles = roles.Count == 0 ? null : [.. roles.Select(role => new AwsRoleRow(role.Role, role.Through, Steps(role.Steps), [.. role.Conditions]))],
        };

    private static EscalationRow Row(EscalationPath path) => new(path.Sink.Name(), path.Namespace, Steps(path.Steps), path.End, [.. path.Conditions]);

    private static EscalationFixRow Row(EscalationFix fix) => new(
        fix.Sink.Name(), [.. fix.Cuts.Select(cut => new EscalationCutRow(cut.Words, cut.Location?.ToString()))],
        fix.ClosesAll, fix.Before, fix.Remaining.Count);

    private static IReadOnlyList<EscalationStepRow> Steps(ValueList<EscalationStep> steps) =>
        [.. steps.Select(step => new EscalationStepRow(step.From, step.To, [.. step.Means.Select(means => new EscalationMeansRow(
            means.Technique, means.Reason, means.Condition,
            [.. means.Requests.Select(allowed => new AllowedRow(RequestRow.Of(allowed.Request), DecisionWords.Source(allowed.By)))]))]))];
}

/// <summary>An AWS role that is in reach.</summary>
internal sealed record AwsRoleRow(string Role, string Through, IReadOnlyList<EscalationStepRow> Steps, IReadOnlyList<string> Conditions);

/// <summary>One way.</summary>
internal sealed record EscalationRow(string Sink, string? Namespace, IReadOnlyList<EscalationStepRow> Steps, string End, IReadOnlyList<string> Conditions);

/// <summary>What would close the ways to one end.</summary>
internal sealed record EscalationFixRow(string Sink, IReadOnlyList<EscalationCutRow> Cuts, bool ClosesAll, int Before, int Remaining);

/// <summary>A right to be taken away, and where.</summary>
internal sealed record EscalationCutRow(string Cut, string? At);

/// <summary>One step.</summary>
internal sealed record EscalationStepRow(string From, string To, IReadOnlyList<EscalationMeansRow> Means);

/// <summary>What makes a step possible.</summary>
internal sealed record EscalationMeansRow(string Technique, string Reason, string? Condition, IReadOnlyList<AllowedRow> Requests);

/// <summary>A request that is allowed.</summary>
internal sealed record AllowedRow(RequestRow Request, string By);
