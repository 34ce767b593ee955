using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Addons;

/// <summary>What Auto Mode does of what add-ons would do.</summary>
internal static class AutoModeParts
{
    /// <summary>True where a part is switched on.</summary>
    public static bool Brings(this AutoModeOptions? auto, AutoModePart part) => part switch
    {
        AutoModePart.Compute => auto is { Compute: true },
        AutoModePart.BlockStorage => auto is { BlockStorage: true },
        AutoModePart.LoadBalancing => auto is { LoadBalancing: true },
    };
}
