using EksAccessConstructs.Changes;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Cli.Commands;

/// <summary>What clusters have and should not, as JSON: docs/schema/drift.schema.json.</summary>
internal sealed record DriftDocument(int Version, IReadOnlyList<ClusterDriftRow> Clusters)
{
    /// <summary>The document of these comparisons.</summary>
    public static DriftDocument Of(ValueList<ClusterDrift> drifts) => new(1, [.. drifts.Select(ClusterDriftRow.Of)]);
}

/// <summary>The comparison of one cluster.</summary>
internal sealed record ClusterDriftRow(string? Cluster, bool Drifted, IReadOnlyList<DriftRow> Drift, IReadOnlyList<string>? NotCompared, ClusterDiffRow Rights)
{
    public static ClusterDriftRow Of(ClusterDrift drift) => new(
        drift.Cluster, !drift.IsEmpty, [.. drift.All.Select(DriftRow.Of)], Notes.OrNull(drift.NotCompared), ClusterDiffRow.Of(drift.Rights));
}

/// <summary>One thing that differs.</summary>
internal sealed record DriftRow(string Kind, string What, string Name, bool EksOwn, IReadOnlyList<DriftFieldRow> Fields, string? From)
{
    public static DriftRow Of(DriftItem item) => new(
        item.Kind.Word(), item.What, item.Name, item.IsEksOwn,
        [.. item.Fields.Select(field => new DriftFieldRow(field.Name, item.Kind is DriftKind.Extra ? null : field.Expected, field.Actual))],
        item.Location?.ToString());
}

/// <summary>One field that differs.</summary>
internal sealed record DriftFieldRow(string Name, string? Expected, string Actual);
