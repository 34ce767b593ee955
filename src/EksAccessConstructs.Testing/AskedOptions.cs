using EksAccessConstructs.Access;
using EksAccessConstructs.Changes;
using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Testing;

/// <summary>What a test says beside the files.</summary>
internal sealed record AskedOptions
{
    /// <summary>The name of the cluster; null where the files are about one.</summary>
    public string? Cluster { get; init; }

    /// <summary>Whose choice fills what a ClusterConfig leaves open.</summary>
    public DefaultsFlavour Defaults { get; init; } = DefaultsFlavour.Secure;

    /// <summary>The authentication mode; null where the files have the say.</summary>
    public ClusterAuthenticationMode? Mode { get; init; }

    /// <summary>The identity that created the cluster; null where the files have the say.</summary>
    public ClusterCreator? Creator { get; init; }

    /// <summary>What may be gained since an accepted state.</summary>
    public AllowanceList Allowed { get; init; } = new([]);

    /// <summary>The day on which allowances count or have expired.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);

    /// <summary>True where what is not known fails nothing.</summary>
    public bool UnknownPasses { get; init; }
}
