namespace EksAccessConstructs.Rbac;

/// <summary>Where the manifests of a cluster are in the cloud assembly.</summary>
internal static class RbacFolder
{
    /// <summary>The folder, relative to the cloud assembly.</summary>
    public static string Of(string cluster) => $"eks-access/{cluster}/rbac";

    /// <summary>The folder of what constructs of pods write, relative to the cloud assembly.</summary>
    public static string OfPods(string cluster) => $"eks-access/{cluster}/pods";

    /// <summary>The folder of the values of Helm charts, relative to the cloud assembly.</summary>
    public static string OfCharts(string cluster) => $"eks-access/{cluster}/charts";
}
