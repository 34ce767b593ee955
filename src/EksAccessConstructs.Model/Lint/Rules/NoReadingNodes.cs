namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nobody reads what is on nodes.</summary>
internal sealed class NoReadingNodes() : PowerLint(
    new("RB087", Severity.Warning, "No role reads log files and settings of nodes."),
    "log files of a node hold what all its pods print, and the settings of a kubelet say how it can be reached",
    "collect logs and metrics by an agent on the node");
