namespace EksAccessConstructs.Lint.Rules;

/// <summary>Nodes are not changed.</summary>
internal sealed class NoChangingNodes() : PowerLint(
    new("RB086", Severity.Error, "No role changes or deletes nodes."),
    "labels, taints and conditions of nodes decide where pods run, so whoever has a node draws pods with their tokens onto it",
    "leave it to kubelets and controllers of nodes");
