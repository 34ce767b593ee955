namespace EksAccessConstructs.Cluster;

/// <summary>What keeps a cluster from being deployed without anybody who can administer it for good.</summary>
/// <remarks>It looks at the constructs when all are there and aspects have run, those of the CDK and of others included, not at what was once asked
/// for.</remarks>
public sealed record AdministratorGuard
{
    private AdministratorGuard(GuardKind kind, string? reason)
    {
        Kind = kind;
        Reason = reason;
    }

    /// <summary>A role has to be administrator of the whole cluster by an access entry in the stack of the cluster itself.</summary>
    public static AdministratorGuard ThisStack { get; } = new(GuardKind.ThisStack, null);

    /// <summary>The identity that creates the cluster is administrator enough, as eksctl leaves it: for clusters of which nobody minds the loss, since an
    /// identity made again under its old name is not let in. Needs <see cref="EksClusterProps.CreatorIsAdmin"/>.</summary>
    public static AdministratorGuard CreatorOfDevCluster { get; } = new(GuardKind.Creator, null);

    /// <summary>Why nobody in the stack needs to be administrator; null where somebody does.</summary>
    public string? Reason { get; }

    internal GuardKind Kind { get; }

    /// <summary>The administrator is in another stack, of this app or another: nobody is asked for here.</summary>
    /// <param name="reason">Which stack, and why; said as information at synthesis.</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public static AdministratorGuard AnotherStack(string reason) => new(GuardKind.AnotherStack, Given(reason));

    /// <summary>Nobody is asked for.</summary>
    /// <param name="reason">Why; said as information at synthesis.</param>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public static AdministratorGuard None(string reason) => new(GuardKind.None, Given(reason));

    private static string Given(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return reason;
    }
}

/// <summary>Where the guard looks for an administrator.</summary>
internal enum GuardKind
{
    /// <summary>In the stack of the cluster.</summary>
    ThisStack,

    /// <summary>Nowhere: the creator suffices.</summary>
    Creator,

    /// <summary>Nowhere: it is in another stack.</summary>
    AnotherStack,

    /// <summary>Nowhere at all.</summary>
    None,
}
