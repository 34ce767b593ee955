using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rights;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Review;

/// <summary>What is worked out of a cluster for its report, each thing once for all who write it, and only where somebody asks.</summary>
/// <remarks>It is all of the cluster alone, so two are equal where their clusters are.</remarks>
/// <param name="cluster">The cluster.</param>
internal sealed class ClusterMeasures(ClusterSnapshot cluster) : IEquatable<ClusterMeasures>
{
    private readonly Lazy<EksAuthorizer> authorizer = new(() => EksAuthorizer.Create(cluster));
    private ClusterHoldings? holdings;
    private ValueList<LevelRow>? levels;
    private ValueList<HeldRisk>? risks;
    private ValueList<AccessRow>? access;
    private ValueList<PodRoleRow>? podRoles;
    private ValueList<PodRoleWriter>? podRoleWriters;

    /// <summary>The cluster.</summary>
    public ClusterSnapshot Cluster => cluster;

    /// <summary>Decides who may do what.</summary>
    public EksAuthorizer Authorizer => authorizer.Value;

    private ClusterHoldings Holdings => holdings ??= ClusterHoldings.Possible(Authorizer);

    /// <summary>How much everybody may do where.</summary>
    public ValueList<LevelRow> Levels => levels ??= LevelRow.Of(Holdings);

    /// <summary>What is dangerous in what others than administrators have.</summary>
    public ValueList<HeldRisk> Risks => risks ??= HeldRisk.Of(Holdings);

    /// <summary>Who may do what, through what.</summary>
    public ValueList<AccessRow> Access => access ??= AccessRow.Of(Authorizer);

    /// <summary>Which AWS roles pods get.</summary>
    public ValueList<PodRoleRow> PodRoles => podRoles ??= PodRoleRow.Of(cluster);

    /// <summary>Who may give pods other AWS roles.</summary>
    public ValueList<PodRoleWriter> PodRoleWriters => podRoleWriters ??= PodRoleWriter.Of(Authorizer);

    /// <inheritdoc/>
    public bool Equals(ClusterMeasures? other) => other is not null && cluster == other.Cluster;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ClusterMeasures);

    /// <inheritdoc/>
    public override int GetHashCode() => cluster.GetHashCode();
}
