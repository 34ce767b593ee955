namespace EksAccessConstructs.Addons;

/// <summary>An add-on, or a chart in place of one, that a construct gives a cluster.</summary>
/// <param name="Name">The name.</param>
/// <param name="Source">The construct.</param>
internal sealed record AddedAddon(string Name, IConstruct Source)
{
    /// <summary>The namespace of its pods; null where it is not known.</summary>
    public string? Namespace { get; init; }

    /// <summary>True where it becomes active only once its pods run.</summary>
    public bool NeedsNodes { get; init; }

    /// <summary>True where a service account has a role by Pod Identity.</summary>
    public bool HasPodIdentities { get; init; }

    /// <summary>True where a service account has a role by its token.</summary>
    public bool HasTokenRole { get; init; }

    /// <summary>The part of Auto Mode that does the same.</summary>
    public AutoModePart? BroughtBy { get; init; }

    /// <summary>True where a ClusterConfig asks for it, whose rules have said what there is to say.</summary>
    public bool IsSettled { get; init; }

    /// <summary>True where it has a role of its own.</summary>
    public bool HasRole => HasPodIdentities || HasTokenRole;
}
