namespace EksAccessConstructs.Addons;

/// <summary>A part of EKS Auto Mode that does what an add-on would do.</summary>
internal enum AutoModePart
{
    /// <summary>Its nodes have it.</summary>
    Compute,

    /// <summary>EKS runs it for volumes.</summary>
    BlockStorage,

    /// <summary>EKS runs it for load balancers.</summary>
    LoadBalancing,
}
