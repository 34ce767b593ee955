namespace EksAccessConstructs.Lint.Rules;

/// <summary>Who decides on the order of things is known.</summary>
internal sealed class SchedulersAreKnown() : PowerLint(
    new("RB093", Severity.Info, "Who writes priorities, runtime classes and leases is known."),
    "they decide whose pods and requests come first, and which controller leads",
    "keep it for those who run the cluster");
