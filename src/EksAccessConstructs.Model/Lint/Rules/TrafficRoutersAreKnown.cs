namespace EksAccessConstructs.Lint.Rules;

/// <summary>Who routes traffic is known.</summary>
internal sealed class TrafficRoutersAreKnown() : PowerLint(
    new("RB091", Severity.Info, "Who writes routes and network policies is known."),
    "routes decide what is reached from outside of the cluster, network policies what pods reach of each other",
    "keep it for those who own the network");
