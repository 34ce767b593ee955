namespace EksAccessConstructs.Permissions;

/// <summary>A pod identity association that a construct makes.</summary>
/// <param name="Account">The service account: <c>NAMESPACE/NAME</c>.</param>
/// <param name="Source">The construct.</param>
/// <param name="IsOfDaemonSet">True where its pods are a daemon set, which never runs on Fargate.</param>
internal sealed record PodAssociation(string Account, IConstruct Source, bool IsOfDaemonSet = false)
{
    /// <summary>The namespace of the service account.</summary>
    public string Namespace => Account[..Account.IndexOf('/', StringComparison.Ordinal)];
}
