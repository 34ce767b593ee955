using EksAccessConstructs.Access;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Cli.Commands;

/// <summary>A comparison as JSON: docs/schema/diff.schema.json.</summary>
internal sealed record DiffDocument(IReadOnlyList<ClusterDiffRow> Clusters)
{
    /// <summary>What is to be said of the allowances; null for nothing.</summary>
    public IReadOnlyList<FindingRow>? Findings { get; init; }

    /// <summary>The document of these comparisons.</summary>
    /// <param name="diffs">The comparisons.</param>
    /// <param name="findings">What is to be said of the allowances.</param>
    public static DiffDocument Of(ValueList<AccessDiff> diffs, ValueList<Finding> findings) => new([.. diffs.Select(ClusterDiffRow.Of)])
    {
        Findings = findings.IsEmpty ? null : [.. findings.Select(FindingJson.Row)],
    };
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
    /// <summary>Those who become administrator as is allowed; null for nobody.</summary>
    public IReadOnlyList<AllowedAdministratorRow>? AllowedAdministrators { get; init; }

    public static ClusterDiffRow Of(AccessDiff diff) => new(
        diff.Cluster,
        [.. DiffVerdict.Of(diff)],
        diff.ModeBefore.ToApiValue(),
        diff.ModeAfter.ToApiValue(),
        LockoutText.Word(diff.Lockout.AdministratorRemains),
        [.. diff.AdministratorsBefore],
        [.. diff.AdministratorsAfter.Select(administrator => administrator.Who)],
        [.. diff.Changes.Select(RightsChangeRow.Of)],
        [.. diff.PodRoles.Select(change => new PodRoleChangeRow(
            change.Who, [.. change.Before], [.. change.After], change.Location?.ToString(), AllowanceRow.Of(change.AllowedBy)))],
        [.. diff.OpenedWays.Select(way => new OpenedWayRow(
            way.Who, [.. way.Path.Steps.Select(step => $"{step}")], way.Path.End, [.. way.Path.Conditions],
            AllowanceRow.Of(way.AllowedBy is { } by ? [by] : [])))],
        [.. diff.Replacements.Select(one => new ReplacementRow(one.Principal, one.Problem, one.Fails, one.Location?.ToString()))],
        [.. diff.NotEvaluated])
    {
        AllowedAdministrators = diff.AllowedAdministrators.IsEmpty
            ? null
            : [.. diff.AllowedAdministrators.Select(one => new AllowedAdministratorRow(one.Who, new AllowanceRow(one.By)))],
    };
}

/// <summary>One change of rights; the namespace is null for the whole cluster.</summary>
internal sealed record RightsChangeRow(
    string Change, bool Maybe, string Who, string? Namespace,
    IReadOnlyList<ChangedRightRow> Gained, IReadOnlyList<ChangedRightRow> Lost, IReadOnlyList<RiskRow> Risks, IReadOnlyList<AllowanceRow>? Allowed,
    IReadOnlyList<string>? NotAllowed)
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
        [.. change.Risks.Select(risk => new RiskRow(risk.Rule.Code, risk.Problem, risk.EksBenchmark.IsEmpty ? null : [.. risk.EksBenchmark]))],
        AllowanceRow.Of(change.AllowedBy),
        change.Beyond.IsEmpty ? null : [.. change.Beyond]);
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
internal sealed record PodRoleChangeRow(
    string Who, IReadOnlyList<string> Before, IReadOnlyList<string> After, string? From, IReadOnlyList<AllowanceRow>? Allowed);

/// <summary>An access entry that CloudFormation makes anew.</summary>
internal sealed record ReplacementRow(string Principal, string Problem, bool Fails, string? From);

/// <summary>A way to all rights that is opened.</summary>
internal sealed record OpenedWayRow(
    string Who, IReadOnlyList<string> Steps, string End, IReadOnlyList<string> Conditions, IReadOnlyList<AllowanceRow>? Allowed);

/// <summary>Somebody who becomes administrator as is allowed.</summary>
internal sealed record AllowedAdministratorRow(string Who, AllowanceRow By);

/// <summary>Who allows a gain, until when and why.</summary>
internal sealed record AllowanceRow(string Reason, string Owner, string Expires, string? From)
{
    public AllowanceRow(Allowance allowance)
        : this(allowance.Reason, allowance.Owner, $"{allowance.Expires:yyyy-MM-dd}", allowance.Origin.Location?.ToString())
    {
    }

    /// <summary>The rows; null where there are none.</summary>
    public static IReadOnlyList<AllowanceRow>? Of(ValueList<Allowance> allowances) =>
        allowances.IsEmpty ? null : [.. allowances.Select(allowance => new AllowanceRow(allowance))];
}
