using EksAccessConstructs.Eksctl;
using EksAccessConstructs.Tests.Eksctl.Parity.Comparing;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>The files that list which differences from eksctl are meant.</summary>
internal static class AcceptedFiles
{
    private static readonly string[] Always = ["accept.yaml", "accept-compute.yaml", "accept-cluster.yaml"];

    public static IEnumerable<string> Paths(DefaultsFlavour flavour)
    {
        string[] files = flavour is DefaultsFlavour.Secure ? [.. Always, "accept-secure.yaml"] : Always;
        return files.Select(file => Repository.Test("EksAccessConstructs.Tests", "Eksctl", file));
    }

    public static IEnumerable<AcceptedDifference> For(DefaultsFlavour flavour) => Paths(flavour).SelectMany(AcceptedDifference.Read);
}
