namespace EksAccessConstructs.Addons;

/// <summary>An add-on that EKS offers.</summary>
/// <param name="Name">The name, in small letters; EKS takes any case.</param>
internal sealed record OfferedAddon(string Name)
{
    /// <summary>The namespace that it is installed into unless another is asked for.</summary>
    /// <value>Default: kube-system.</value>
    public string Namespace { get; init; } = "kube-system";

    /// <summary>True for one of the community, which AWS builds and checks but does not make.</summary>
    /// <value>Default: false; it is AWS's own.</value>
    public bool IsOfCommunity { get; init; }

    /// <summary>Its service accounts that need a role.</summary>
    /// <value>Default: none.</value>
    public ValueList<AddonAccount> Accounts { get; init; }

    /// <summary>False where it becomes active without nodes, as a daemon set does, which is complete as long as there are none.</summary>
    /// <value>Default: true.</value>
    public bool NeedsNodes { get; init; } = true;

    /// <summary>The part of Auto Mode that does the same.</summary>
    /// <value>Default: none does.</value>
    public AutoModePart? BroughtBy { get; init; }

    /// <summary>The add-on that has to be there before.</summary>
    /// <value>Default: none.</value>
    public string? Needs { get; init; }

    /// <summary>The partitions that it is offered in.</summary>
    /// <value>Default: empty, which is all.</value>
    public ValueList<string> Partitions { get; init; }

    /// <summary>True where it is offered in a partition.</summary>
    public bool IsOfferedIn(string partition) => Partitions.IsEmpty || Partitions.Contains(partition);
}
