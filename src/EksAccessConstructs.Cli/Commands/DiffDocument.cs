using EksAccessConstructs.Access;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Review;

namespace EksAccessConstructs.Cli.Commands;

/// <summary>A comparison as JSON: docs/schema/diff.schema.json.</summary>
internal sealed record DiffDocument(IReadOnlyList<ClusterDiffRow> Clusters)
{
    /// <summary>The document of these comparisons.</summary>
    public static DiffDocument Of(ValueList<AccessDiff> diffs) => new([.. diffs.Select(ClusterDiffRow.Of)]);
}

/// <summary>The comparison of one cluster.</summary>
internal sealed record ClusterDiffRow(
    string? Cluster,
    IReadOnlyList<string> Verdict,
    string ModeBefore,
    string ModeAfter,
    string AdministratorRemains,
    IReadOnlyList<string> AdministratorsBefore,
    IReadOnlyList<string> AdministratorsAfter,
    IReadOnlyList<RightsChangeRow> Changes,
    IReadOnlyList<PodRoleChangeRow> PodRoles,
    IReadOnlyList<OpenedWayRow> OpenedWays,
    IReadOnlyList<ReplacementRow> Replacements,
    IReadOnlyList<string> NotEvaluated)
{
    public static ClusterDiffRow Of(AccessDiff diff) => new(
        diff.Cluster,
        [.. DiffVerdict.Of(diff)],
        diff.ModeBefore.ToApiValue(),
        diff.ModeAfter.ToApiValue(),
        diff.Lockout.AdministratorRemains switch { Certainty.Yes => "yes", Certainty.No => "no", Certainty.Unknown => "unknown" },
        [.. diff.AdministratorsBefore],
        [.. diff.AdministratorsAfter.Select(administrator => administrator.Who)],
        [.. diff.Changes.Select(RightsChangeRow.Of)],
        [.. diff.PodRoles.Select(change => new PodRoleChangeRow(change.Who, [.. change.Before], [.. change.After], change.Location?.ToString()))],
        [.. diff.OpenedWays.Select(way => new OpenedWayRow(way.Who, [.. way.Path.Steps.Select(step => $"{step}")], way.Path.End, [.. way.Path.Conditions]))],
        [.. diff.Replacements.Select(one => new ReplacementRow(one.Principal, one.Problem, one.Fails, one.Location?.ToString()))],
        [.. diff.NotEvaluated]);
}

/// <summary>One change of rights; the namespace is null for the whole cluster.</summary>
internal sealed record RightsChangeRow(
    string Change, bool Maybe, string Who, string? Namespace,
    IReadOnlyList<ChangedRightRow> Gained, IReadOnlyList<ChangedRightRow> Lost, IReadOnlyList<RiskRow> Risks)
{
    public static RightsChangeRow Of(RightsChange change) => new(
        change.Kind switch
        {
            ChangeKind.Granted => "granted",
            ChangeKind.Widened => "widened",
            ChangeKind.Narrowed => "narrowed",
            ChangeKind.Revoked => "revoked",
            ChangeKind.Changed => "changed",
        },
        change.IsMaybe,
        change.Who,
        change.IsClusterWide ? null : change.Where,
        [.. change.Gained.Select(ChangedRightRow.Of)],
        [.. change.Lost.Select(ChangedRightRow.Of)],
        [.. change.Risks.Select(risk => new RiskRow(risk.Rule.Code, risk.Problem, risk.EksBenchmark.IsEmpty ? null : [.. risk.EksBenchmark]))]);
}

/// <summary>Rights that came or went, with the way to them.</summary>
internal sealed record ChangedRightRow(IReadOnlyList<string> Rights, IReadOnlyList<PathStepRow> Path)
{
    public static ChangedRightRow Of(ChangedRight right) =>
        new([.. right.Rights], [.. right.Path.Select(step => new PathStepRow(step.What, step.Location?.ToString()))]);
}

/// <summary>A step of a way.</summary>
internal sealed record PathStepRow(string What, string? From);

/// <summary>Why rights are dangerous.</summary>
internal sealed record RiskRow(string Rule, string Problem, IReadOnlyList<string>? CisEks);

/// <summary>A change of the AWS roles of pods.</summary>
internal sealed record PodRoleChangeRow(string Who, IReadOnlyList<string> Before, IReadOnlyList<string> After, string? From);

/// <summary>An access entry that CloudFormation makes anew.</summary>
internal sealed record ReplacementRow(string Principal, string Problem, bool Fails, string? From);

/// <summary>A way to all rights that is opened.</summary>
internal sealed record OpenedWayRow(string Who, IReadOnlyList<string> Steps, string End, IReadOnlyList<string> Conditions);
