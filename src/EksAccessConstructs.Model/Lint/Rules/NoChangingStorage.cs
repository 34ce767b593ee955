namespace EksAccessConstructs.Lint.Rules;

/// <summary>Storage is not changed.</summary>
internal sealed class NoChangingStorage() : PowerLint(
    new("RB092", Severity.Warning, "No role writes storage classes, CSI drivers or attachments of volumes."),
    "they decide how volumes are made and mounted, which Secrets and tokens drivers get, and to which node a volume is attached",
    "leave it to delivery and storage controllers");
