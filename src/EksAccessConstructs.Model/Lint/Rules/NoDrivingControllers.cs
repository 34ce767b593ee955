namespace EksAccessConstructs.Lint.Rules;

/// <summary>Controllers are not driven by others.</summary>
internal sealed class NoDrivingControllers() : PowerLint(
    new("RB097", Severity.Warning, "No role writes objects by which a controller uses its own rights."),
    "GitOps, workflow, policy, backup and package controllers do with their own rights what an object tells them, so whoever writes "
        + "the object has those rights",
    "give it to those who may have the rights of the controller, and let the controller act as an account of the tenant where it can");
