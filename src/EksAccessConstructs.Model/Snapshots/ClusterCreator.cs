using EksAccessConstructs.Access;

namespace EksAccessConstructs.Snapshots;

/// <summary>What somebody knows about the identity that created a cluster.</summary>
/// <param name="Arn">Its ARN; null where it is of no concern.</param>
/// <param name="IsAdmin">False where it has no access of its own; true where it may be administrator, as the files or the defaults say.</param>
public sealed record ClusterCreator(PrincipalArn? Arn, bool IsAdmin)
{
    /// <summary>The creator has no access of its own: bootstrapClusterCreatorAdminPermissions is false, or it is deleted.</summary>
    public static ClusterCreator None { get; } = new(null, false);

    /// <summary>The creator by its ARN.</summary>
    public static ClusterCreator Named(PrincipalArn arn) => new(arn, true);
}
