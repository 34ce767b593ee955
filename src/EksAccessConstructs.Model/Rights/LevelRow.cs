namespace EksAccessConstructs.Rights;

/// <summary>How much somebody may do in a place: a cell of the matrix of principals and namespaces.</summary>
/// <param name="Who">The ARN of a principal, <c>{LogicalId}</c> of a role of a template, or <c>user:NAME</c>, <c>group:NAME</c>,
/// <c>serviceaccount:NAMESPACE/NAME</c> for a subject that nobody from IAM carries.</param>
/// <param name="Where">A namespace, a pattern of namespaces, or <c>*</c> for the whole cluster.</param>
/// <param name="Level">How much.</param>
/// <param name="IsMaybe">True where what is not known could make it more.</param>
/// <param name="Ways">The ways to the rights in just this place.</param>
public sealed record LevelRow(string Who, string Where, AccessLevel Level, bool IsMaybe, ValueList<AccessWay> Ways)
{
    /// <summary>True for somebody who may do everything in the whole cluster.</summary>
    public bool IsAdministrator => Level is AccessLevel.ClusterAdmin && Where == Places.Cluster;

    /// <summary>The level in words; <c>perhaps edit</c> where what is not known decides.</summary>
    public string Word => IsMaybe ? $"perhaps {Level.Word()}" : Level.Word();

    /// <summary>The place in words.</summary>
    public string PlaceWords => Places.Words(Where);

    /// <summary>The matrix of a cluster: principals in the order in which the cluster names them, then other subjects by name; for each the whole cluster
    /// first. Places where somebody has nothing of its own are left out: what counts in the whole cluster counts there. An administrator has one row.</summary>
    /// <param name="holdings">All that may be held in it.</param>
    internal static ValueList<LevelRow> Of(ClusterHoldings holdings) => new LevelRows(holdings).All().ToValueList();
}
