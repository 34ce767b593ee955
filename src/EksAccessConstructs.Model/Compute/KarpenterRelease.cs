using System.Globalization;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Compute;

/// <summary>Karpenter as it is to be installed.</summary>
internal sealed partial record KarpenterRelease
{
    /// <summary>The cluster's name.</summary>
    public required string Cluster { get; init; }

    /// <summary>The region; null where only deployment knows it.</summary>
    public string? Region { get; init; }

    /// <summary>The version as it is written, with or without <c>v</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The instance profile of its nodes.</summary>
    public required string InstanceProfile { get; init; }

    /// <summary>True where the chart makes the service account.</summary>
    public required bool ChartMakesServiceAccount { get; init; }

    /// <summary>True where a queue tells of interruptions.</summary>
    public required bool InterruptionQueue { get; init; }

    /// <summary>The name of the controller's role that its service account carries; null where it carries none.</summary>
    public string? ControllerRole { get; init; }

    /// <summary>True where nodes are let in by aws-auth, since the cluster has no access entries.</summary>
    public bool IsLetInByConfigMap { get; init; }

    /// <summary>The version and its parts; null where it is none from 0.20 on.</summary>
    public static (int Major, int Minor)? Parts(string version)
    {
        var match = Form().Match(version);
        (int Major, int Minor) parts = (Number(match.Groups[1].Value), Number(match.Groups[2].Value));
        return match.Success && parts.CompareTo((0, 20)) >= 0 ? parts : null;
    }

    /// <summary>True from 0.32 on, where node classes name the role of nodes, and settings lost their prefix.</summary>
    public bool HasNodeClasses => IsFrom(0, 32);

    /// <summary>The version of the chart: with a <c>v</c> before 0.35, without one since.</summary>
    public string ChartVersion => IsFrom(0, 35) ? Version.TrimStart('v') : $"v{Version.TrimStart('v')}";

    private bool IsFrom(int major, int minor) => (Parts(Version) ?? (0, 0)).CompareTo((major, minor)) >= 0;

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^v?([0-9]+)(?:\.([0-9]+))?(?:\.[0-9]+)*(?:-[0-9A-Za-z.-]+)?\z")]
    private static partial Regex Form();
}
