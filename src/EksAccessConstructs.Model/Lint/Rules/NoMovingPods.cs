namespace EksAccessConstructs.Lint.Rules;

/// <summary>Pods are not moved.</summary>
internal sealed class NoMovingPods() : PowerLint(
    new("RB088", Severity.Warning, "No role moves pods or writes their status."),
    "the status of a pod decides whether services send it traffic, eviction and binding where it runs",
    "leave it to kubelets, schedulers and controllers");
