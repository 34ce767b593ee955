using System.Text.RegularExpressions;

namespace EksAccessConstructs.Compute;

/// <summary>What AWS takes as names of Karpenter's parts.</summary>
/// <remarks>Source: IAM and SQS API references: 64 characters for a role, 128 for an instance profile, 80 for a queue.</remarks>
internal static partial class KarpenterLimits
{
    private const int LongestRole = 64;
    private const int LongestQueue = 80;

    /// <summary>Why a version is none that can be installed; null where it is one.</summary>
    public static string? ProblemOfVersion(string version) =>
        KarpenterRelease.Parts(version) is null ? $"('{version}') must be a version from 0.20.0 on, such as 1.6.1" : null;

    /// <summary>Every problem of a release's names.</summary>
    public static IEnumerable<string> Problems(KarpenterRelease release)
    {
        var longest = new[] { KarpenterNames.NodeRole(release.Cluster), KarpenterNames.ControllerRole(release.Cluster) }.MaxBy(name => name.Length) ?? "";
        if (longest.Length > LongestRole)
        {
            yield return $"Karpenter's role '{longest}' has {longest.Length} characters, and IAM takes {LongestRole}; "
                + $"shorten the cluster's name by {longest.Length - LongestRole}, or install Karpenter without 'karpenter'";
        }

        if (release.InterruptionQueue && KarpenterNames.Queue(release.Cluster).Length > LongestQueue)
        {
            yield return $"the queue '{release.Cluster}' has {release.Cluster.Length} characters, and SQS takes {LongestQueue}; shorten the cluster's name";
        }

        if (!ProfileName().IsMatch(release.InstanceProfile))
        {
            yield return $"the instance profile '{release.InstanceProfile}' must have at most 128 letters, digits and characters of '+=,.@_-'";
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9+=,.@_-]{1,128}\z")]
    private static partial Regex ProfileName();
}
