namespace EksAccessConstructs.Compute;

/// <summary>How many network cards an instance type has, each of which takes one Elastic Fabric Adapter.</summary>
/// <remarks>Source: EC2 User Guide, "Network cards". As of August 2026; a type that is not in the table has one.</remarks>
public static class NetworkCards
{
    private static readonly (string Type, int Cards)[] Several =
    [
        ("p4d.24xlarge", 4), ("p4de.24xlarge", 4), ("p5.48xlarge", 32), ("p5e.48xlarge", 32), ("p5en.48xlarge", 16), ("p6-b200.48xlarge", 8),
        ("trn1.32xlarge", 8), ("trn1n.32xlarge", 16), ("trn2.48xlarge", 16), ("dl1.24xlarge", 4), ("g6e.24xlarge", 2), ("g6e.48xlarge", 4),
        ("c6in.32xlarge", 2), ("c6in.metal", 2), ("m6in.32xlarge", 2), ("m6in.metal", 2), ("r6in.32xlarge", 2), ("r6in.metal", 2),
        ("m6idn.32xlarge", 2), ("m6idn.metal", 2), ("r6idn.32xlarge", 2), ("r6idn.metal", 2), ("hpc6id.32xlarge", 2),
        ("hpc7a.12xlarge", 2), ("hpc7a.24xlarge", 2), ("hpc7a.48xlarge", 2), ("hpc7a.96xlarge", 2),
        ("c8gn.48xlarge", 2), ("m8gn.48xlarge", 2), ("r8gn.48xlarge", 2),
        ("u7in-16tb.224xlarge", 2), ("u7in-24tb.224xlarge", 2), ("u7in-32tb.224xlarge", 2),
    ];

    /// <summary>The cards of a type.</summary>
    public static int Of(string instanceType) => Several.FirstOrDefault(known => known.Type == instanceType) is { Cards: > 0 and var cards } ? cards : 1;

    /// <summary>The cards that every type of a group has.</summary>
    public static int OfGroup(IEnumerable<string> instanceTypes) => instanceTypes.Select(Of).DefaultIfEmpty(1).Min();
}
